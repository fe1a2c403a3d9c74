extension AssignmentProblem {
  /// A criterion `worst:COLUMN`: the largest mean burden per person over groups of units, in thousandths.
  ///
  /// With C the burden of a group and P its people, a number z is no less than every mean, rounded half up, exactly where
  /// 1000 · C − P · z ≤ ⌊(P − 1) / 2⌋ for every group.
  public struct Comparison: Sendable {
    /// The column that makes the groups.
    public var column: String
    /// By level.
    public var weights: [Int]
    /// The groups, sorted by text.
    public var groups: [ComparedGroup]
  }

  /// The units with one text in a column that is compared, placed or not.
  public struct ComparedGroup: Sendable {
    /// The text; empty for those without one.
    public var text: String
    /// Positions of its units.
    public var units: [Int]
    /// Their persons.
    public var people: Int

    /// What 1000 · C may exceed P · z by, because means are rounded.
    public var slack: Int { (people - 1) / 2 }
  }

  /// What decides a household's burden at a site: people × (wish penalty + distance in tenths of a kilometre).
  public struct Burdens: Sendable {
    /// At `settlement · siteCount + site`; 0 where unknown.
    public var tenths: [Int]
    /// By unit: its wishes as positions of sites, -1 for one that is not there; empty where it stated none.
    public var wishes: [[Int]]
  }

  /// Whether a level charges a largest mean.
  public func compares(onLevel level: Int) -> Bool { comparisons.contains { $0.weights[level] != 0 } }

  /// People × (wish penalty + distance) of a unit at a site.
  public func burden(of unit: Int, at site: Int) -> Int {
    let it = units[unit]
    let wishes = burdens.wishes[unit]
    let penalty = wishes.isEmpty ? 0 : wishes.firstIndex(of: site) ?? 4
    return it.people * (penalty + burdens.tenths[it.settlement * siteCount + site])
  }

  /// The mean of a group under an allocation, in thousandths, rounded half up.
  public func mean(of group: ComparedGroup, in allocation: Allocation) -> Int {
    guard group.people > 0 else { return 0 }
    var burden = 0
    for unit in group.units {
      if let choice = allocation.choices[unit] { burden += self.burden(of: unit, at: choice.site) }
    }
    return (2000 * burden + group.people) / (2 * group.people)
  }

  /// The largest mean over the groups of a comparison.
  public func worstMean(of comparison: Comparison, in allocation: Allocation) -> Int {
    comparison.groups.reduce(0) { max($0, mean(of: $1, in: allocation)) }
  }
}
