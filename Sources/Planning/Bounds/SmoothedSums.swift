import Formulation

/// Sums over blocks of the smooth dual: value, mean use, and the covariance of the use.
struct SmoothedSums {
  let model: SmoothedModel
  let siteCount: Int
  let width: Int
  var value = 0.0
  private(set) var loads: [Double]
  private(set) var covariance: UseCovariance
  /// The block in hand.
  private(set) var block = 0
  /// At `site · sizeCount + size`: mean number of households.
  private var housed: [Double]
  /// Costs of the block's fragments, at `position · siteCount + site`.
  var costs: [Double] = []
  /// What they use, at `(position · siteCount + site) · width + position in the site's resources`, where it was asked for.
  private(set) var uses: [Double] = []
  private var isFilled: [Bool] = []
  /// Of the one fragment in hand: the sites that have a weight.
  private var chosen: [Int] = []
  /// Mean use of the block, at `site · width + position`, and which sites are in it.
  private var mean: [Double]
  private var meanSites: [Int] = []
  /// Use of one open set, the same way, at most two sites.
  var setUse: [Double]

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
  mutating func prepare(_ count: Int) {
    let entries = count * siteCount
    if costs.count < entries {
      costs = [Double](repeating: 0, count: entries)
      uses = [Double](repeating: 0, count: entries * width)
      isFilled = [Bool](repeating: false, count: entries)
    } else {
      for index in 0..<entries { isFilled[index] = false }
    }
  }

  mutating func settle(_ fragment: Int, _ site: Int, _ weight: Double) {
    for index in model.sizes.range(fragment) {
      let (size, count) = model.sizes.elements[index]
      housed[real(site) * model.sizeCount + size] += weight * count
    }
  }

  /// Writes what a fragment uses at a site, dwellings in the mean, and says where.
  mutating func fill(_ fragment: Int, _ position: Int, _ site: Int, _ prices: SmoothedPrices) -> Int {
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

  mutating func addToMean(_ site: Int, _ offset: Int, _ weight: Double) {
    if !meanSites.contains(site) { meanSites.append(site) }
    for index in 0..<width { mean[site * width + index] += weight * uses[offset + index] }
  }

  /// Adds the block's mean to the loads, takes its square off the moments, and clears it.
  mutating func takeMean(isSure: Bool) {
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
  func real(_ site: Int) -> Int { model.near.site(block, site) }

  mutating func addSquare(_ site: Int, _ vector: [Double], _ offset: Int, times factor: Double) {
    covariance.addSquare(real(site), vector, offset, times: factor)
  }

  mutating func addProduct(
    _ site: Int, _ vector: [Double], _ offset: Int, _ other: Int, _ otherVector: [Double], _ otherOffset: Int,
    times factor: Double
  ) {
    covariance.addProduct(real(site), vector, offset, real(other), otherVector, otherOffset, times: factor)
  }
}
