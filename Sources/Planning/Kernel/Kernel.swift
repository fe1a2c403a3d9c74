import Formulation
import GLPKSolver

/// A part of the problem small enough for branch and cut: some parties are free among some sites, all others stay put.
///
/// A free party whose settlements' openings are not decided here is at its cheapest candidate unless one of its columns says
/// otherwise: a row less, and a column less, for each of them, so that mostly the rows of limits are left.
///
/// Columns, in this order: a binary for each free party and candidate site (and for staying out where that is one), the
/// cheapest left away where the party has such a base; an opening for each group and candidate site; the number of extra
/// sites of each group; the housing of each household size in each dwelling option where sizes have a choice; and for each
/// limit an overrun at a price, where asked.
struct Kernel: LevelProgram {
  let model: SearchModel
  /// By party: candidate sites (-1 for outside); one candidate means that it is fixed there.
  let candidates: [[Int]]
  var rows: [GLPKProblem.Row] = []
  var columns: [GLPKProblem.Column] = []
  /// By column of a placement: party and site.
  private(set) var placements: [(party: Int, site: Int)] = []
  /// Cost of what is fixed.
  var fixedCost = 0
  var placementRange: [Range<Int>] = []
  /// By party the site it is at, or -1, unless a column says otherwise; `nil` where one of its columns has to.
  var bases: [Int?] = []
  let cohesive: Set<Int>?
  /// Rows of the capped levels, and what is fixed of them.
  var capRows: [Int32] = []
  var fixedCaps: [Int] = []
  var openColumns: [(group: Int, site: Int, column: Int)] = []
  var extraColumns: [(group: Int, column: Int)] = []
  /// What each overrun column overruns: a resource, and whether its upper limit.
  private(set) var overruns: [(column: Int, resource: Int, isAbove: Bool)] = []
  var housingColumns: [(site: Int, size: Int, option: Int, column: Int)] = []

  /// - Parameter overrunPrices: by resource, the price of a unit of overrun; `nil` makes limits hard.
  init(_ model: SearchModel, candidates: [[Int]], overrunPrices: [Double]?, cohesive: Set<Int>? = nil) {
    self.model = model
    self.candidates = candidates
    self.cohesive = cohesive
    for level in model.task.cappedLevels.indices {
      capRows.append(Int32(rows.count))
      rows.append(.init(lower: nil, upper: Double(model.task.caps[model.task.cappedLevels[level]])))
    }
    addPlacements()
    addCohesion()
    addResources(overrunPrices)
    addHousing(overrunPrices)
    settleCaps()
  }

  private mutating func addPlacements() {
    placementRange = [Range<Int>](repeating: 0..<0, count: candidates.count)
    bases = [Int?](repeating: nil, count: candidates.count)
    fixedCaps = [Int](repeating: 0, count: capRows.count)
    for (party, sites) in candidates.enumerated() {
      if sites.count <= 1 || hasBase(party) {
        let base = sites.min { (cost(party, $0), $0) < (cost(party, $1), $1) } ?? -1
        fixedCost += cost(party, base)
        for cap in capRows.indices { fixedCaps[cap] += capCost(cap, party, base) }
        bases[party] = base
        addMoves(party, from: base, to: sites.filter { $0 != base })
        continue
      }
      // Costs count from the party's cheapest site: small numbers keep the solver's tolerances below one unit.
      let base = sites.map { cost(party, $0) }.min() ?? 0
      fixedCost += base
      let start = placements.count
      let row = Int32(rows.count)
      rows.append(.init(lower: 1, upper: 1))
      for site in sites {
        placements.append((party, site))
        var touched = [row]
        var values = [1.0]
        for (cap, capRow) in capRows.enumerated() where capCost(cap, party, site) != 0 {
          touched.append(capRow)
          values.append(Double(capCost(cap, party, site)))
        }
        columns.append(
          .init(
            lower: 0, upper: 1, cost: Double(cost(party, site) - base), isInteger: true, rows: touched, values: values))
      }
      placementRange[party] = start..<placements.count
    }
  }

  /// Whether a party's placements are bound to no opening.
  private func hasBase(_ party: Int) -> Bool {
    model.problem.parties[party].groups.allSatisfy { !(cohesive?.contains($0) ?? true) }
  }

  private mutating func addMoves(_ party: Int, from base: Int, to sites: [Int]) {
    let row = Int32(rows.count)
    if sites.count > 1 { rows.append(.init(lower: nil, upper: 1)) }
    for site in sites {
      placements.append((party, site))
      var column = GLPKProblem.Column(
        lower: 0, upper: 1, cost: Double(cost(party, site) - cost(party, base)), isInteger: true,
        rows: sites.count > 1 ? [row] : [], values: sites.count > 1 ? [1] : [])
      for (cap, capRow) in capRows.enumerated() where capCost(cap, party, site) != capCost(cap, party, base) {
        column.rows.append(capRow)
        column.values.append(Double(capCost(cap, party, site) - capCost(cap, party, base)))
      }
      columns.append(column)
    }
  }

