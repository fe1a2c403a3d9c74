import Formulation

/// Multipliers that count: where a level charges for nothing but those left out, as many stay out as there is too little of
/// one thing (places, say) at all sites together.
enum CountingBound {
  /// One price for a measure's limits at all sites: of all measures and prices the one with the highest bound; `nil` where
  /// the level is of another kind or counting shows nothing.
  static func multipliers(_ task: LevelTask) -> Multipliers<Double>? {
    let problem = task.problem
    guard task.cappedLevels.isEmpty, problem.chargesOnlyUnplaced(task.level) else { return nil }
    var best: (bound: Double, price: Double, resources: [Int])?
    for measure in problem.measures.indices {
      guard let resources = limits(of: measure, problem) else { continue }
      let room = resources.reduce(0.0) { $0 + Double(problem.resources[$1].upper ?? 0) }
      let demand = problem.units.indices.map { unit in
        Demand(
          amount: Double(problem.profiles[problem.units[unit].profile].amounts[measure]),
          charge: Double(problem.unplacedCost(of: unit, level: task.level)))
      }
      // The bound is concave in the price and bends where leaving somebody out becomes cheaper than paying for what it takes.
      for price in prices(demand) {
        let bound = demand.reduce(-price * room) { $0 + min($1.charge, price * $1.amount) }
        if bound > best?.bound ?? 0 { best = (bound, price, resources) }
      }
    }
    guard let best else { return nil }
    var multipliers = Multipliers<Double>(for: task)
    for resource in best.resources { multipliers.resources[resource] = best.price }
    return multipliers
  }

  private struct Demand {
    var amount: Double
    var charge: Double
  }

  /// Prices at which some unit's charge equals what its use costs; a sample where there are many.
  private static func prices(_ demand: [Demand]) -> [Double] {
    let all = Set(demand.filter { $0.amount > 0 }.map { $0.charge / $0.amount }).sorted()
    let step = max(1, all.count / 64)
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }

  /// The limits on a measure that together hold at every site where anybody may go, each at a site of its own; `nil` where
  /// some such site has none.
  private static func limits(of measure: Int, _ problem: AssignmentProblem) -> [Int]? {
    var sitesOf: [Int: Int] = [:]
    for uses in problem.consumption { for use in uses { sitesOf[use.resource, default: 0] += 1 } }
    var resources: [Int] = []
    for (site, uses) in problem.consumption.enumerated() {
      let own = uses.first {
        $0.measure == measure && problem.resources[$0.resource].upper != nil && sitesOf[$0.resource] == 1
      }
      if let own {
        resources.append(own.resource)
      } else if problem.units.indices.contains(where: { problem.allows($0, at: site) }) {
        return nil
      }
    }
    return resources
  }
}
