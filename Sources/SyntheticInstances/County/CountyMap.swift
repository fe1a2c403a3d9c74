import Relocation

/// Where the sites of a made-up county lie, and which ones a settlement looks at.
struct CountyMap: Sendable {
  /// One site.
  struct Place: Sendable {
    let point: GridPoint
    let region: Site.Region
    /// How much of the county it draws: 4 to 16.
    let weight: Int
  }

  let places: [Place]
  /// The first so many places lie in the county, the others are cross-region sites.
  let inCounty: Int
  private let side: Int

  /// Scatters the sites over a square whose area grows with their number, about one to 18 × 18 km.
  init(_ shape: CountyShape, by random: inout SplitMix64) {
    let crossRegion = shape.crossSharePerMille > 0 && shape.sites > 1 ? max(1, shape.sites / 10) : 0
    let inCounty = shape.sites - crossRegion
    let side = 1800 * Self.ceilingOfRoot(shape.sites)
    self.inCounty = inCounty
    self.side = side
    places = (0..<shape.sites).map { number in
      Place(
        point: Self.anywhere(side: side, by: &random), region: number < inCounty ? .inCounty : .crossRegion,
        weight: random.within(4...16))
    }
  }

  /// The smallest whole number whose square is at least `number`.
  private static func ceilingOfRoot(_ number: Int) -> Int {
    var root = 1
    while root * root < number { root += 1 }
    return root
  }

  private static func anywhere(side: Int, by random: inout SplitMix64) -> GridPoint {
    GridPoint(longitude: 105_0000 + random.within(0...side), latitude: 23_0000 + random.within(0...side))
  }

  /// A point for a settlement: every second one near a site, the others anywhere.
  func settlementPoint(by random: inout SplitMix64) -> GridPoint {
    guard random.chance(perMille: 500) else { return Self.anywhere(side: side, by: &random) }
    return places[random.below(inCounty)].point.scattered(radius: 1500, by: &random)
  }

  /// The nearest sites of a region, nearest first, by squares of differences in degrees.
  func nearest(to point: GridPoint, region: Site.Region, count: Int) -> [Int] {
    let range = region == .inCounty ? 0..<inCounty : inCounty..<places.count
    var best: [(distance: Int, place: Int)] = []
    for place in range {
      let east = places[place].point.longitude - point.longitude
      let north = places[place].point.latitude - point.latitude
      let distance = east * east + north * north
      if best.count == count, let last = best.last, last.distance <= distance { continue }
      let slot = best.firstIndex { $0.distance > distance } ?? best.count
      best.insert((distance, place), at: slot)
      if best.count > count { best.removeLast() }
    }
    return best.map(\.place)
  }
}
