extension AssignmentProblem {
  /// One way to place a unit; `dwelling` is -1 where the site needs none.
  public struct Choice: Hashable, Sendable {
    /// Position of the site.
    public var site: Int
    /// Position of the dwelling option, or -1.
    public var dwelling: Int
    /// Makes one from its parts.
    public init(site: Int, dwelling: Int) {
      self.site = site
      self.dwelling = dwelling
    }
  }

  /// Whether dwellings limit who may go to a site.
  public func needsDwelling(at site: Int) -> Bool { !dwellingsOfSite[site].isEmpty }

  /// The exception for a unit at a site, if there is one.
  public func adjustment(of unit: Int, at site: Int) -> Adjustment? {
    adjustments[units[unit].adjustments].first { $0.site == site }
  }

  /// Whether a unit may be placed at a site.
  public func allows(_ unit: Int, at site: Int) -> Bool {
    let it = units[unit]
    guard it.pinned < 0 || it.pinned == site, accessClasses[it.access][site] else { return false }
    guard reachable.isEmpty || reachable[it.settlement * siteCount + site] else { return false }
    guard !needsDwelling(at: site) || !profiles[it.profile].options[site].isEmpty else { return false }
    return !(adjustment(of: unit, at: site)?.isForbidden ?? false)
  }

  /// Whether every unit of a party may be placed at a site.
  public func allows(party: Int, at site: Int) -> Bool {
    parties[party].units.allSatisfy { allows($0, at: site) }
  }

  /// The ways to place a unit at a site, empty where it may not go there.
  public func choices(of unit: Int, at site: Int) -> [Choice] {
    guard allows(unit, at: site) else { return [] }
    guard needsDwelling(at: site) else { return [Choice(site: site, dwelling: -1)] }
    return profiles[units[unit].profile].options[site].map { Choice(site: site, dwelling: $0) }
  }

  /// The cost of a unit's placement on a level, exact.
  public func cost(of unit: Int, _ choice: Choice, level: Int) -> Int {
    let it = units[unit]
    var cost = placedCosts[unit * levelCount + level]
    if !rates[level].isEmpty { cost += it.people * rates[level][it.settlement * siteCount + choice.site] }
    if let adjustment = adjustment(of: unit, at: choice.site), !adjustment.costs.isEmpty {
      cost += adjustment.costs[level]
    }
    if choice.dwelling >= 0 { cost += dwellings[choice.dwelling].costs[level] }
    return cost
  }

  /// The cost of leaving a unit out on a level.
  public func unplacedCost(of unit: Int, level: Int) -> Int { unplacedCosts[unit * levelCount + level] }

  /// Calls `body` with each resource that a unit's placement consumes, and how much of it.
  public func forEachUse(of unit: Int, _ choice: Choice, _ body: (_ resource: Int, _ amount: Int) -> Void) {
    let amounts = profiles[units[unit].profile].amounts
    for use in consumption[choice.site] where amounts[use.measure] != 0 { body(use.resource, amounts[use.measure]) }
    if choice.dwelling >= 0, let resource = dwellings[choice.dwelling].resource { body(resource, 1) }
  }
}
