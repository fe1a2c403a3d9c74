import Formulation
import GLPKSolver

/// The linear program over open sets: for each cell a weight on its options, for each option patterns of its households
/// while it is undecided, and its households one by one once it is decided.
///
/// A decided cell needs no patterns: each fragment is at the option's base site or moves to another of its sites, a
/// column between 0 and 1. Decisions are bounds, so they are made and taken back without touching the matrix.
struct OpenSetProgram {
  let model: SearchModel
  let choices: OpenSetOptions
  let shared: OpenSetRows
  /// By cell the option decided on, or -1.
  private(set) var decided: [Int]
  /// By option, whether it is taken away.
  private(set) var forbidden: [Bool]
  /// By option its columns.
  private var columns: [OptionColumns] = []
  /// By column beyond the shared ones: its option, and whether it is a pattern of an undecided one.
  private var patternOptions: [(column: Int, option: Int)] = []
  private var columnCount = 0
  private var known: Set<PatternKey> = []
  private let firstCellRow: Int

  private struct PatternKey: Hashable {
    var option: Int
    var sites: [Int32]
  }

  private struct OptionColumns {
    /// Everyone at the base; then generated patterns.
    var patterns: [Int] = []
    /// One for each fragment and other site.
    var moves: Range<Int> = 0..<0
    /// By fragment of the block its base site.
    var base: [Int] = []
    /// By position in ``moves``: fragment of the block and site.
    var targets: [(position: Int, site: Int)] = []
  }

  init(_ model: SearchModel, _ choices: OpenSetOptions, overrunPrices: [Double]) {
    self.model = model
    self.choices = choices
    shared = OpenSetRows(model, overrunPrices: overrunPrices)
    decided = [Int](repeating: -1, count: choices.blocks.count)
    forbidden = [Bool](repeating: false, count: choices.options.count)
    firstCellRow = shared.rows.count
  }

  // MARK: - Building

  /// Adds rows and columns; cells with one option are decided.
  mutating func build(_ lp: inout GLPKProblem, _ multipliers: Multipliers<Double>) throws {
    let pricer = Pricer(model.task, multipliers)
    var solver = BlockSolver(pricer)
    defer { solver.deallocate() }
    var rows = shared.rows
    for _ in choices.blocks { rows.append(.init(lower: 1, upper: 1)) }
    var all = shared.columns
    for index in choices.options.indices {
      var own = OptionColumns()
      let option = choices.options[index]
      let block = choices.blocks[option.cell]
      _ = solver.solve(block, openSet: option.sites)
      own.base = option.sites.isEmpty ? solver.pattern.map { _ in -1 } : solver.pattern.map(Int.init)
      own.patterns = [all.count]
      patternOptions.append((all.count, index))
      all.append(column(index, own.base.map(Int32.init)))
      known.insert(.init(option: index, sites: own.base.map(Int32.init)))
      let first = all.count
      addMoves(option, &own, solver, &rows, &all)
      own.moves = first..<all.count
      columns.append(own)
    }
    columnCount = all.count
    _ = try lp.addRows(rows)
    _ = try lp.addColumns(all)
    for (cell, options) in choices.optionsOfCell.enumerated() where options.count == 1 {
      try decide(cell, options[0], &lp)
    }
  }

  private func addMoves(
    _ option: OpenSetOption, _ own: inout OptionColumns, _ solver: BlockSolver<Double>, _ rows: inout [GLPKProblem.Row],
    _ all: inout [GLPKProblem.Column]
  ) {
    let block = model.task.structure.blocks[choices.blocks[option.cell]]
    for (position, fragment) in block.fragments.enumerated() {
      func price(_ site: Int) -> Double {
        site < 0 ? solver.unplaced[position] : solver.costs[position * model.siteCount + site]
      }
      let least = price(own.base[position])
      let others = ([-1] + option.sites).filter {
        $0 != own.base[position] && price($0) < .unreachable / 2 && !option.sites.isEmpty
          && ($0 >= 0 || price($0) - least <= 20 * choices.threshold)
      }
      guard !others.isEmpty else { continue }
      let base = shared.use(of: fragment, at: own.base[position])
      if others.count > 1 { rows.append(.init(lower: nil, upper: 1)) }
      for site in others {
        var use = shared.use(of: fragment, at: site)
        use.add(base, times: -1)
        var it = use.column(upper: 0)
        if others.count > 1 {
          it.rows.append(Int32(rows.count - 1))
          it.values.append(1)
        }
        own.targets.append((position, site))
        all.append(it)
      }
    }
  }

  /// The column of an undecided option's pattern.
  private func column(_ index: Int, _ sites: [Int32]) -> GLPKProblem.Column {
    let option = choices.options[index]
    let block = model.task.structure.blocks[choices.blocks[option.cell]]
    let use = shared.use(of: block, at: sites.map(Int.init), extraSites: max(0, option.sites.count - 1))
    var result = use.column(upper: nil)
    result.rows.append(Int32(firstCellRow + option.cell))
    result.values.append(1)
    return result
  }

  // MARK: - Decisions

