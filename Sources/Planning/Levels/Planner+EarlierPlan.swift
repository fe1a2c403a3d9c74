import Formulation
import Relocation

/// Beginning with the earlier plan.
extension Planner {
  /// A plan near the earlier one, by party, by exchanges or by leaving out those whom it has no room for any more, where
  /// some level charges for those that move; `nil` where there is none or no plan is found.
  ///
  /// A level before that one does not see who moves: without this beginning it would scatter everybody, and the level that
  /// does see it would have to bring them back.
  func nearEarlierPlan() -> [Int]? {
    let levels = planningCase.scenario.objectives
    guard let earlier = planningCase.earlier,
      let level = levels.firstIndex(where: { $0.terms.contains { $0.criterion == .moved } }), level > 0
    else { return nil }
    // With every earlier level capped above zero, all of them are charged first.
    let model = SearchModel(task(level, caps: [Int](repeating: 1, count: level)))
    let home = earlierSites(earlier, model)
    var search = ExchangeSearch(
      model, sites: home, weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount), seed: context.options.seed)
    let context = context
    search.run(effort: 3_000_000, patience: 20) { _ in !context.isOver }
    return better(search.bestSites, plainPlan(from: home))
  }

  /// By party: where the earlier plan has it, if it may still go there, else where it is charged least.
  private func earlierSites(_ earlier: Plan, _ model: SearchModel) -> [Int] {
    let instance = planningCase.instance
    let position = Dictionary(
      uniqueKeysWithValues: problem.sites.enumerated().map { (instance.sites[$0.element].id, $0.offset) })
    return problem.parties.enumerated().map { party, it in
      let home = it.units.lazy.compactMap { earlier[instance.households[problem.units[$0].household].id]?.site }.first
      if let site = home.flatMap({ position[$0] }), model.costs[party * model.siteCount + site] < SearchModel.barred {
        return site
      }
      let open = (0..<model.siteCount).filter { model.costs[party * model.siteCount + $0] < SearchModel.barred }
      let cheapest = open.min { model.costs[party * model.siteCount + $0] < model.costs[party * model.siteCount + $1] }
      guard model.unplaced[party] >= SearchModel.barred else { return -1 }
      return cheapest ?? -1
    }
  }
}
