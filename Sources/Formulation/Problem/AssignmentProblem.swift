/// An instance and a scenario compiled to integers: a generalized assignment problem with side constraints.
///
/// *Units* (households) are bound into *parties* that share one site or are all left out; each unit at a site takes one
/// of the *dwelling options* that admit its *profile*; placed units consume *resources*; *groups* (settlements) bound
/// and charge the number of sites their parties use. Everything a rule does to the optimisation is stated here, so the
/// direct model, the decomposition, the repair of impossible rules and the certificate all read the same thing.
///
/// Nothing is listed per pair of unit and site: the cost of unit `u` at site `s` in dwelling option `d` on level `l` is
///
///     placedCost[u, l] + people[u] · rate[l][settlement(u), s] + adjustment(u, s, l) + dwellingCost[d, l]
///
/// so that 400,000 households × 950 sites fit in memory. Units, and sites, stand in an order keyed by the seed, so that
/// neither the order of rows nor the spelling of ids decides among equal plans.
public struct AssignmentProblem: Sendable {
  /// Number of objective levels.
  public internal(set) var levelCount: Int
  /// Position in the instance of each site, in this problem's order.
  public internal(set) var sites: [Int]
  /// What units consume.
  public internal(set) var measures: [Measure]
  /// The distinct ways to consume, shared by units.
  public internal(set) var profiles: [Profile]
  /// All dwelling options, those of one site next to each other.
  public internal(set) var dwellings: [DwellingOption]
  /// The dwelling options of each site.
  public internal(set) var dwellingsOfSite: [Range<Int>]
  /// The households, in the order keyed by the seed.
  public internal(set) var units: [Unit]
  /// Those who share one site.
  public internal(set) var parties: [Party]
  /// The settlements that bound or charge their sites.
  public internal(set) var groups: [Group]
  /// What is limited.
  public internal(set) var resources: [Resource]
  /// For each site, what its placed units consume beside dwellings.
  public internal(set) var consumption: [[Consumption]]
  /// Exceptions of unit–site pairs, those of one unit next to each other, sorted by site.
  public internal(set) var adjustments: [Adjustment]
  /// Cost per person by level, at `settlement · siteCount + site`; empty where the level charges nothing per person.
  public internal(set) var rates: [[Int]]
  /// Whether a settlement's households may go to a site at all, at `settlement · siteCount + site`; empty where all may.
  public internal(set) var reachable: [Bool]
  /// For each class of access, the sites that are open to it.
  public internal(set) var accessClasses: [[Bool]]
  /// Cost of a placed unit on each level before all else, at `unit · levelCount + level`.
  public internal(set) var placedCosts: [Int]
  /// Cost of leaving a unit out, at `unit · levelCount + level`.
  public internal(set) var unplacedCosts: [Int]
  /// What a criterion `worst:COLUMN` compares, one for each column that some level charges.
  public internal(set) var comparisons: [Comparison]
  /// What households bear at sites, for ``comparisons``; empty where there are none.
  public internal(set) var burdens: Burdens

  /// Number of sites.
  public var siteCount: Int { sites.count }

  /// A quantity that units have and resources limit: persons, households, pupils of a stage, a limit's measure.
  public struct Measure: Hashable, Sendable {
    /// What it is called.
    public var name: String
  }

  /// What a unit consumes wherever it is placed, and which dwelling options admit it.
  public struct Profile: Hashable, Sendable {
    /// By measure.
    public var amounts: [Int]
    /// Persons.
    public var people: Int
    /// Dwelling options that admit it, by site; empty with ``needsDwelling`` means that it cannot go there.
    public var options: [[Int]]
  }

  /// One row of the dwellings table.
  public struct DwellingOption: Hashable, Sendable {
    /// Position of the site.
    public var site: Int
    /// Position in the instance's dwellings.
    public var row: Int
    /// The resource that counts its stock, or `nil` where there is no limit.
    public var resource: Int?
    /// By level.
    public var costs: [Int]
  }

  /// One household.
  public struct Unit: Sendable {
    /// Position in the instance's households.
    public var household: Int
    /// Position in the instance's settlements.
    public var settlement: Int
    /// Persons.
    public var people: Int
    /// Position of what it consumes.
    public var profile: Int
    /// Position of the party it belongs to.
    public var party: Int
    /// Position of its class of access.
    public var access: Int
    /// The only site it may go to, or -1.
    public var pinned: Int
    /// Whether it may not be left out.
    public var mustBePlaced: Bool
    /// Positions of its exceptions.
    public var adjustments: Range<Int>
  }

  /// Units that share one site, or are all left out: a household, a kin group, a settlement that moves as a whole.
  public struct Party: Sendable {
    /// Positions of its units.
    public var units: [Int]
    /// The groups it belongs to; more than one where kin cross settlements.
    public var groups: [Int]
    /// Whether it may not be left out.
    public var mustBePlaced: Bool
  }

  /// A settlement whose number of sites is bounded or charged. Settlements of one party are none.
  public struct Group: Sendable {
    /// Position in the instance's settlements.
    public var settlement: Int
    /// Positions of its parties.
    public var parties: [Int]
    /// Most sites it may use.
    public var maxSites: Int
    /// By level: cost of each site used beyond the first.
    public var extraSiteCosts: [Int]
  }

  /// What is limited: the sum of one measure over the units placed at some sites, or the stock of one dwelling option.
  public struct Resource: Sendable {
    /// What it is called.
    public var name: ResourceName
    /// The least that must be consumed; `nil` is no limit.
    public var lower: Int?
    /// The most that may be consumed; `nil` is no limit.
    public var upper: Int?
  }

  /// That placed units at a site add their amount of a measure to a resource.
  public struct Consumption: Hashable, Sendable {
    /// Position of the resource.
    public var resource: Int
    /// Position of the measure.
    public var measure: Int
  }

  /// An exception for one unit at one site.
  public struct Adjustment: Sendable {
    /// Position of the site.
    public var site: Int
    /// Whether the unit may not go there.
    public var isForbidden: Bool
    /// By level; empty is all zero.
    public var costs: [Int]
  }
}
