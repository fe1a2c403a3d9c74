/// Households by the set of sites they may go to, and the sets worth comparing with what those sites have.
///
/// If all the households whose sites lie within a set of sites need more than those sites have, some of them cannot be
/// placed, whoever else is. The set of all open sites is the first; then every different set of some household,
/// smaller ones first.
struct ReachGroups {
  /// A set of sites, and the positions of the households that may go nowhere else.
  struct Group {
    let sites: SiteSet
    let households: [Int]
    let isEverySite: Bool
  }

  /// More different sets than this are not compared: the rarest are left aside.
  private static let mostSets = 300
  let groups: [Group]

  /// Takes the sites that each household may go to, and those that are not closed.
  init(sites: [SiteSet], open: SiteSet) {
    var members: [SiteSet: [Int]] = [:]
    for (household, sites) in sites.enumerated() where !sites.isEmpty {
      members[sites, default: []].append(household)
    }
    // Members are ascending and no household is in two sets, so the first member tells equals apart.
    let common = members.filter { $0.key != open }
      .sorted { ($1.value.count, $0.value.first ?? 0) < ($0.value.count, $1.value.first ?? 0) }
      .prefix(Self.mostSets)
      .sorted { ($0.key.positions.count, $0.value.first ?? 0) < ($1.key.positions.count, $1.value.first ?? 0) }
    let everyone = Group(
      sites: open, households: Array(sites.indices), isEverySite: true)
    groups =
      [everyone]
      + common.map { set, _ in
        let within = members.filter { $0.key.isSubset(of: set) }.flatMap(\.value).sorted()
        return Group(sites: set, households: within, isEverySite: false)
      }
  }
}
