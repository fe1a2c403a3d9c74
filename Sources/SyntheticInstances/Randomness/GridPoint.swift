import Relocation

/// A point in whole ten-thousandths of a degree, about ten metres apart: what the tables write, exactly.
struct GridPoint: Hashable, Sendable {
  var longitude: Int
  var latitude: Int

  /// The same point in degrees: the doubles that a reader of the written table gets.
  var position: GeographicPosition {
    GeographicPosition(longitude: Double(longitude) / 10000, latitude: Double(latitude) / 10000)
  }

  /// A point near this one, the nearer the likelier, at most so many ten-thousandths away in each direction.
  func scattered(radius: Int, by random: inout SplitMix64) -> GridPoint {
    GridPoint(longitude: longitude + random.around(radius), latitude: latitude + random.around(radius))
  }

  /// A coordinate in degrees as text with four decimals.
  static func text(_ degrees: Double) -> String {
    let units = Int((degrees * 10000).rounded())
    let decimals = String(units.magnitude % 10000)
    let padding = String(repeating: "0", count: 4 - decimals.count)
    return "\(units < 0 ? "-" : "")\(units.magnitude / 10000).\(padding)\(decimals)"
  }
}
