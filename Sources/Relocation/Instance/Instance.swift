/// Everything the tables of one case say: households, where they live, the sites, the dwellings.
///
/// The lists are sorted by id, whatever the order of rows was, and ids are unique; both are established by the
/// initialiser's caller (`InstanceFiles`) or by ``init(households:settlements:sites:dwellings:distances:scores:columns:)``, which
/// sorts. Settlements named by households but missing from the settlements table are added as bare ones.
public struct Instance: Sendable {
  /// The tables of the contract.
  public enum Table: String, CaseIterable, Hashable, Sendable {
    case households, settlements, sites, dwellings, distances, scores
  }

  /// One pair of the distances table.
  public struct Leg: Hashable, Sendable {
    /// Where the leg starts.
    public var settlement: SettlementID
    /// Where the leg ends.
    public var site: SiteID
    /// Makes the pair.
    public init(settlement: SettlementID, site: SiteID) {
      self.settlement = settlement
      self.site = site
    }
  }

  /// One pair of the scores table.
  public struct ScoreKey: Hashable, Sendable {
    /// The household that is scored.
    public var household: HouseholdID
    /// The site it is scored for.
    public var site: SiteID
    /// Makes the pair.
    public init(household: HouseholdID, site: SiteID) {
      self.household = household
      self.site = site
    }
  }

  /// Sorted by id.
  public private(set) var households: [Household]
  /// Sorted by id.
  public private(set) var settlements: [Settlement]
  /// Sorted by id.
  public private(set) var sites: [Site]
  /// Sorted by site, then in the order of the file within the site and type.
  public private(set) var dwellings: [Dwelling]
  /// The distances table in tenths of a kilometre, each rounded half up.
  public var distancesTenths: [Leg: Int]
  /// The scores table, by column name and pair, in thousandths (each value rounded half away from zero).
  public var scoresThousandths: [String: [ScoreKey: Int]]
  /// The columns each table really has, by English key (or by heading, where the contract does not name the column).
  public var columns: [Table: Set<String>]

  private var householdIndex: [HouseholdID: Int]
  private var settlementIndex: [SettlementID: Int]
  private var siteIndex: [SiteID: Int]
  private var dwellingRanges: [SiteID: Range<Int>]

  /// Sorts and indexes the rows, and adds the settlements that only households name. O(rows · log rows).
  public init(
    households: [Household], settlements: [Settlement] = [], sites: [Site], dwellings: [Dwelling] = [],
    distances: [Leg: Int] = [:], scores: [String: [ScoreKey: Int]] = [:], columns: [Table: Set<String>]
  ) {
    self.households = households.sorted { $0.id < $1.id }
    var known = Set(settlements.map(\.id))
    var all = settlements
    for household in households where known.insert(household.settlement).inserted {
      all.append(Settlement(id: household.settlement))
    }
    self.settlements = all.sorted { $0.id < $1.id }
    self.sites = sites.sorted { $0.id < $1.id }
    self.dwellings = dwellings.enumerated()
      .sorted { ($0.element.site, $0.element.type, $0.offset) < ($1.element.site, $1.element.type, $1.offset) }
      .map(\.element)
    self.distancesTenths = distances
    self.scoresThousandths = scores
    self.columns = columns
    self.householdIndex = Self.index(self.households, by: \.id)
    self.settlementIndex = Self.index(self.settlements, by: \.id)
    self.siteIndex = Self.index(self.sites, by: \.id)
    self.dwellingRanges = [:]
    for (position, dwelling) in self.dwellings.enumerated() {
      let start = dwellingRanges[dwelling.site]?.lowerBound ?? position
      dwellingRanges[dwelling.site] = start..<(position + 1)
    }
  }

  private static func index<Element, ID: Hashable>(_ list: [Element], by id: KeyPath<Element, ID>) -> [ID: Int] {
    Dictionary(list.enumerated().map { ($0.element[keyPath: id], $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Position of a household in ``households``.
  public func index(of household: HouseholdID) -> Int? { householdIndex[household] }
  /// Position of a settlement in ``settlements``.
  public func index(of settlement: SettlementID) -> Int? { settlementIndex[settlement] }
  /// Position of a site in ``sites``.
  public func index(of site: SiteID) -> Int? { siteIndex[site] }
  /// The household of this id.
  public func household(_ id: HouseholdID) -> Household? { householdIndex[id].map { households[$0] } }
  /// The settlement of this id.
  public func settlement(_ id: SettlementID) -> Settlement? { settlementIndex[id].map { settlements[$0] } }
  /// The site of this id.
  public func site(_ id: SiteID) -> Site? { siteIndex[id].map { sites[$0] } }

  /// The dwelling types of a site, sorted by type. Empty where the dwellings table has no row for the site: then
  /// dwellings limit nobody there.
  public func dwellings(at site: SiteID) -> ArraySlice<Dwelling> { dwellingRanges[site].map { dwellings[$0] } ?? [] }

  /// Whether a table has this column (English key).
  public func has(_ column: String, in table: Table) -> Bool { columns[table]?.contains(column) ?? false }

  /// Tenths of a kilometre from a settlement to a site: the distances table's value, else the great circle's, else
  /// `nil` where a position is missing.
  public func distanceTenths(from settlement: SettlementID, to site: SiteID) -> Int? {
    if let listed = distancesTenths[Leg(settlement: settlement, site: site)] { return listed }
    guard let origin = self.settlement(settlement)?.position, let goal = self.site(site)?.position else { return nil }
    return origin.distanceTenths(to: goal)
  }

  /// 1 + the hazard level: the household's own, else its settlement's, else 0.
  public func priority(of household: Household) -> Int {
    1 + (household.hazard ?? settlement(household.settlement)?.hazard ?? 0)
  }
}

extension Instance {
  /// The same instance with other households, sites or dwellings; used by a scenario's changes.
  public func replacing(
    households: [Household]? = nil, sites: [Site]? = nil, dwellings: [Dwelling]? = nil
  ) -> Instance {
    Instance(
      households: households ?? self.households, settlements: settlements, sites: sites ?? self.sites,
      dwellings: dwellings ?? self.dwellings, distances: distancesTenths, scores: scoresThousandths, columns: columns)
  }
}
