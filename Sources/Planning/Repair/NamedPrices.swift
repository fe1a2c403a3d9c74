import Formulation

/// Multipliers by the names of the resources that they price, to be used on another problem of the same case.
struct NamedPrices: Sendable {
  private var prices: [ResourceName: Double] = [:]

  init(_ problem: AssignmentProblem, _ multipliers: Multipliers<Double>) {
    for (resource, price) in zip(problem.resources, multipliers.resources) where price != 0 {
      prices[resource.name] = price
    }
  }

  /// The same prices on a problem; links are free.
  func multipliers(on task: LevelTask) -> Multipliers<Double> {
    var result = Multipliers<Double>(for: task)
    for (position, resource) in task.problem.resources.enumerated() {
      result.resources[position] = prices[resource.name] ?? 0
    }
    return result
  }
}
