import Formulation

/// Prices blocks: what each household costs at each site under given multipliers.
///
/// Made anew for each vector of multipliers; holds, for each distinct profile and site, the price of what it consumes
/// together with its cheapest dwelling, so that a household's costs at all sites are one multiply-and-add each.
struct Pricer<Scalar: PriceScalar>: Sendable {
  let task: LevelTask
  let multipliers: Multipliers<Scalar>
  let siteCount: Int
  /// At `profile · siteCount + site`: price of consumption and cheapest dwelling; unreachable where none admits it.
  let profilePrices: [Scalar]
  /// At `profile · siteCount + site`: the cheapest dwelling option, or -1.
  let profileDwellings: [Int32]
  /// At `settlement · siteCount + site`: weighted cost per person; empty where all are zero.
  let rates: [Scalar]
  /// Which levels are charged, with their weights: the task's own and the capped ones.
  let weights: [(level: Int, weight: Scalar)]
  /// Cost of each site of a group beyond its first.
  let extraSiteCosts: [Scalar]
  private let units: [AssignmentProblem.Unit]
  /// By class of access: whether it is open everywhere.
  private let isOpenToAll: [Bool]

  init(_ task: LevelTask, _ multipliers: Multipliers<Scalar>) {
    self.task = task
    self.multipliers = multipliers
    siteCount = task.problem.siteCount
    units = task.problem.units
    isOpenToAll = task.problem.accessClasses.map { $0.allSatisfy(\.self) }
    var weights = [(level: task.level, weight: multipliers.scale)]
    for (position, level) in task.cappedLevels.enumerated() where multipliers.caps[position] != .zero {
      weights.append((level, multipliers.caps[position]))
    }
    self.weights = weights
    rates = Self.combinedRates(task.problem, weights)
    (profilePrices, profileDwellings) = Self.priceProfiles(task.problem, multipliers, weights)
    extraSiteCosts = task.problem.groups.map { group in
      weights.reduce(.zero) { $0 + $1.weight * Scalar(group.extraSiteCosts[$1.level]) }
    }
  }

  private static func combinedRates(_ problem: AssignmentProblem, _ weights: [(level: Int, weight: Scalar)]) -> [Scalar]
  {
    var combined: [Scalar] = []
    for (level, weight) in weights where !problem.rates[level].isEmpty {
      if combined.isEmpty { combined = [Scalar](repeating: .zero, count: problem.rates[level].count) }
      problem.rates[level].withUnsafeBufferPointer { rates in
        for index in rates.indices { combined[index] += weight * Scalar(rates[index]) }
      }
    }
    return combined
  }

  private static func priceProfiles(
    _ problem: AssignmentProblem, _ multipliers: Multipliers<Scalar>, _ weights: [(level: Int, weight: Scalar)]
  ) -> ([Scalar], [Int32]) {
    let count = problem.siteCount
    var prices = [Scalar](repeating: .zero, count: problem.profiles.count * count)
    var chosen = [Int32](repeating: -1, count: prices.count)
    let dwellingPrices = problem.dwellings.map { option -> Scalar in
      let own = weights.reduce(Scalar.zero) { $0 + $1.weight * Scalar(option.costs[$1.level]) }
      return option.resource.map { own + multipliers.resources[$0] } ?? own
    }
    for (index, profile) in problem.profiles.enumerated() {
      for site in 0..<count {
        var price = Scalar.zero
        for use in problem.consumption[site] where profile.amounts[use.measure] != 0 {
          price += multipliers.resources[use.resource] * Scalar(profile.amounts[use.measure])
        }
        if problem.needsDwelling(at: site) {
          var best = Scalar.unreachable
          for option in profile.options[site] where dwellingPrices[option] < best {
            best = dwellingPrices[option]
            chosen[index * count + site] = Int32(option)
          }
          price = best == .unreachable ? .unreachable : price + best
        }
        prices[index * count + site] = price
      }
    }
    return (prices, chosen)
  }

  /// Writes a fragment's cost at every site, unreachable where it may not go, and returns its cost of being left out.
  func price(_ fragment: Int, into costs: UnsafeMutableBufferPointer<Scalar>) -> Scalar {
    let it = task.structure.fragments[fragment]
    if weights.count == 1, let table = task.costTable {
      let unplaced = read(table, fragment, it, into: costs)
      addLinks(it, to: costs)
      return unplaced
    }
    for site in 0..<siteCount { costs[site] = .zero }
    var unplaced = task.mayStay[fragment] ? Scalar.zero : Scalar.unreachable
    for unit in it.units {
      add(unit, into: costs)
      for (level, weight) in weights {
        unplaced += weight * Scalar(task.problem.unplacedCosts[unit * task.problem.levelCount + level])
      }
    }
    addLinks(it, to: costs)
    return min(unplaced, .unreachable)
  }

