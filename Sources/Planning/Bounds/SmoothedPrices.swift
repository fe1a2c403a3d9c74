import Formulation

/// Prices of places and dwellings at one vector of multipliers and one temperature.
struct SmoothedPrices: Sendable {
  let model: SmoothedModel
  let temperature: Double
  /// At `site · measureCount + measure`: price of one unit of the measure.
  private(set) var places: [Double]
  /// At `site · sizeCount + size`: smooth least price of a dwelling; unreachable where none admits the size.
  private(set) var dwellings: [Double]
  /// At `site · sizeCount + size`: the limited options, by position in the site's resources, with the weight each has.
  private(set) var weights: [[(position: Int, weight: Double)]]

  init(_ model: SmoothedModel, _ prices: [Double], _ temperature: Double) {
    self.model = model
    self.temperature = temperature
    places = [Double](repeating: 0, count: model.realSiteCount * model.measureCount)
    for site in 0..<model.realSiteCount {
      for use in model.uses[site] { places[site * model.measureCount + use.measure] += prices[use.resource] }
    }
    dwellings = [Double](repeating: 0, count: model.realSiteCount * model.sizeCount)
    weights = [[(position: Int, weight: Double)]](repeating: [], count: dwellings.count)
    for site in 0..<model.realSiteCount where model.needsDwelling[site] {
      for size in 0..<model.sizeCount { chooseDwellings(site * model.sizeCount + size, prices) }
    }
  }

  private mutating func chooseDwellings(_ index: Int, _ prices: [Double]) {
    let all = model.options[index].map { ($0.position, $0.cost + ($0.resource >= 0 ? prices[$0.resource] : 0)) }
    guard let least = all.map(\.1).min() else {
      dwellings[index] = SmoothedModel.unreachable
      return
    }
    let shares = all.map { exponential((least - $0.1) / temperature) }
    let sum = shares.reduce(0, +)
    dwellings[index] = least - temperature * logarithm(sum)
    weights[index] = zip(all, shares).compactMap { $0.0 < 0 ? nil : ($0.0, $1 / sum) }
  }

  /// A fragment's cost at a site, at a position of its block's list, with the prices of what it uses.
  @inline(__always)
  func cost(_ fragment: Int, _ position: Int, _ site: Int) -> Double {
    var cost = model.costs[fragment * model.siteCount + position]
    guard cost < SmoothedModel.unreachable else { return SmoothedModel.unreachable }
    for measure in 0..<model.measureCount {
      cost += model.amounts[fragment * model.measureCount + measure] * places[site * model.measureCount + measure]
    }
    for (size, count) in model.sizes[fragment] { cost += count * dwellings[site * model.sizeCount + size] }
    return min(cost, SmoothedModel.unreachable)
  }
}
