public import Relocation

/// Who moved between two plans, from site to site, all together or of one township.
public struct MoveMatrix: Hashable, Sendable {
  /// How many of a township moved.
  public struct Township: Hashable, Sendable {
    /// As the file says it; `nil` for settlements without one.
    public var name: String?
    /// Households of it that both registers have.
    public var all: HeadCount
    /// Those of them whose site differs.
    public var moved: HeadCount
  }

  /// The sites of either plan, by id.
  public let sites: [SiteID]
  /// Households and people at `from · (sites + 1) + to`; the last of both is no site.
  public let cells: [HeadCount]
  /// By name, those without one last.
  public let townships: [Township]

  /// Who goes from one site (`nil` is no site) to another; those who stay where both are the same.
  public func count(from: SiteID?, to: SiteID?) -> HeadCount {
    guard let row = position(from), let column = position(to) else { return HeadCount() }
    return cells[row * (sites.count + 1) + column]
  }

  private func position(_ site: SiteID?) -> Int? {
    guard let site else { return sites.count }
    return sites.firstIndex(of: site)
  }

  /// Compares two plans over the households that both registers have, with the later register's people.
  public init(from earlier: PlanReading, to later: PlanReading) {
    let old = earlier.planningCase.instance
    let new = later.planningCase.instance
    let sites = Set(old.sites.map(\.id) + new.sites.map(\.id)).sorted()
    var positions: [SiteID: Int] = [:]
    for (position, site) in sites.enumerated() { positions[site] = position }
    let width = sites.count + 1
    var cells = [[Household]](repeating: [], count: width * width)
    var all: [String: [Household]] = [:]
    var moved: [String: [Household]] = [:]
    for (position, household) in new.households.enumerated() {
      guard old.index(of: household.id) != nil else { continue }
      let before = earlier.plan[household.id].flatMap { positions[$0.site] } ?? sites.count
      let after = later.plan[household.id].flatMap { positions[$0.site] } ?? sites.count
      cells[before * width + after].append(household)
      let township = later.planningCase.settlement(ofHousehold: position).township ?? ""
      all[township, default: []].append(household)
      if before != after { moved[township, default: []].append(household) }
    }
    self.sites = sites
    self.cells = cells.map { HeadCount($0) }
    townships = all.keys.sorted { left, right in
      left.isEmpty != right.isEmpty ? right.isEmpty : left.utf8.lexicographicallyPrecedes(right.utf8)
    }.map {
      Township(name: $0.isEmpty ? nil : $0, all: HeadCount(all[$0] ?? []), moved: HeadCount(moved[$0] ?? []))
    }
  }
}
