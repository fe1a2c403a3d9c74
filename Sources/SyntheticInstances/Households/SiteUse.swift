import Relocation

/// What the households of the hidden plan use at one site, counted up.
struct SiteUse: Hashable, Sendable {
  var people = 0
  var households = 0
  var preschool = 0
  var primary = 0
  var middle = 0
  var jobs = 0
  /// Dwellings by position in ``DwellingBand/all``.
  var dwellings = [Int](repeating: 0, count: DwellingBand.all.count)

  mutating func add(_ household: Household, band: Int) {
    people += household.people
    households += 1
    preschool += household.preschool
    primary += household.primary
    middle += household.middle
    jobs += household.workers > 0 ? 1 : 0
    dwellings[band] += 1
  }
}
