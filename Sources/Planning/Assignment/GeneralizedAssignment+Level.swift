import Formulation

/// Levels that are nothing but a generalized assignment problem.
extension GeneralizedAssignment {
  /// Parties × sites up to which a level is stated so.
  private static let mostPairs = 20_000
  private static let mostParties = 2_000
  /// Entries of all sites' knapsack tables.
  private static let mostEntries = 40_000_000

  /// The level, where everybody must be placed, nothing bounds or charges settlements, and no limit but one upper limit at each
  /// site can bind; `nil` where anything else matters, or the problem is too large.
  init?(_ model: SearchModel) {
    let problem = model.problem
    guard model.partyCount > 0, model.siteCount > 0, model.partyCount <= Self.mostParties,
      model.partyCount * model.siteCount <= Self.mostPairs, problem.groups.isEmpty, model.task.cappedLevels.isEmpty,
      model.task.structure.linkCount == 0, problem.comparisons.isEmpty,
      model.task.structure.fragments.count == model.partyCount,
      model.levelUnplaced.allSatisfy({ $0 >= SearchModel.barred }),
      problem.dwellings.allSatisfy({ $0.resource == nil }), model.amounts.allSatisfy({ $0 >= 0 }),
      let limiting = Self.limitingResources(model)
    else { return nil }
    var costs: [Int?] = []
    var amounts: [Int] = []
    for site in 0..<model.siteCount {
      for party in 0..<model.partyCount {
        let cost = model.levelCosts[party * model.siteCount + site]
        costs.append(abs(cost) < SearchModel.barred / 2 ? cost : nil)
        amounts.append(
          limiting[site].map { Int(model.amounts[party * model.measureCount + $0.measure]) } ?? 0)
      }
    }
    let canGo = (0..<model.partyCount).allSatisfy { party in
      (0..<model.siteCount).contains { costs[$0 * model.partyCount + party] != nil }
    }
    guard canGo else { return nil }
    let capacities = limiting.map { $0.map { model.uppers[$0.resource] } ?? 0 }
    self.init(costs: costs, amounts: amounts, capacities: capacities)
    guard self.capacities.reduce(0, { $0 + max(0, $1) + 1 }) * model.partyCount <= Self.mostEntries else { return nil }
  }

  /// By site the one resource that can bind, or none; `nil` where some site has several, or some other limit can bind.
  private static func limitingResources(_ model: SearchModel) -> [(resource: Int, measure: Int)?]? {
    var totals = [Int](repeating: 0, count: model.measureCount)
    for (index, amount) in model.amounts.enumerated() { totals[index % max(1, model.measureCount)] += Int(amount) }
    var limiting: [(resource: Int, measure: Int)?] = []
    for own in model.ownResources {
      guard own.allSatisfy({ model.lowers[$0.resource] <= 0 }) else { return nil }
      let binding = own.filter { model.uppers[$0.resource] < totals[$0.measure] }
      guard binding.count <= 1 else { return nil }
      limiting.append(binding.first)
    }
    let isFree = model.sharedResources.allSatisfy {
      model.lowers[$0.resource] <= 0 && model.uppers[$0.resource] >= totals[$0.measure]
    }
    return isFree ? limiting : nil
  }
}