  /// A fragment's cost at one site; unreachable where it may not go.
  func price(_ fragment: Int, at site: Int) -> Scalar {
    let it = task.structure.fragments[fragment]
    var total = Scalar.zero
    for unit in it.units {
      guard task.problem.allows(unit, at: site) else { return .unreachable }
      let own = units[unit]
      for (level, weight) in weights {
        total += weight * Scalar(task.problem.placedCosts[unit * task.problem.levelCount + level])
        if let costs = task.problem.adjustment(of: unit, at: site)?.costs, !costs.isEmpty {
          total += weight * Scalar(costs[level])
        }
      }
      total += profilePrices[own.profile * siteCount + site]
      if !rates.isEmpty { total += Scalar(own.people) * rates[own.settlement * siteCount + site] }
    }
    if it.link >= 0 { total += multipliers.links[it.link + site] }
    for link in it.followers { total -= multipliers.links[link + site] }
    return min(total, .unreachable)
  }

  private func addLinks(_ it: Fragment, to costs: UnsafeMutableBufferPointer<Scalar>) {
    if it.link >= 0 { for site in 0..<siteCount { costs[site] += multipliers.links[it.link + site] } }
    for link in it.followers { for site in 0..<siteCount { costs[site] -= multipliers.links[link + site] } }
  }

  /// Costs from the table, with the prices of what the fragment's units consume.
  private func read(
    _ table: CostTable, _ fragment: Int, _ it: Fragment, into costs: UnsafeMutableBufferPointer<Scalar>
  ) -> Scalar {
    let scale = multipliers.scale
    let offset = fragment * siteCount
    table.placed.withUnsafeBufferPointer { placed in
      for site in 0..<siteCount {
        let own = placed[offset + site]
        costs[site] = own >= .unreachable ? .unreachable : scale * Scalar(own)
      }
    }
    profilePrices.withUnsafeBufferPointer { prices in
      for unit in it.units {
        let row = task.problem.units[unit].profile * siteCount
        // Kept from adding up, so that no sum of them leaves the integers.
        for site in 0..<siteCount { costs[site] = min(costs[site] + prices[row + site], .unreachable) }
      }
    }
    let unplaced = table.unplaced[fragment]
    return unplaced >= .unreachable ? .unreachable : scale * Scalar(unplaced)
  }

  private func add(_ unit: Int, into costs: UnsafeMutableBufferPointer<Scalar>) {
    let it = units[unit]
    let count = siteCount
    var base = Scalar.zero
    for (level, weight) in weights {
      base += weight * Scalar(task.problem.placedCosts[unit * task.problem.levelCount + level])
    }
    let people = Scalar(it.people)
    profilePrices.withUnsafeBufferPointer { all in
      let prices = UnsafeBufferPointer(rebasing: all[it.profile * count..<(it.profile + 1) * count])
      if rates.isEmpty {
        for site in 0..<count { costs[site] += base + prices[site] }
      } else {
        rates.withUnsafeBufferPointer { all in
          let rates = UnsafeBufferPointer(rebasing: all[it.settlement * count..<(it.settlement + 1) * count])
          for site in 0..<count { costs[site] += base + prices[site] + people * rates[site] }
        }
      }
    }
    for position in it.adjustments {
      let adjustment = task.problem.adjustments[position]
      if adjustment.isForbidden { costs[adjustment.site] += .unreachable }
      guard !adjustment.costs.isEmpty else { continue }
      for (level, weight) in weights { costs[adjustment.site] += weight * Scalar(adjustment.costs[level]) }
    }
    forbid(it, into: costs)
    // Kept from adding up, so that no sum of them leaves the integers.
    for site in 0..<count { costs[site] = min(costs[site], .unreachable) }
  }

  /// Takes out the sites that a unit may not go to for reasons other than bars and dwellings.
  private func forbid(_ unit: AssignmentProblem.Unit, into costs: UnsafeMutableBufferPointer<Scalar>) {
    if !isOpenToAll[unit.access] {
      let access = task.problem.accessClasses[unit.access]
      for site in 0..<siteCount where !access[site] { costs[site] += .unreachable }
    }
    if unit.pinned >= 0 { for site in 0..<siteCount where site != unit.pinned { costs[site] += .unreachable } }
    if !task.problem.reachable.isEmpty {
      let row = unit.settlement * siteCount
      for site in 0..<siteCount where !task.problem.reachable[row + site] { costs[site] += .unreachable }
    }
  }
}
