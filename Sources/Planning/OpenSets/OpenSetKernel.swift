import Formulation
import GLPKSolver

/// The level with a column for each set of sites that a settlement may open, as far as these are cheap at the multipliers: its
/// linear program without planes is as strong as the master problem.
///
/// A set's column puts all fragments at the cheapest of its sites; columns bound to it move one of them to another of its sites, or
/// out. Where a block has one set left, that is no column but part of the rows' bounds.
struct OpenSetKernel: LevelProgram {
  private(set) var rows: [GLPKProblem.Row] = []
  private(set) var columns: [GLPKProblem.Column] = []
  private(set) var fixedCost = 0
  private(set) var owners: [Int] = []
  private(set) var dearness: [Double] = []
  /// The reduced cost within which all is in it.
  let threshold: Double
  /// By column whether the plan that the kernel holds uses it; empty where it holds none.
  private(set) var isOfPlan: [Bool] = []
  private let model: SearchModel
  private var cells: [Cell] = []
  private var fixedUse = FragmentUse()

  private struct Cell {
    var fragments: Range<Int>
    /// Its sets, and the column of each, or -1 where there is but one.
    var sets: [(column: Int, sites: [Int], base: [Int])] = []
    var moves: [(column: Int, position: Int, site: Int)] = []
  }

  /// - Parameters:
  ///   - slack: the reduced cost that a better plan can have at most.
  ///   - count: sets and moves at most that are not their block's cheapest.
  ///   - plan: by party its site; what it uses is in the kernel whatever it costs.
  /// - Returns: `nil` where a settlement may use three sites or more but is bound or charged.
  init?(
    _ model: SearchModel, _ multipliers: Multipliers<Double>, within slack: Double, count: Int,
    holding plan: [Int]? = nil
  ) {
    self.model = model
    let task = model.task
    var solver = BlockSolver(Pricer(task, multipliers))
    defer { solver.deallocate() }
    let isEnumerable = task.problem.groups.indices.allSatisfy {
      solver.isFree($0) || task.problem.groups[$0].maxSites <= 2
    }
    guard isEnumerable else { return nil }
    // Sets alone say roughly how far to look; of those their moves are worth listing.
    var costs: [Double] = []
    for block in task.structure.blocks.indices {
      OpenSet.forEach(of: block, within: slack, &solver) { sites, reduced, _, _ in costs.append(reduced) }
    }
    let limit = Self.costliest(of: costs, among: task.structure.blocks.count + count) ?? slack
    var found = [[OpenSet]](repeating: [], count: task.structure.blocks.count)
    for block in task.structure.blocks.indices {
      let places = plan.map { plan in
        task.structure.blocks[block].fragments.map { plan[task.structure.fragments[$0].party] }
      }
      OpenSet.forEach(of: block, within: limit, holding: places, &solver) { sites, reduced, total, solver in
        found[block].append(
          OpenSet(sites, block, reduced: reduced, total: total, within: limit, holding: places, solver))
      }
    }
    costs = found.joined().flatMap { set in [set.reduced] + set.moves.map(\.reduced) }
    threshold = Self.costliest(of: costs, among: task.structure.blocks.count + count) ?? limit
    let shared = OpenSetRows(model, overrunPrices: task.problem.resources.map { _ in 0 })
    rows = shared.rows
    for column in shared.columns[shared.overrunCount...] { append(column) }
    for (block, sets) in found.enumerated() {
      add(task.structure.blocks[block], sets.filter { $0.reduced <= threshold + 1e-6 || $0.isOfPlan }, shared)
    }
    for (row, amount) in fixedUse.entries {
      rows[Int(row)].lower = rows[Int(row)].lower.map { $0 - Double(amount) }
      rows[Int(row)].upper = rows[Int(row)].upper.map { $0 - Double(amount) }
    }
  }

  /// The cost within which so many of the cheapest lie; `nil` where there are no more.
  private static func costliest(of costs: [Double], among count: Int) -> Double? {
    count < costs.count ? costs.sorted()[count] : nil
  }

  private mutating func append(
    _ column: GLPKProblem.Column, owner: Int = -1, dearness: Double = 0, isOfPlan: Bool = false
  ) {
    columns.append(column)
    owners.append(owner)
    self.dearness.append(dearness)
    self.isOfPlan.append(isOfPlan)
  }

  private mutating func add(_ block: Block, _ sets: [OpenSet], _ shared: OpenSetRows) {
    var cell = Cell(fragments: block.fragments)
    let uses = sets.map { shared.use(of: block, at: $0.base, extraSites: $0.extraSites) }
    let least = uses.map(\.cost).min() ?? 0
    fixedCost += least
    var choice: Int32 = -1
    if sets.count == 1 {
      fixedUse.add(uses[0])
    } else {
      choice = Int32(rows.count)
      rows.append(.init(lower: 1, upper: 1))
    }
    for (set, use) in zip(sets, uses) {
      var own = -1
      if choice >= 0 {
        own = columns.count
        var column = use.column(upper: 1)
        column.cost -= Double(least)
        column.isInteger = true
        column.rows.append(choice)
        column.values.append(1)
        append(column, dearness: set.reduced, isOfPlan: set.isOfPlan)
      }
      cell.sets.append((own, set.sites, set.base))
      addMoves(set, boundTo: own, block, shared, &cell)
    }
    cells.append(cell)
  }

