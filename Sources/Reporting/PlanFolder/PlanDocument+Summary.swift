public import Relocation

extension PlanDocument {
  /// The figures of the plan that people ask for first.
  public struct Summary: Hashable, Sendable, Codable {
    /// Households and the people in them.
    public struct Count: Hashable, Sendable, Codable {
      /// Households.
      public var households: Int
      /// Their people.
      public var people: Int

      init(_ count: HeadCount) {
        households = count.households
        people = count.people
      }
    }

    /// One site.
    public struct SiteUse: Hashable, Sendable, Codable {
      /// How much of something is used; without `capacity` there is no limit.
      public struct Use: Hashable, Sendable, Codable {
        /// The resource or the dwelling type.
        public var key: String
        /// What the placed households take.
        public var used: Int
        /// What there is; absent where there is no limit.
        public var capacity: Int?
      }

      /// The site's id.
      public var site: String
      /// Whether the scenario closes it.
      public var isClosed: Bool
      /// By resource: `people`, `households`, `preschool`, `primary`, `middle`, `jobs`.
      public var resources: [Use]
      /// By dwelling type.
      public var dwellings: [Use]
    }

    /// Everybody in the register.
    public var all: Count
    /// Those with a site.
    public var placed: Count
    /// By outcome: `first`, `second`, `third`, `none`, `unstated`, `unplaced`.
    public var wishes: [String: Count]
    /// Mean over the placed people whose distance is known, in tenths of a kilometre.
    public var meanDistanceTenths: Int?
    /// The farthest that a placed household goes, in tenths of a kilometre.
    public var farthestTenths: Int?
    /// Placed people whose distance is not known.
    public var peopleWithUnknownDistance: Int
    /// Settlements with a placed household.
    public var settlementsPlaced: Int
    /// Settlements that use more than one site.
    public var settlementsSplit: Int
    /// Settlements that move as a whole and have households.
    public var wholeSettlements: Int
    /// Of those, the ones that are all at one site.
    public var wholeSettlementsTogether: Int
    /// Of those, the ones that are torn apart.
    public var wholeSettlementsBroken: Int
    /// Kin groups of two households and more.
    public var kinGroups: Int
    /// Of those, the ones that are torn apart.
    public var kinGroupsBroken: Int
    /// Every site, in the order of ids.
    public var sites: [SiteUse]

    /// Takes a summary's figures.
    public init(_ summary: PlanSummary) {
      all = Count(summary.all)
      placed = Count(summary.placed)
      wishes = Dictionary(
        summary.wishes.map { ($0.outcome.rawValue, Count($0.count)) }, uniquingKeysWith: { first, _ in first })
      meanDistanceTenths = summary.meanDistanceTenths
      farthestTenths = summary.farthestTenths
      peopleWithUnknownDistance = summary.peopleWithUnknownDistance
      settlementsPlaced = summary.settlementsPlaced
      settlementsSplit = summary.settlementsSplit
      wholeSettlements = summary.wholeSettlements
      wholeSettlementsTogether = summary.wholeSettlementsTogether
      wholeSettlementsBroken = summary.wholeSettlementsBroken
      kinGroups = summary.kinGroups
      kinGroupsBroken = summary.kinGroupsBroken
      sites = summary.sites.map { site in
        SiteUse(
          site: site.site.rawValue, isClosed: site.isClosed,
          resources: site.uses.map { .init(key: $0.resource.rawValue, used: $0.used, capacity: $0.capacity) },
          dwellings: site.dwellings.map { .init(key: $0.type.rawValue, used: $0.used, capacity: $0.count) })
      }
    }
  }
}
