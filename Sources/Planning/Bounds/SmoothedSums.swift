import Formulation

/// Sums over blocks of the smooth dual: value, mean use, and the covariance of the use.
struct SmoothedSums {
  let model: SmoothedModel
  private let siteCount: Int
  private let width: Int
  private(set) var value = 0.0
  private(set) var loads: [Double]
  private(set) var covariance: UseCovariance
  /// The block in hand.
  private var block = 0
  /// At `site · sizeCount + size`: mean number of households.
  private var housed: [Double]
  /// Costs of the block's fragments, at `position · siteCount + site`.
  private(set) var costs: [Double] = []
  /// What they use, at `(position · siteCount + site) · width + position in the site's resources`, where it was asked for.
  private var uses: [Double] = []
  private var isFilled: [Bool] = []
  /// Of the one fragment in hand: the sites that have a weight.
  private var chosen: [Int] = []
  /// Mean use of the block, at `site · width + position`, and which sites are in it.
  private var mean: [Double]
  private var meanSites: [Int] = []
  /// Use of one open set, the same way, at most two sites.
  private var setUse: [Double]

  init(resourceCount: Int, model: SmoothedModel, isDense: Bool) {
    self.model = model
    siteCount = model.siteCount
    width = model.width
    loads = [Double](repeating: 0, count: resourceCount)
    covariance = UseCovariance(model, resourceCount: resourceCount, isDense: isDense)
    housed = [Double](repeating: 0, count: model.realSiteCount * model.sizeCount)
    mean = [Double](repeating: 0, count: model.siteCount * model.width)
    setUse = [Double](repeating: 0, count: 2 * model.width)
  }

  mutating func add(_ other: SmoothedSums) {
    value += other.value
    for index in loads.indices { loads[index] += other.loads[index] }
    covariance.add(other.covariance)
    for index in housed.indices { housed[index] += other.housed[index] }
  }

  /// Lets the blocks that were added stand for more of their kind.
  mutating func scale(by factor: Double) {
    guard factor != 1 else { return }
    value *= factor
    for index in loads.indices { loads[index] *= factor }
    covariance.scale(by: factor)
  }

  /// The variance that comes from households' choice among dwellings at their site.
  mutating func addDwellingChoice(_ prices: SmoothedPrices) {
    for (index, count) in housed.enumerated() where count > 0 {
      let site = index / model.sizeCount
      let weights = prices.weights.elements[prices.weights.range(index)]
      for (position, first) in weights.enumerated() {
        covariance.add(count * first.weight, at: site, first.position, first.position)
        for second in weights.prefix(position + 1) {
          covariance.add(-count * first.weight * second.weight, at: site, first.position, second.position)
        }
      }
    }
  }

  /// - Parameter isFree: whether settlements do not matter.
  mutating func add(_ block: Int, _ prices: SmoothedPrices, isFree: Bool) {
    let task = model.task
    let it = task.structure.blocks[block]
    self.block = block
    guard !isFree, it.group >= 0 else {
      for fragment in it.fragments { addFree(fragment, prices) }
      return
    }
    addGroup(it, task.problem.groups[it.group], prices)
  }

  // MARK: - One fragment on its own

  private mutating func addFree(_ fragment: Int, _ prices: SmoothedPrices) {
    prepare(1)
    prices.price(fragment, of: block, into: &costs, at: 0)
    let outside = model.outside[fragment]
    var least = outside
    for site in 0..<siteCount { least = min(least, costs[site]) }
    guard least < SmoothedModel.unreachable else { return }
    // Sites too dear for any weight are left out.
    chosen.removeAll(keepingCapacity: true)
    let dearest = least - Self.negligible * prices.temperature
    var sum = outside <= dearest ? exponential((least - outside) / prices.temperature) : 0
    var largest = sum
    for site in 0..<siteCount where costs[site] <= dearest {
      costs[site] = exponential((least - costs[site]) / prices.temperature)
      sum += costs[site]
      largest = max(largest, costs[site])
      chosen.append(site)
    }
    value += least - prices.temperature * logarithm(sum)
    let isSure = largest > sum * (1 - 1e-9)
    for site in chosen where costs[site] > 1e-9 * sum {
      let weight = costs[site] / sum
      let offset = fill(fragment, 0, site, prices)
      settle(fragment, site, weight)
      let own = model.resources.range(real(site))
      for index in own { loads[model.resources.elements[index]] += weight * uses[offset + index - own.lowerBound] }
      // Sites of little weight keep their own variance and lose what they share with others: still a covariance.
      if !isSure, weight < Self.shared { addSquare(site, uses, offset, times: weight * (1 - weight)) }
    }
    if !isSure { addShared(sum) }
  }

