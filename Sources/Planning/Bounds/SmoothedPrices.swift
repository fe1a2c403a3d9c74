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
  let weights: FlatLists<(position: Int, weight: Double)>

  init(_ model: SmoothedModel, _ prices: [Double], _ temperature: Double) {
    self.model = model
    self.temperature = temperature
    places = [Double](repeating: 0, count: model.realSiteCount * model.measureCount)
    for site in 0..<model.realSiteCount {
      for use in model.uses.elements[model.uses.range(site)] {
        places[site * model.measureCount + use.measure] += prices[use.resource]
      }
    }
    dwellings = [Double](repeating: 0, count: model.realSiteCount * model.sizeCount)
    var weights = [[(position: Int, weight: Double)]](repeating: [], count: dwellings.count)
    for site in 0..<model.realSiteCount where model.needsDwelling[site] {
      for size in 0..<model.sizeCount {
        let index = site * model.sizeCount + size
        (dwellings[index], weights[index]) = Self.choice(of: model.options[index], prices, temperature)
      }
    }
    self.weights = FlatLists(weights)
  }

  /// The smooth least price of some dwelling options, and the weights of the limited ones.
  private static func choice(
    of options: [(resource: Int, position: Int, cost: Double)], _ prices: [Double], _ temperature: Double
  ) -> (price: Double, weights: [(position: Int, weight: Double)]) {
    let all = options.map { ($0.position, $0.cost + ($0.resource >= 0 ? prices[$0.resource] : 0)) }
    guard let least = all.map(\.1).min() else { return (SmoothedModel.unreachable, []) }
    let shares = all.map { exponential((least - $0.1) / temperature) }
    let sum = shares.reduce(0, +)
    return (
      least - temperature * logarithm(sum), zip(all, shares).compactMap { $0.0 < 0 ? nil : ($0.0, $1 / sum) }
    )
  }

  /// A fragment's cost at a site, at a position of its block's list, with the prices of what it uses.
  @inline(__always)
  func cost(_ fragment: Int, _ position: Int, _ site: Int) -> Double {
    var cost = model.costs[fragment * model.siteCount + position]
    guard cost < SmoothedModel.unreachable else { return SmoothedModel.unreachable }
    for measure in 0..<model.measureCount {
      cost += model.amounts[fragment * model.measureCount + measure] * places[site * model.measureCount + measure]
    }
    for index in model.sizes.range(fragment) {
      let (size, count) = model.sizes.elements[index]
      cost += count * dwellings[site * model.sizeCount + size]
    }
    return min(cost, SmoothedModel.unreachable)
  }
}