  /// Gives a cell one of its options.
  mutating func decide(_ cell: Int, _ option: Int, _ lp: inout GLPKProblem) throws {
    try release(cell, &lp)
    decided[cell] = option
    for other in choices.optionsOfCell[cell] {
      for (position, column) in columns[other].patterns.enumerated() {
        let isTaken = other == option && position == 0
        try lp.setColumnBounds(column, lower: isTaken ? 1 : 0, upper: isTaken ? 1 : 0)
      }
    }
    for column in columns[option].moves { try lp.setColumnBounds(column, lower: 0, upper: 1) }
  }

  /// Takes a decision back.
  mutating func release(_ cell: Int, _ lp: inout GLPKProblem) throws {
    guard decided[cell] >= 0 else { return }
    for column in columns[decided[cell]].moves { try lp.setColumnBounds(column, lower: 0, upper: 0) }
    for option in choices.optionsOfCell[cell] {
      for column in columns[option].patterns {
        try lp.setColumnBounds(column, lower: 0, upper: forbidden[option] ? 0 : nil)
      }
    }
    decided[cell] = -1
  }

  /// Takes an option away from an undecided cell, or gives it back.
  mutating func forbid(_ option: Int, _ isForbidden: Bool, _ lp: inout GLPKProblem) throws {
    forbidden[option] = isForbidden
    for column in columns[option].patterns { try lp.setColumnBounds(column, lower: 0, upper: isForbidden ? 0 : nil) }
  }

  // MARK: - Solving

  /// What the program's optimum says.
  struct Point {
    var objective: Double
    /// By option, of undecided cells.
    var weights: [Double]
    var overrun: Double
    var duals: [Double]
    var primals: [Double]
  }

  /// Re-optimises; up to `rounds` times with new patterns of undecided cells. `nil` above the limit or where GLPK gave up.
  mutating func optimize(_ lp: inout GLPKProblem, rounds: Int, limit: Double? = nil) throws -> Point? {
    var last: LPPoint?
    for round in 0...rounds {
      let method = round == 0 ? LPOptions.Method.dualThenPrimal : .primal
      let solution = try lp.solveLP(LPOptions(method: method, objectiveUpperLimit: round == 0 ? limit : nil))
      guard case .optimal(let point) = solution else { return last.map(read) }
      last = point
      guard round < rounds, try addPatterns(point, &lp) > 0 else { break }
    }
    return last.map(read)
  }

  private func read(_ point: LPPoint) -> Point {
    var weights = [Double](repeating: 0, count: choices.options.count)
    for (column, option) in patternOptions where point.columnPrimals[column] > 1e-9 {
      weights[option] += point.columnPrimals[column]
    }
    return Point(
      objective: point.objective, weights: weights,
      overrun: point.columnPrimals[..<shared.overrunCount].reduce(0, +), duals: point.rowDuals,
      primals: point.columnPrimals)
  }

  /// Prices the options of undecided cells and adds what is cheaper than what the cell has.
  private mutating func addPatterns(_ point: LPPoint, _ lp: inout GLPKProblem) throws -> Int {
    let pricer = Pricer(model.task, shared.multipliers(point.rowDuals))
    var solver = BlockSolver(pricer)
    defer { solver.deallocate() }
    var new: [GLPKProblem.Column] = []
    for (cell, block) in choices.blocks.enumerated() where decided[cell] < 0 {
      solver.price(model.task.structure.blocks[block])
      let dual = point.rowDuals[firstCellRow + cell]
      for index in choices.optionsOfCell[cell] where choices.options[index].sites.count > 1 && !forbidden[index] {
        let value = solver.solvePriced(block, openSet: choices.options[index].sites)
        guard value < dual - 1 else { continue }
        guard known.insert(.init(option: index, sites: solver.pattern)).inserted else { continue }
        columns[index].patterns.append(columnCount + new.count)
        patternOptions.append((columnCount + new.count, index))
        new.append(column(index, solver.pattern))
      }
    }
    columnCount += new.count
    _ = try lp.addColumns(new)
    return new.count
  }

  /// For each option how much dearer it would make its cell at a point's duals than the one decided on: no more than
  /// the change of the program's value if the cell took it.
  func estimates(_ point: Point) -> [Double] {
    let pricer = Pricer(model.task, shared.multipliers(point.duals))
    var solver = BlockSolver(pricer)
    defer { solver.deallocate() }
    var result = [Double](repeating: 0, count: choices.options.count)
    for (cell, block) in choices.blocks.enumerated() where decided[cell] >= 0 {
      guard choices.optionsOfCell[cell].count > 1 else { continue }
      solver.price(model.task.structure.blocks[block])
      let own = value(decided[cell], block, &solver)
      for option in choices.optionsOfCell[cell] { result[option] = value(option, block, &solver) - own }
    }
    return result
  }

  private func value(_ option: Int, _ block: Int, _ solver: inout BlockSolver<Double>) -> Double {
    let sites = choices.options[option].sites
    if sites.isEmpty {
      return model.task.structure.blocks[block].fragments.indices.reduce(0.0) {
        $0 + solver.unplaced[$1 - model.task.structure.blocks[block].fragments.lowerBound]
      }
    }
    return solver.solvePriced(block, openSet: sites)
  }
}
