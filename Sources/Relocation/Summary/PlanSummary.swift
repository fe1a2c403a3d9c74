/// The figures of a plan that people ask for first.
public struct PlanSummary: Hashable, Sendable {
  /// How many have one outcome of their wishes.
  public struct WishShare: Hashable, Sendable {
    /// The outcome.
    public let outcome: WishOutcome
    /// Who has it.
    public let count: HeadCount
  }

  /// Everybody in the register.
  public let all: HeadCount
  /// Those with a site.
  public let placed: HeadCount
  /// One entry for each outcome, in their order; together they are everybody.
  public let wishes: [WishShare]
  /// Mean over the placed people whose distance is known, in tenths of a kilometre, rounded half up; `nil` where there
  /// are none.
  public let meanDistanceTenths: Int?
  /// The farthest that a placed household goes, in tenths of a kilometre; `nil` where no distance is known.
  public let farthestTenths: Int?
  /// Placed people whose distance is not known.
  public let peopleWithUnknownDistance: Int
  /// Settlements with a placed household.
  public let settlementsPlaced: Int
  /// Settlements whose placed households use more than one site.
  public let settlementsSplit: Int
  /// Settlements that move as a whole and have households.
  public let wholeSettlements: Int
  /// Of those, the ones that are all at one site.
  public let wholeSettlementsTogether: Int
  /// Of those, the ones that use several sites, or leave part of their households out.
  public let wholeSettlementsBroken: Int
  /// Kin groups of two households and more.
  public let kinGroups: Int
  /// Of those, the ones that use several sites, or leave part of their households out.
  public let kinGroupsBroken: Int
  /// Every site, in the order of ids.
  public let sites: [SiteOccupancy]

  /// Counts a plan. O(households + dwellings).
  public init(of reading: PlanReading) {
    let planningCase = reading.planningCase
    let households = planningCase.instance.households
    all = HeadCount(households)
    placed = HeadCount(reading.placed.lazy.map { households[$0.household] })
    wishes = Self.wishShares(reading)
    let distances = DistanceFigures(reading)
    meanDistanceTenths = distances.meanTenths
    farthestTenths = distances.farthestTenths
    peopleWithUnknownDistance = distances.peopleUnknown
    let settlements = zip(planningCase.instance.settlements, planningCase.householdsOfSettlement)
    let used = settlements.map { reading.sitesUsed(by: $0.1).count }
    settlementsPlaced = used.count { $0 > 0 }
    settlementsSplit = used.count { $0 > 1 }
    let whole = settlements.filter { $0.0.move == .whole && !$0.1.isEmpty }.map { Togetherness(of: $0.1, reading) }
    wholeSettlements = whole.count
    wholeSettlementsTogether = whole.count { $0.sites.count == 1 && $0.unplacedCount == 0 }
    wholeSettlementsBroken = whole.count(where: \.isBroken)
    let kin = planningCase.kinGroups.filter { $0.members.count > 1 }
    kinGroups = kin.count
    kinGroupsBroken = kin.count { Togetherness(of: $0.members, reading).isBroken }
    sites = reading.occupancy()
  }

  private static func wishShares(_ reading: PlanReading) -> [WishShare] {
    var counts: [WishOutcome: HeadCount] = [:]
    for (household, site) in zip(reading.instance.households, reading.sites) {
      let outcome = WishOutcome(of: household, at: site.map { reading.instance.sites[$0].id })
      counts[outcome, default: HeadCount()].count(household)
    }
    return WishOutcome.allCases.map { WishShare(outcome: $0, count: counts[$0] ?? HeadCount()) }
  }
}

/// The distances of the placed people.
private struct DistanceFigures {
  private var sum = ExactSum()
  private var people = ExactSum()
  private var unknown = ExactSum()
  private(set) var farthestTenths: Int?

  init(_ reading: PlanReading) {
    for (household, site) in reading.placed {
      let count = reading.instance.households[household].people
      guard let distance = reading.planningCase.distanceTenths(household: household, site: site) else {
        unknown.add(count)
        continue
      }
      sum.add(distance, times: count)
      people.add(count)
      farthestTenths = max(farthestTenths ?? distance, distance)
    }
  }

  var meanTenths: Int? { IntegerMean.rounded(sum.value, over: people.value) }
  var peopleUnknown: Int { unknown.value }
}
