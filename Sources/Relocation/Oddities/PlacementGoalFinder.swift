/// Objectives that a plan without anybody in it meets best.
struct PlacementGoalFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] { find(in: survey.planningCase) }

  /// The same without a survey.
  func find(in planningCase: PlanningCase) -> [Oddity] {
    let scenario = planningCase.scenario
    let weighed = scenario.objectives.flatMap(\.terms).filter { $0.weight > 0 }.map(\.criterion)
    guard !scenario.rules.placeEveryone, !planningCase.instance.households.isEmpty, !weighed.contains(.unplaced) else {
      return []
    }
    return [Oddity(.nothingAsksForPlacement, sentence: sentence(isNobodyBest: isNobodyBest(planningCase, weighed)))]
  }

  /// Whether neither a criterion nor a rule gains anybody a place: scores may pay for one, `moved` may keep one, and
  /// pins, fewest people of a site and lower limits demand one.
  private func isNobodyBest(_ planningCase: PlanningCase, _ weighed: [Criterion]) -> Bool {
    let instance = planningCase.instance
    let pays = weighed.contains { criterion in
      switch criterion {
      case .score, .moved: true
      case .unplaced, .wishes, .distance, .split, .cost, .worst: false
      }
    }
    let demands =
      planningCase.scenario.limits.contains { ($0.atLeast ?? 0) > 0 }
      || instance.households.contains { $0.pinnedSite != nil }
      || zip(instance.sites, planningCase.isClosed).contains { site, isClosed in
        !isClosed && (site.minPeople ?? 0) > 0
      }
    return !pays && !demands
  }

  private func sentence(isNobodyBest: Bool) -> Bilingual {
    isNobodyBest
      ? Bilingual(
        zh: "方案设定没有要求安置农户：一户也不安置的方案就是最好的；请在目标中加一级 { unplaced: 1 }。",
        en: "Nothing asks for households to be placed: a plan that places nobody is best; "
          + "add the level { unplaced: 1 }.")
      : Bilingual(
        zh: "方案设定没有要求安置农户：只有其他目标或规则用得着的户才会被安置；请在目标中加一级 { unplaced: 1 }。",
        en: "Nothing asks for households to be placed: only those that another objective or a rule wants at a site "
          + "are placed; add the level { unplaced: 1 }.")
  }
}