  private mutating func addMoves(
    _ set: OpenSet, boundTo own: Int, _ block: Block, _ shared: OpenSetRows, _ cell: inout Cell
  ) {
    for (position, fragment) in block.fragments.enumerated() {
      let moves = set.moves.filter { $0.position == position && ($0.reduced <= threshold + 1e-6 || $0.isOfPlan) }
      guard !moves.isEmpty else { continue }
      let base = shared.use(of: fragment, at: set.base[position])
      let row = Int32(rows.count)
      let isBound = own >= 0 || moves.count > 1
      if isBound { rows.append(.init(lower: nil, upper: own >= 0 ? 0 : 1)) }
      if own >= 0 {
        columns[own].rows.append(row)
        columns[own].values.append(-1)
      }
      for move in moves {
        var use = shared.use(of: fragment, at: move.site)
        use.add(base, times: -1)
        var column = use.column(upper: 1)
        column.isInteger = true
        if isBound {
          column.rows.append(row)
          column.values.append(1)
        }
        cell.moves.append((columns.count, position, move.site))
        append(column, owner: own, dearness: move.reduced, isOfPlan: move.isOfPlan)
      }
    }
  }

  /// Whether a settlement opens a site, and whether a household is moved within its set.
  var questions: [TreeQuestion] {
    cells.flatMap { cell -> [TreeQuestion] in
      let sites = cell.sets.count > 1 ? Set(cell.sets.flatMap(\.sites)).sorted() : []
      let openings = sites.map { site in
        TreeQuestion(
          inside: cell.sets.filter { $0.sites.contains(site) }.map(\.column),
          outside: cell.sets.filter { !$0.sites.contains(site) }.map(\.column))
      }
      return openings.filter { !$0.outside.isEmpty } + cell.moves.map { TreeQuestion(inside: [$0.column]) }
    }
  }

  func sites(_ values: [Double]) -> [Int] {
    let structure = model.task.structure
    var sites = [Int](repeating: -2, count: model.partyCount)
    for cell in cells {
      guard var places = (cell.sets.first { $0.column < 0 || values[$0.column] > 0.5 })?.base else { continue }
      for move in cell.moves where values[move.column] > 0.5 { places[move.position] = move.site }
      for (position, fragment) in cell.fragments.enumerated() where sites[structure.fragments[fragment].party] == -2 {
        sites[structure.fragments[fragment].party] = places[position]
      }
    }
    return sites.map { max(-1, $0) }
  }
}

/// Sites that a block may open, where that puts its fragments, and how much dearer than its cheapest pattern that is.
private struct OpenSet {
  let sites: [Int]
  /// By position the cheapest place, -1 for outside.
  private(set) var base: [Int] = []
  private(set) var extraSites = 0
  /// Of the cheapest pattern that uses all its sites.
  let reduced: Double
  private(set) var moves: [(position: Int, site: Int, reduced: Double, isOfPlan: Bool)] = []
  /// Whether the plan to be held opens it.
  let isOfPlan: Bool

  /// Calls `body` with the sets of a block whose cheapest pattern is within a limit, with what that costs, and what it costs where
  /// some of the sites need not be used. A block with free sites has one set with all of them.
  static func forEach(
    of block: Int, within limit: Double, holding places: [Int]? = nil, _ solver: inout BlockSolver<Double>,
    _ body: (_ sites: [Int], _ reduced: Double, _ total: Double, _ solver: BlockSolver<Double>) -> Void
  ) {
    let pricer = solver.pricer
    let it = pricer.task.structure.blocks[block]
    let least = solver.solve(block)
    let siteCount = pricer.siteCount
    if solver.isFree(it.group) { return body(Array(0..<siteCount), 0, 0, solver) }
    let most = min(siteCount, pricer.task.problem.groups[it.group].maxSites)
    let extra = pricer.extraSiteCosts[it.group]
    let held = places.map(usedSites)
    func offer(_ sites: [Int]) {
      var total = (sites.count > 1 ? extra : 0) - least
      var nearest = [Double](repeating: .infinity, count: sites.count)
      for position in 0..<it.fragments.count {
        let cost = sites.reduce(solver.unplaced[position]) { min($0, solver.costs[position * siteCount + $1]) }
        total += cost
        for (index, site) in sites.enumerated() {
          nearest[index] = min(nearest[index], solver.costs[position * siteCount + site] - cost)
        }
      }
      let reduced = nearest.reduce(total, +)
      if reduced <= limit + 1e-6 || sites == held { body(sites, reduced, total, solver) }
    }
    offer([])
    for first in 0..<siteCount where most >= 1 {
      offer([first])
      guard most == 2, it.fragments.count > 1 else { continue }
      for second in (first + 1)..<max(first + 1, siteCount) { offer([first, second]) }
    }
  }

  init(
    _ sites: [Int], _ block: Int, reduced: Double, total: Double, within limit: Double, holding held: [Int]?,
    _ solver: BlockSolver<Double>
  ) {
    (self.sites, self.reduced) = (sites, reduced)
    let it = solver.pricer.task.structure.blocks[block]
    let width = solver.pricer.siteCount
    if !solver.isFree(it.group) { extraSites = max(0, sites.count - 1) }
    isOfPlan = held.map { solver.isFree(it.group) || Self.usedSites($0) == sites } ?? false
    func cost(_ position: Int, _ site: Int) -> Double {
      site < 0 ? solver.unplaced[position] : solver.costs[position * width + site]
    }
    for position in 0..<it.fragments.count {
      let places = [-1] + sites
      let place = places.min { (cost(position, $0), $0) < (cost(position, $1), $1) } ?? -1
      base.append(place)
      for site in places where site != place {
        let dearer = total + cost(position, site) - cost(position, place)
        let isHeld = isOfPlan && held?[position] == site
        if dearer <= limit + 1e-6 || isHeld { moves.append((position, site, dearer, isHeld)) }
      }
    }
  }

  private static func usedSites(_ places: [Int]) -> [Int] { Set(places).subtracting([-1]).sorted() }
}
