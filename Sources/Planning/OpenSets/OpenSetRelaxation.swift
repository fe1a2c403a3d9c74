import Formulation
import GLPKSolver

/// The linear program of households within given open sets, one set for each block: each fragment is at the base site of
/// its set, or moves to another of its sites, a column between 0 and 1. What all use at their bases is taken off the rows.
///
/// A block's set is changed by taking its columns away and adding new ones, so that few columns and only the shared rows are
/// left to re-optimise, in milliseconds at a county's size.
struct OpenSetRelaxation {
  let model: SearchModel
  let shared: OpenSetRows
  /// By block its sites, ascending; empty where all of it stay out.
  private(set) var sets: [[Int]]
  /// By fragment, whether it stays out whatever its block's set.
  let isOutside: [Bool]
  private var fragments: [Standing]
  /// By shared row, what the fragments use at their bases.
  private var used: [Int]
  /// What the bases and the sites beyond each settlement's first cost.
  private var fixedCost = 0
  /// At `fragment · siteCount + site`, made when first asked for.
  private var uses: [FragmentUse?]
  /// The least columns at which ``rebuild(_:_:)`` pays.
  private var columnsAllowed = 0

  fileprivate struct Standing {
    var base: Int
    /// Its other sites' columns.
    var columns: Range<Int> = 0..<0
  }

  /// What is needed to take a change back.
  struct Change {
    fileprivate var block: Int
    fileprivate var set: [Int]
    fileprivate var standings: [Standing]
    fileprivate var rows: [BasisStatus]
    fileprivate var columns: [BasisStatus]
  }

  /// - Parameters:
  ///   - plan: by party its site; the sets are those that it uses, and those it leaves out stay out.
  ///   - overrunPrices: by resource.
  init(_ model: SearchModel, plan: [Int], overrunPrices: [Double]) {
    self.model = model
    shared = OpenSetRows(model, overrunPrices: overrunPrices)
    let structure = model.task.structure
    isOutside = structure.fragments.map { plan[$0.party] < 0 }
    fragments = structure.fragments.map { Standing(base: plan[$0.party]) }
    sets = structure.blocks.map { block in
      Set(block.fragments.map { plan[structure.fragments[$0].party] }.filter { $0 >= 0 }).sorted()
    }
    used = [Int](repeating: 0, count: shared.rows.count)
    uses = [FragmentUse?](repeating: nil, count: structure.fragments.count * model.siteCount)
  }

  /// Adds rows and columns to an empty problem.
  mutating func build(_ lp: inout GLPKProblem, _ pricer: Pricer<Double>) throws {
    _ = try lp.addRows(shared.rows)
    _ = try lp.addColumns(shared.columns)
    try standAnew(&lp, pricer)
  }

  /// Drops the columns of sets that were changed, where they have become many.
  mutating func rebuild(_ lp: inout GLPKProblem, _ pricer: Pricer<Double>) throws {
    guard lp.columnCount > columnsAllowed else { return }
    try lp.deleteColumns(Array(shared.columns.count..<lp.columnCount))
    try lp.deleteRows(Array(shared.rows.count..<lp.rowCount))
    try standAnew(&lp, pricer)
    try lp.rebuildBasis()
  }

  private mutating func standAnew(_ lp: inout GLPKProblem, _ pricer: Pricer<Double>) throws {
    used = [Int](repeating: 0, count: used.count)
    fixedCost = 0
    for block in sets.indices {
      charge(block, sign: 1)
      try stand(block, &lp, pricer)
    }
    columnsAllowed = 2 * lp.columnCount + 4_000
  }

  // MARK: - Changing

  /// Gives all blocks other sets, from a basis made anew.
  mutating func changeAll(to sets: [[Int]], _ lp: inout GLPKProblem, _ pricer: Pricer<Double>) throws {
    self.sets = sets
    columnsAllowed = -1
    try rebuild(&lp, pricer)
  }

  /// Gives a block another set, its fragments' bases the cheapest sites of it at the pricer's multipliers.
  ///
  /// - Returns: what ``undo(_:_:)`` needs.
  mutating func change(
    _ block: Int, to set: [Int], _ lp: inout GLPKProblem, _ pricer: Pricer<Double>
  ) throws -> Change {
    let change = Change(
      block: block, set: sets[block], standings: Array(fragments[model.task.structure.blocks[block].fragments]),
      rows: try lp.rowBasisStatuses(), columns: try lp.columnBasisStatuses())
    try leave(block, &lp)
    sets[block] = set
    charge(block, sign: 1)
    try stand(block, &lp, pricer)
    return change
  }

  /// Brings back a set, its columns and the basis. The last change has to be taken back first.
  mutating func undo(_ change: Change, _ lp: inout GLPKProblem) throws {
    try leave(change.block, &lp)
    sets[change.block] = change.set
    charge(change.block, sign: 1)
    let range = model.task.structure.blocks[change.block].fragments
    for (fragment, standing) in zip(range, change.standings) {
      fragments[fragment] = standing
      add(fragment, at: standing.base, sign: 1)
      for column in standing.columns { try lp.setColumnBounds(column, lower: 0, upper: 1) }
    }
    try lp.setBasisStatuses(
      rows: change.rows + [BasisStatus](repeating: .basic, count: lp.rowCount - change.rows.count),
      columns: change.columns + [BasisStatus](repeating: .atLower, count: lp.columnCount - change.columns.count))
  }

  private mutating func leave(_ block: Int, _ lp: inout GLPKProblem) throws {
    charge(block, sign: -1)
    for fragment in model.task.structure.blocks[block].fragments {
      add(fragment, at: fragments[fragment].base, sign: -1)
      for column in fragments[fragment].columns { try lp.setColumnBounds(column, lower: 0, upper: 0) }
    }
  }

