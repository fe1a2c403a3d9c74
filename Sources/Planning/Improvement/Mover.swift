/// Parties that change sites together: one party, or all of a settlement's at one site.
struct Mover: Sendable {
  var parties: [Int]
  /// By measure.
  var amounts: [Int32]
  /// Households by size class.
  var sizes: [Int32]

  /// Nobody: the other side of a move without return.
  static func nobody(_ model: SearchModel) -> Mover { Mover([], model) }

  init(parties: [Int], amounts: [Int32], sizes: [Int32]) {
    self.parties = parties
    self.amounts = amounts
    self.sizes = sizes
  }

  init(_ parties: [Int], _ model: SearchModel) {
    self.parties = parties
    amounts = [Int32](repeating: 0, count: model.measureCount)
    sizes = [Int32](repeating: 0, count: model.bands.sizes.count)
    for party in parties {
      for measure in 0..<model.measureCount { amounts[measure] += model.amounts[party * model.measureCount + measure] }
      for (size, count) in model.sizes[party] { sizes[size] += count }
    }
  }
}
