import Relocation

/// A type of dwelling and the household sizes that may take it.
///
/// No band allows more than 25 m² a person but the smallest flat for one person, which the rule for turnkey flats of at
/// most 60 m² allows.
struct DwellingBand: Hashable, Sendable {
  let type: DwellingTypeID
  let areaHundredths: Int
  let minPeople: Int
  let maxPeople: Int?

  static let all = [
    DwellingBand(type: "A50", areaHundredths: 5000, minPeople: 1, maxPeople: 2),
    DwellingBand(type: "B75", areaHundredths: 7500, minPeople: 3, maxPeople: 4),
    DwellingBand(type: "C100", areaHundredths: 10000, minPeople: 4, maxPeople: 5),
    DwellingBand(type: "D120", areaHundredths: 12000, minPeople: 5, maxPeople: 6),
    DwellingBand(type: "E150", areaHundredths: 15000, minPeople: 6, maxPeople: nil),
  ]

  /// Draws one of the bands that admit a household of this size, by its position in ``all``.
  static func draw(people: Int, by random: inout SplitMix64) -> Int {
    let open = all.indices.filter { all[$0].minPeople <= people && all[$0].maxPeople.map { people <= $0 } ?? true }
    return open[random.below(open.count)]
  }

  /// The row of a dwellings table with so many of this type at a site.
  func dwelling(at site: SiteID, count: Int) -> Dwelling {
    Dwelling(
      site: site, type: type, areaHundredths: areaHundredths, minPeople: minPeople, maxPeople: maxPeople, count: count)
  }
}