  private func cost(_ party: Int, _ site: Int) -> Int {
    site < 0 ? model.levelUnplaced[party] : model.levelCosts[party * model.siteCount + site]
  }

  private func capCost(_ cap: Int, _ party: Int, _ site: Int) -> Int {
    site < 0 ? model.capUnplaced[cap][party] : model.capCosts[cap][party * model.siteCount + site]
  }

  // MARK: - Resources

  private mutating func addResources(_ prices: [Double]?) {
    let problem = model.problem
    var isDwelling = [Bool](repeating: false, count: problem.resources.count)
    for option in problem.dwellings { if let resource = option.resource { isDwelling[resource] = true } }
    var fixed = [Int](repeating: 0, count: problem.resources.count)
    var entries = [[(column: Int, amount: Int)]](repeating: [], count: problem.resources.count)
    for (party, base) in bases.enumerated() { forEachUse(party, base ?? -1) { fixed[$0] += $1 } }
    for (column, placement) in placements.enumerated() {
      forEachUse(placement.party, placement.site) { entries[$0].append((column, $1)) }
      forEachUse(placement.party, bases[placement.party] ?? -1) {
        // A limit of several sites may be used from either end of a move.
        if let last = entries[$0].last, last.column == column {
          entries[$0][entries[$0].count - 1].amount -= $1
        } else {
          entries[$0].append((column, -$1))
        }
      }
    }
    for (index, resource) in problem.resources.enumerated() where !isDwelling[index] {
      let most = entries[index].reduce(fixed[index]) { $0 + max(0, $1.amount) }
      let bindsAbove = resource.upper.map { most > $0 } ?? false
      guard bindsAbove || resource.lower != nil else { continue }
      if bindsAbove, let upper = resource.upper {
        addRow(upper: Double(upper - fixed[index]), entries[index], overrunOf: index, price: prices?[index])
      }
      if let lower = resource.lower {
        addRow(lower: Double(lower - fixed[index]), entries[index], overrunOf: index, price: prices?[index])
      }
    }
  }

  /// Each bound has a row of its own: the two may exclude each other, which makes an impossible case and no faulty row.
  private mutating func addRow(
    lower: Double? = nil, upper: Double? = nil, _ entries: [(column: Int, amount: Int)], overrunOf resource: Int,
    price: Double?
  ) {
    let row = Int32(rows.count)
    rows.append(.init(lower: lower, upper: upper))
    for (column, amount) in entries where amount != 0 {
      columns[column].rows.append(row)
      columns[column].values.append(Double(amount))
    }
    if let price { addOverrun(row, resource, isAbove: upper != nil, price: price) }
  }

  private func forEachUse(_ party: Int, _ site: Int, _ body: (_ resource: Int, _ amount: Int) -> Void) {
    guard site >= 0 else { return }
    let offset = party * model.measureCount
    for (resource, measure) in model.ownResources[site] where model.amounts[offset + measure] != 0 {
      body(resource, Int(model.amounts[offset + measure]))
    }
    for shared in model.sharedResources where shared.sites[site] && model.amounts[offset + shared.measure] != 0 {
      body(shared.resource, Int(model.amounts[offset + shared.measure]))
    }
  }

  mutating func addOverrun(_ row: Int32, _ resource: Int, isAbove: Bool, price: Double) {
    overruns.append((columns.count, resource, isAbove))
    columns.append(
      .init(lower: 0, upper: nil, cost: price, isInteger: true, rows: [row], values: [isAbove ? -1 : 1]))
  }

  private mutating func settleCaps() {
    for (cap, row) in capRows.enumerated() {
      let limit = model.task.caps[model.task.cappedLevels[cap]] - fixedCaps[cap]
      rows[Int(row)].upper = Double(limit)
    }
  }

  /// Makes overrun all that is charged, for the question what is missing.
  mutating func makeOverrunsOnlyCost() {
    let prices = overruns.map { columns[$0.column].cost }
    for index in columns.indices { columns[index].cost = 0 }
    for (overrun, price) in zip(overruns, prices) { columns[overrun.column].cost = price }
  }

  // MARK: - Reading

  /// What the kernel's objective, with what is fixed, charges for a plan within it; overruns are not counted.
  func objective(of sites: [Int]) -> Int {
    var total = fixedCost
    for (party, candidates) in candidates.enumerated() where candidates.count > 1 {
      total += cost(party, sites[party]) - (candidates.map { cost(party, $0) }.min() ?? 0)
    }
    for (group, _) in extraColumns {
      let used = Set(model.problem.groups[group].parties.map { sites[$0] }.filter { $0 >= 0 })
      total += extraCost(group) * max(0, used.count - 1)
    }
    return total
  }

  /// The sites of all parties in a solution.
  func sites(_ values: [Double]) -> [Int] {
    var sites = zip(candidates, bases).map { $1 ?? $0.first ?? -1 }
    for (column, placement) in placements.enumerated() where values[column] > 0.5 {
      sites[placement.party] = placement.site
    }
    return sites
  }
}
