import Formulation

/// The part of a settlement whose households share their sites.
extension SmoothedSums {
  mutating func addGroup(_ block: Block, _ group: AssignmentProblem.Group, _ prices: SmoothedPrices) {
    prepare(block.fragments.count)
    for (position, fragment) in block.fragments.enumerated() {
      prices.price(fragment, of: self.block, into: &costs, at: position * siteCount)
    }
    let sets = openSets(block, group, prices.temperature)
    guard let least = sets.map(\.cost).min() else { return }
    let shares = sets.map { exponential((least - $0.cost) / prices.temperature) }
    let sum = shares.reduce(0, +)
    value += least - prices.temperature * logarithm(sum)
    let isSure = (shares.max() ?? 0) > sum * (1 - 1e-9)
    for (set, share) in zip(sets, shares) where share > 1e-9 * sum {
      add(set, block, share / sum, prices, isSure: isSure)
    }
    takeMean(isSure: isSure)
  }

  /// An open set of up to two sites, -1 for no second (or no first) one, with its smooth cost.
  private struct OpenSet {
    var first: Int
    var second: Int
    var cost: Double
  }

  /// The open sets whose cost is near the least, with smooth costs.
  private func openSets(_ block: Block, _ group: AssignmentProblem.Group, _ temperature: Double) -> [OpenSet] {
    let count = block.fragments.count
    let reach = (16 + 0.7 * Double(count)) * temperature
    var sets: [OpenSet] = []
    var least = SmoothedModel.unreachable
    func offer(_ first: Int, _ second: Int, charge: Double) {
      let limit = least + reach
      var cost = charge
      for (position, fragment) in block.fragments.enumerated() {
        cost += min(model.outside[fragment], self.cost(position, first), self.cost(position, second))
        if cost > limit { return }
      }
      guard cost < SmoothedModel.unreachable else { return }
      least = min(least, cost)
      sets.append(OpenSet(first: first, second: second, cost: cost))
    }
    offer(-1, -1, charge: 0)
    for first in 0..<siteCount where group.maxSites >= 1 { offer(first, -1, charge: 0) }
    if group.maxSites >= 2, count > 1 {
      let charge = Double(group.extraSiteCosts[model.task.level])
      let firsts = choosiestSites(block, within: least + reach - charge)
      for (index, first) in firsts.enumerated() {
        for second in 0..<siteCount where second != first && !firsts.prefix(index).contains(second) {
          offer(min(first, second), max(first, second), charge: charge)
        }
      }
    }
    sets.removeAll { $0.cost > least + reach }
    for index in sets.indices {
      for (position, fragment) in block.fragments.enumerated() {
        sets[index].cost += soften(position, sets[index], model.outside[fragment], temperature)
      }
    }
    return sets
  }

  /// Sites of which every open set within a cost has one: those that the choosiest fragment can still pay for, when all
  /// others have what is cheapest for them.
  private func choosiestSites(_ block: Block, within limit: Double) -> [Int] {
    let cheapest = block.fragments.enumerated().map { position, fragment in
      (0..<siteCount).reduce(model.outside[fragment]) { min($0, cost(position, $1)) }
    }
    let slack = limit - cheapest.reduce(0, +)
    var fewest: [Int]?
    for (position, fragment) in block.fragments.enumerated() {
      let most = cheapest[position] + slack
      // One that may stay outside at that cost calls for no site at all.
      guard model.outside[fragment] > most else { continue }
      let own = (0..<siteCount).filter { cost(position, $0) <= most }
      if own.count < fewest?.count ?? .max { fewest = own }
    }
    return fewest ?? Array(0..<siteCount)
  }

  /// What a fragment's choice within a set makes it cheaper than its cheapest site.
  private func soften(_ position: Int, _ set: OpenSet, _ outside: Double, _ temperature: Double) -> Double {
    let (first, second) = (cost(position, set.first), cost(position, set.second))
    let least = min(outside, first, second)
    let sum =
      exponential((least - outside) / temperature) + exponential((least - first) / temperature)
      + exponential((least - second) / temperature)
    return sum > 1 ? -temperature * logarithm(sum) : 0
  }

  @inline(__always)
  private func cost(_ position: Int, _ site: Int) -> Double {
    site < 0 ? SmoothedModel.unreachable : costs[position * siteCount + site]
  }

  /// Adds an open set's mean use and the variance within it.
  private mutating func add(
    _ set: OpenSet, _ block: Block, _ weight: Double, _ prices: SmoothedPrices, isSure: Bool
  ) {
    for index in setUse.indices { setUse[index] = 0 }
    for (position, fragment) in block.fragments.enumerated() {
      let (first, second) = (cost(position, set.first), cost(position, set.second))
      let outside = model.outside[fragment]
      let least = min(outside, first, second)
      let firstShare = exponential((least - first) / prices.temperature)
      let secondShare = exponential((least - second) / prices.temperature)
      let sum = firstShare + secondShare + exponential((least - outside) / prices.temperature)
      let isOwnSure = max(firstShare, secondShare) > sum * (1 - 1e-9)
      addFragment(fragment, position, set.first, firstShare / sum, 0, weight, prices, isOwnSure)
      addFragment(fragment, position, set.second, secondShare / sum, width, weight, prices, isOwnSure)
      guard !isOwnSure else { continue }
      takeWithin(position, set, firstShare / sum, secondShare / sum, weight)
    }
    guard !isSure else { return }
    if set.first >= 0 { addSquare(set.first, setUse, 0, times: weight) }
    if set.second >= 0 {
      addSquare(set.second, setUse, width, times: weight)
      addProduct(set.first, setUse, 0, set.second, setUse, width, times: weight)
    }
  }

  private mutating func addFragment(
    _ fragment: Int, _ position: Int, _ site: Int, _ share: Double, _ place: Int, _ weight: Double,
    _ prices: SmoothedPrices, _ isSure: Bool
  ) {
    guard site >= 0, share > 1e-9 else { return }
    settle(fragment, site, weight * share)
    let offset = fill(fragment, position, site, prices)
    addToMean(site, offset, weight * share)
    for index in 0..<width { setUse[place + index] += share * uses[offset + index] }
    if !isSure { addSquare(site, uses, offset, times: weight * share) }
  }

  /// Takes the square of a fragment's mean use within a set off the moments.
  private mutating func takeWithin(_ position: Int, _ set: OpenSet, _ first: Double, _ second: Double, _ weight: Double)
  {
    let (a, b) = (
      (position * siteCount + max(0, set.first)) * width, (position * siteCount + max(0, set.second)) * width
    )
    let (hasFirst, hasSecond) = (set.first >= 0 && first > 1e-9, set.second >= 0 && second > 1e-9)
    if hasFirst { addSquare(set.first, uses, a, times: -weight * first * first) }
    if hasSecond { addSquare(set.second, uses, b, times: -weight * second * second) }
    if hasFirst, hasSecond {
      addProduct(set.first, uses, a, set.second, uses, b, times: -weight * first * second)
    }
  }
}