  private mutating func stand(_ block: Int, _ lp: inout GLPKProblem, _ pricer: Pricer<Double>) throws {
    for fragment in model.task.structure.blocks[block].fragments {
      let sites = sites(of: fragment, in: sets[block])
      let prices = sites.map { pricer.price(fragment, at: $0) }
      let base = sites.indices.min { (prices[$0], $0) < (prices[$1], $1) }.map { sites[$0] } ?? -1
      add(fragment, at: base, sign: 1)
      let columns = try addColumns(fragment, base, sites.filter { $0 != base }, &lp)
      fragments[fragment] = Standing(base: base, columns: columns)
    }
  }

  private func sites(of fragment: Int, in set: [Int]) -> [Int] {
    if isOutside[fragment] { return [] }
    let party = model.task.structure.fragments[fragment].party
    return set.filter { model.levelCosts[party * model.siteCount + $0] < SearchModel.barred }
  }

  /// The sites of a fragment's columns.
  private func others(_ fragment: Int) -> [Int] {
    sites(of: fragment, in: sets[model.task.structure.blockOfFragment[fragment]]).filter {
      $0 != fragments[fragment].base
    }
  }

  private mutating func addColumns(
    _ fragment: Int, _ base: Int, _ others: [Int], _ lp: inout GLPKProblem
  ) throws -> Range<Int> {
    let first = lp.columnCount
    guard !others.isEmpty else { return first..<first }
    let row = others.count > 1 ? try lp.addRows([.init(lower: nil, upper: 1)]).lowerBound : -1
    let baseUse = use(of: fragment, at: base)
    let columns = others.map { site in
      var use = use(of: fragment, at: site)
      use.add(baseUse, times: -1)
      var column = use.column(upper: 1)
      if row >= 0 {
        column.rows.append(Int32(row))
        column.values.append(1)
      }
      return column
    }
    return try lp.addColumns(columns)
  }

  private mutating func use(of fragment: Int, at site: Int) -> FragmentUse {
    guard site >= 0 else { return shared.use(of: fragment, at: site) }
    let position = fragment * model.siteCount + site
    if let use = uses[position] { return use }
    let use = shared.use(of: fragment, at: site)
    uses[position] = use
    return use
  }

  private mutating func add(_ fragment: Int, at site: Int, sign: Int) {
    let use = use(of: fragment, at: site)
    fixedCost += sign * use.cost
    for (row, amount) in use.entries { used[Int(row)] += sign * amount }
  }

  /// What a block's settlement is charged for sites beyond its first.
  private mutating func charge(_ block: Int, sign: Int) {
    let group = model.task.structure.blocks[block].group
    guard group >= 0, sets[block].count > 1 else { return }
    let charges = model.problem.groups[group].extraSiteCosts
    let extra = sign * (sets[block].count - 1)
    fixedCost += extra * charges[model.task.level]
    for (position, level) in model.task.cappedLevels.enumerated() {
      used[Int(shared.capRows[position])] += extra * charges[level]
    }
  }

  // MARK: - Solving

  /// What an optimum says.
  struct Point {
    var cost: Double
    /// Units by which limits are overrun.
    var overrun: Double
    var multipliers: Multipliers<Double>
  }

  /// Re-optimises from the basis at hand; `nil` above the limit or where GLPK gave up.
  func optimize(_ lp: inout GLPKProblem, limit: Double? = nil) throws -> Point? {
    guard let point = try solve(&lp, limit: limit) else { return nil }
    return Point(
      cost: Double(fixedCost) + point.objective, overrun: point.columnPrimals[..<shared.overrunCount].reduce(0, +),
      multipliers: shared.multipliers(point.rowDuals))
  }

  private func solve(_ lp: inout GLPKProblem, limit: Double? = nil) throws -> LPPoint? {
    for (index, row) in shared.rows.enumerated() {
      let taken = Double(used[index])
      try lp.setRowBounds(index, lower: row.lower.map { $0 - taken }, upper: row.upper.map { $0 - taken })
    }
    let options = LPOptions(method: .dualThenPrimal, objectiveUpperLimit: limit.map { $0 - Double(fixedCost) })
    guard case .optimal(let point) = try lp.solveLP(options) else { return nil }
    return point
  }

  /// Places whole households within the sets without overrun, by branch and cut over what costs little at the optimum's
  /// multipliers; the problem is of no further use.
  ///
  /// - Parameters:
  ///   - threshold: reduced cost beyond which households stay where the linear program has them.
  ///   - options: of the tree; its bounds count without what the bases cost.
  /// - Returns: by fragment its site; `nil` where none was found.
  func placeWhole(_ lp: inout GLPKProblem, threshold: Double, _ options: MIPOptions) throws -> [Int32]? {
    for column in 0..<shared.overrunCount { try lp.setColumnBounds(column, lower: 0, upper: 0) }
    guard let point = try solve(&lp) else { return nil }
    for column in fragments.flatMap(\.columns) {
      if abs(point.reducedCosts[column]) > threshold {
        let side = point.columnPrimals[column].rounded()
        try lp.setColumnBounds(column, lower: side, upper: side)
      } else {
        try lp.setInteger(column, true)
      }
    }
    guard let values = try lp.solveMIP(options).values else { return nil }
    return fragments.enumerated().map { fragment, standing in
      let moved = standing.columns.first { values[$0] > 0.5 }
      return Int32(moved.map { others(fragment)[$0 - standing.columns.lowerBound] } ?? standing.base)
    }
  }
}
