import Relocation

/// From degrees to a drawing: north is up, and a kilometre is as long eastward as northward in the middle of the map.
struct MapProjection: Sendable {
  static let width = 960.0
  private static let margin = 46.0
  private static let heights = 300.0...760.0

  /// The drawing's height.
  let height: Double
  /// Units of the drawing for one kilometre.
  let unitsPerKilometre: Double
  private let west: Double
  private let north: Double
  private let unitsPerDegreeEast: Double
  private let unitsPerDegreeNorth: Double
  private let left: Double
  private let top: Double

  /// Fits positions into the drawing; `nil` where there are none.
  init?(_ positions: [GeographicPosition]) {
    guard let first = positions.first else { return nil }
    var (west, east, south, north) = (first.longitude, first.longitude, first.latitude, first.latitude)
    for position in positions {
      west = min(west, position.longitude)
      east = max(east, position.longitude)
      south = min(south, position.latitude)
      north = max(north, position.latitude)
    }
    let middle = (south + north) / 2
    let degreeEast = Self.kilometresOfOneDegreeEast(at: middle)
    let degreeNorth = 111.195
    // Everything at one point still needs some land around it.
    let kilometresEast = max(1, (east - west) * degreeEast)
    let kilometresNorth = max(1, (north - south) * degreeNorth)
    let scale = min(
      (Self.width - 2 * Self.margin) / kilometresEast, (Self.heights.upperBound - 2 * Self.margin) / kilometresNorth)
    height = max(Self.heights.lowerBound, kilometresNorth * scale + 2 * Self.margin)
    unitsPerKilometre = scale
    unitsPerDegreeEast = degreeEast * scale
    unitsPerDegreeNorth = degreeNorth * scale
    left = (Self.width - (east - west) * degreeEast * scale) / 2
    top = (height - (north - south) * degreeNorth * scale) / 2
    self.west = west
    self.north = north
  }

  /// Where a position lies in the drawing.
  func point(_ position: GeographicPosition) -> (x: Double, y: Double) {
    (left + (position.longitude - west) * unitsPerDegreeEast, top + (north - position.latitude) * unitsPerDegreeNorth)
  }

  /// A round number of kilometres that is between a twelfth and a quarter of the width, or near it.
  var scaleKilometres: Int {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
    return steps.first { Double($0) * unitsPerKilometre >= Self.width / 12 } ?? 5000
  }

  /// By the distance of two points a degree apart, which every machine computes alike.
  private static func kilometresOfOneDegreeEast(at latitude: Double) -> Double {
    let start = GeographicPosition(longitude: 0, latitude: latitude)
    let tenths = start.distanceTenths(to: GeographicPosition(longitude: 1, latitude: latitude))
    return max(1, Double(tenths) / 10)
  }
}