  /// The least weight of a site whose covariance with other sites counts.
  private static let shared = 0.04

  /// The logarithm of a weight that is zero.
  private static let negligible = -40.0

  /// The covariance of one fragment's use over the sites that it weighs most.
  private mutating func addShared(_ sum: Double) {
    chosen.removeAll { costs[$0] < Self.shared * sum }
    for (position, first) in chosen.enumerated() {
      let weight = costs[first] / sum
      addSquare(first, uses, first * width, times: weight * (1 - weight))
      for second in chosen.prefix(position) {
        addProduct(
          first, uses, first * width, second, uses, second * width, times: -weight * costs[second] / sum)
      }
    }
  }

  /// Room for a block's costs and uses.
  private mutating func prepare(_ count: Int) {
    let entries = count * siteCount
    if costs.count < entries {
      costs = [Double](repeating: 0, count: entries)
      uses = [Double](repeating: 0, count: entries * width)
      isFilled = [Bool](repeating: false, count: entries)
    } else {
      for index in 0..<entries { isFilled[index] = false }
    }
  }

  private mutating func settle(_ fragment: Int, _ site: Int, _ weight: Double) {
    for index in model.sizes.range(fragment) {
      let (size, count) = model.sizes.elements[index]
      housed[real(site) * model.sizeCount + size] += weight * count
    }
  }

  /// Writes what a fragment uses at a site, dwellings in the mean, and says where.
  private mutating func fill(_ fragment: Int, _ position: Int, _ site: Int, _ prices: SmoothedPrices) -> Int {
    let entry = position * siteCount + site
    let offset = entry * width
    guard !isFilled[entry] else { return offset }
    isFilled[entry] = true
    for index in offset..<offset + width { uses[index] = 0 }
    let real = real(site)
    let own = model.uses.range(real)
    for index in own {
      let measure = model.uses.elements[index].measure
      uses[offset + index - own.lowerBound] = model.amounts[fragment * model.measureCount + measure]
    }
    for index in model.sizes.range(fragment) {
      let (size, count) = model.sizes.elements[index]
      for option in prices.weights.range(real * model.sizeCount + size) {
        let (position, weight) = prices.weights.elements[option]
        uses[offset + position] += count * weight
      }
    }
    return offset
  }

  private mutating func addToMean(_ site: Int, _ offset: Int, _ weight: Double) {
    if !meanSites.contains(site) { meanSites.append(site) }
    for index in 0..<width { mean[site * width + index] += weight * uses[offset + index] }
  }

  /// Adds the block's mean to the loads, takes its square off the moments, and clears it.
  private mutating func takeMean(isSure: Bool) {
    for site in meanSites {
      let own = model.resources.range(real(site))
      for index in own { loads[model.resources.elements[index]] += mean[site * width + index - own.lowerBound] }
    }
    if !isSure {
      for (position, site) in meanSites.enumerated() {
        addSquare(site, mean, site * width, times: -1)
        for other in meanSites.dropFirst(position + 1) {
          addProduct(site, mean, site * width, other, mean, other * width, times: -1)
        }
      }
    }
    for site in meanSites { for index in 0..<width { mean[site * width + index] = 0 } }
    meanSites.removeAll(keepingCapacity: true)
  }

  /// The site at a position of the block's list.
  @inline(__always)
  private func real(_ site: Int) -> Int { model.near.site(block, site) }

  private mutating func addSquare(_ site: Int, _ vector: [Double], _ offset: Int, times factor: Double) {
    covariance.addSquare(real(site), vector, offset, times: factor)
  }

  private mutating func addProduct(
    _ site: Int, _ vector: [Double], _ offset: Int, _ other: Int, _ otherVector: [Double], _ otherOffset: Int,
    times factor: Double
  ) {
    covariance.addProduct(real(site), vector, offset, real(other), otherVector, otherOffset, times: factor)
  }

  // MARK: - Settlements

  private mutating func addGroup(_ block: Block, _ group: AssignmentProblem.Group, _ prices: SmoothedPrices) {
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
