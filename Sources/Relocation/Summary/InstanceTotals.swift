/// The totals of an instance that a person checks first, against the figures on paper.
public struct InstanceTotals: Hashable, Sendable {
  /// The households of one size.
  public struct SizeCount: Hashable, Sendable {
    /// Persons in each of them.
    public let people: Int
    /// How many there are.
    public let households: Int
  }

  /// One township's settlements and households.
  public struct Township: Hashable, Sendable {
    /// As the file says it; `nil` for settlements without one.
    public let name: String?
    /// Settlements, with households or without.
    public let settlements: Int
    /// Who lives there.
    public let count: HeadCount
  }

  /// Everybody.
  public let all: HeadCount
  /// Mean household size in hundredths of a person, rounded half up; 0 where there is no household.
  public let meanSizeHundredths: Int
  /// By size, ascending.
  public let sizes: [SizeCount]
  /// By name, those without one last.
  public let townships: [Township]
  /// By region, each that has a site.
  public let regions: [RegionTotals]
  /// Settlements.
  public let settlements: Int
  /// Settlements that move as a whole and have households.
  public let wholeSettlements: Int
  /// Who lives in those.
  public let inWholeSettlements: HeadCount
  /// On the poverty register.
  public let registeredPoor: HeadCount
  /// Moving along.
  public let accompanying: HeadCount
  /// Children who need a place in a kindergarten.
  public let preschool: Int
  /// Primary school pupils.
  public let primary: Int
  /// Middle school pupils.
  public let middle: Int
  /// Persons able to work.
  public let workers: Int
  /// Households with someone able to work.
  public let working: HeadCount
  /// Persons of 60 years and older.
  public let elderly: Int
  /// Persons with a disability.
  public let disabled: Int
  /// Households that consent to leave the county.
  public let consenting: HeadCount
  /// Households with at least one wish.
  public let withWishes: HeadCount
  /// Households of places with a hazard level above 0, their own or their settlement's.
  public let endangered: HeadCount
  /// Households decided by hand.
  public let pinned: HeadCount
  /// Kin groups of two households and more.
  public let kinGroups: Int

  /// Counts an instance. O(households + sites + dwellings).
  public init(of instance: Instance) {
    let households = instance.households
    all = HeadCount(households)
    meanSizeHundredths = IntegerMean.rounded(all.people, over: all.households, scale: 100) ?? 0
    sizes = Dictionary(grouping: households, by: \.people).sorted { $0.key < $1.key }
      .map { SizeCount(people: $0.key, households: $0.value.count) }
    townships = Self.townships(of: instance)
    regions = Site.Region.allCases.compactMap { RegionTotals($0, of: instance) }
    settlements = instance.settlements.count
    let whole = Set(instance.settlements.lazy.filter { $0.move == .whole }.map(\.id))
    wholeSettlements = Set(households.lazy.map(\.settlement).filter(whole.contains)).count
    inWholeSettlements = HeadCount(households.lazy.filter { whole.contains($0.settlement) })
    registeredPoor = HeadCount(households.lazy.filter { $0.category == .registeredPoor })
    accompanying = HeadCount(households.lazy.filter { $0.category == .accompanying })
    preschool = ExactSum.of(households.lazy.map(\.preschool)).value
    primary = ExactSum.of(households.lazy.map(\.primary)).value
    middle = ExactSum.of(households.lazy.map(\.middle)).value
    workers = ExactSum.of(households.lazy.map(\.workers)).value
    working = HeadCount(households.lazy.filter { $0.workers > 0 })
    elderly = ExactSum.of(households.lazy.map(\.elderly)).value
    disabled = ExactSum.of(households.lazy.map(\.disabled)).value
    consenting = HeadCount(households.lazy.filter { $0.acceptsCrossRegion == true })
    withWishes = HeadCount(households.lazy.filter(\.statedWishes))
    endangered = HeadCount(households.lazy.filter { instance.priority(of: $0) > 1 })
    pinned = HeadCount(households.lazy.filter { $0.pinnedSite != nil })
    kinGroups = KinGroup.all(in: instance).count { $0.members.count > 1 }
  }

  private static func townships(of instance: Instance) -> [Township] {
    var members: [SettlementID: [Household]] = [:]
    for household in instance.households { members[household.settlement, default: []].append(household) }
    let groups = Dictionary(grouping: instance.settlements) { ColumnText.nonempty($0.township) }
    return groups.sorted { left, right in
      guard let first = left.key else { return false }
      guard let second = right.key else { return true }
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }.map { name, settlements in
      Township(
        name: name, settlements: settlements.count, count: HeadCount(settlements.flatMap { members[$0.id] ?? [] }))
    }
  }
}
