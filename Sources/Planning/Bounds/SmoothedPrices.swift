import Formulation

/// Prices of places and dwellings at one vector of multipliers and one temperature.
struct SmoothedPrices: Sendable {
  let model: SmoothedModel
  let temperature: Double
  /// At `profile · realSiteCount + site`: what a household's use of places costs, and its dwelling.
  private let uses: [Double]
  /// At `site · sizeCount + size`: the limited options, by position in the site's resources, with the weight each has.
  let weights: FlatLists<(position: Int, weight: Double)>

  init(_ model: SmoothedModel, _ prices: [Double], _ temperature: Double) {
    self.model = model
    self.temperature = temperature
    let sites = model.realSiteCount
    // At `measure · sites + site`: price of one unit of the measure.
    var places = [Double](repeating: 0, count: sites * model.measureCount)
    // At `size · sites + site`: smooth least price of a dwelling; unreachable where none admits the size.
    var dwellings = [Double](repeating: 0, count: sites * model.sizeCount)
    var weights = [[(position: Int, weight: Double)]](repeating: [], count: dwellings.count)
    for site in 0..<sites {
      for use in model.uses.elements[model.uses.range(site)] {
        places[use.measure * sites + site] += prices[use.resource]
      }
      for size in 0..<model.sizeCount where model.needsDwelling[site] {
        let index = site * model.sizeCount + size
        let choice = Self.choice(of: model.options[index], prices, temperature)
        dwellings[size * sites + site] = choice.price
        weights[index] = choice.weights
      }
    }
    self.weights = FlatLists(weights)
    var uses: [Double] = []
    uses.reserveCapacity(model.sizeOfProfile.count * sites)
    for (profile, size) in zip(model.task.problem.profiles, model.sizeOfProfile) {
      for site in 0..<sites {
        var price = dwellings[size * sites + site]
        for (measure, amount) in profile.amounts.enumerated() where amount != 0 {
          price += Double(amount) * places[measure * sites + site]
        }
        uses.append(price)
      }
    }
    self.uses = uses
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

  /// Writes a fragment's costs at the sites of its block's list, with the prices of what it uses, from `start` on; exactly
  /// ``SmoothedModel/unreachable`` where it may not go.
  func price(_ fragment: Int, of block: Int, into costs: inout [Double], at start: Int) {
    let width = model.siteCount
    costs.withUnsafeMutableBufferPointer { costs in
      let row = UnsafeMutableBufferPointer(rebasing: costs[start..<start + width])
      model.costs.withUnsafeBufferPointer { own in
        for position in 0..<width { row[position] = own[fragment * width + position] }
      }
      for index in model.profiles.range(fragment) {
        let (profile, count) = model.profiles.elements[index]
        addUses(of: profile, times: count, of: block, to: row)
      }
      for position in 0..<width where row[position] >= SmoothedModel.unreachable / 2 {
        row[position] = SmoothedModel.unreachable
      }
    }
  }

  /// Adds what a profile's use costs, times a count, at the positions of a block's list.
  @inline(__always)
  private func addUses(
    of profile: Int, times count: Double, of block: Int, to row: UnsafeMutableBufferPointer<Double>
  ) {
    let start = profile * model.realSiteCount
    uses.withUnsafeBufferPointer { uses in
      if model.near.isComplete {
        for position in row.indices { row[position] += count * uses[start &+ position] }
      } else {
        for position in row.indices { row[position] += count * uses[start &+ model.near.site(block, position)] }
      }
    }
  }
}
