import Relocation

extension ProblemCompiler {
  /// The columns that some level compares, sorted by their bytes.
  static func comparedColumns(_ scenario: Scenario) -> [String] {
    let columns = scenario.objectives.flatMap(\.terms).compactMap { term -> String? in
      if term.weight != 0, case .worst(let column) = term.criterion { return column }
      return nil
    }
    return Set(columns).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The groups that criteria `worst:COLUMN` compare.
  mutating func addComparisons() {
    for column in Self.comparedColumns(scenario) {
      var unitsOfText: [String: [Int]] = [:]
      for (unit, it) in problem.units.enumerated() {
        unitsOfText[planningCase.text(of: column, household: it.household) ?? "", default: []].append(unit)
      }
      let texts = unitsOfText.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let groups = texts.map { text in
        let units = unitsOfText[text] ?? []
        return AssignmentProblem.ComparedGroup(
          text: text, units: units, people: units.reduce(0) { $0 + problem.units[$1].people })
      }
      let weights = scenario.objectives.map { level in
        level.terms.reduce(0) { $0 + ($1.criterion == .worst(column) ? $1.weight : 0) }
      }
      problem.comparisons.append(.init(column: column, weights: weights, groups: groups))
    }
    if !problem.comparisons.isEmpty { addBurdens() }
  }

  private mutating func addBurdens() {
    var tenths: [Int] = []
    tenths.reserveCapacity(instance.settlements.count * problem.siteCount)
    for settlement in instance.settlements.indices {
      for site in problem.sites {
        tenths.append(planningCase.distances.tenths(settlement: settlement, site: site) ?? 0)
      }
    }
    let wishes = problem.units.map { unit -> [Int] in
      let household = instance.households[unit.household]
      return household.statedWishes ? household.wishes.map { $0.flatMap { site($0) } ?? -1 } : []
    }
    problem.burdens = .init(tenths: tenths, wishes: wishes)
  }
}
