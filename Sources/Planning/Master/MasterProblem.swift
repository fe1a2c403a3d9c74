import Formulation
import GLPKSolver

/// Dantzig–Wolfe: the linear program over patterns of cells, solved to its optimum by column generation.
///
/// Multipliers are smoothed toward the best ones known (Wentges), and columns that overrun a limit at a price keep the
/// program feasible from the first round.
struct MasterProblem {
  let task: LevelTask
  let threads: Int
  let cells: MasterCells
  var patterns: [Pattern] = []
  /// Dual value and multipliers of the best bound so far.
  private(set) var best: Multipliers<Double>
  private(set) var bestValue: Double
  private var known: Set<[Int]> = []
  private let overrunPrices: [Double]
  /// So often overruns are made dearer where the optimum still has some: their first price is a guess.
  private let raisesAllowed: Int
  /// By overrun column, what a unit costs.
  private var overrunCosts: [Double] = []

  /// What the master's optimum says.
  struct Outcome: Sendable {
    var patterns: [Pattern]
    /// Weight of each pattern.
    var weights: [Double]
    var best: Multipliers<Double>
    var bestValue: Double
    /// Units of overrun in the master's optimum.
    var overrun: Double
    /// What the dive ended with, where one was asked for.
    var dive: Dive?
  }

  init(
    _ task: LevelTask, start: Multipliers<Double>, startValue: Double, overrunPrices: [Double],
    raisesAllowed: Int = 4, threads: Int
  ) {
    self.task = task
    self.threads = threads
    cells = MasterCells(task)
    best = start
    bestValue = startValue
    self.overrunPrices = overrunPrices
    self.raisesAllowed = raisesAllowed
  }

  /// Rounds of re-optimisation and pricing until master and bound meet within `tolerance` (relative), or `proceed` says no.
  func solve(
    tolerance: Double, maxRounds: Int = 400, dives: Bool = false,
    proceed: @Sendable (_ master: Double, _ bound: Double, _ columns: Int) -> Bool
  ) throws -> Outcome {
    try withGLPKProblem(named: "master") { lp in
      var master = self
      let firstPattern = try master.addRows(&lp)
      try master.add(master.price(master.best, weight: nil), to: &lp)
      var outcome = try master.run(
        &lp, firstPattern, tolerance: tolerance, maxRounds: maxRounds, proceed: proceed)
      if dives { outcome.dive = try master.dive(&lp, firstPattern, proceed: proceed) }
      return outcome
    }
  }

  private mutating func run(
    _ lp: inout GLPKProblem, _ firstPattern: Int, tolerance: Double, maxRounds: Int,
    proceed: (_ master: Double, _ bound: Double, _ columns: Int) -> Bool
  ) throws -> Outcome {
    var outcome = Outcome(
      patterns: [], weights: [], best: best, bestValue: bestValue, overrun: 0)
    var smoothing = 0.7
    var raises = 0
    for _ in 0..<maxRounds {
      guard case .optimal(let point) = try lp.solveLP(LPOptions(method: .primal)) else { break }
      let duals = multipliers(point.rowDuals)
      outcome.weights = Array(point.columnPrimals[firstPattern...])
      outcome.overrun = point.columnPrimals[..<firstPattern].reduce(0, +)
      let isClosed = Self.isClose(point.objective, bestValue, tolerance)
      guard proceed(point.objective, bestValue, patterns.count) else { break }
      if try !isClosed && generate(duals, point.rowDuals, &smoothing, &lp) { continue }
      guard outcome.overrun > 1e-6, raises < raisesAllowed else { break }
      raises += 1
      try makeOverrunsDearer(&lp)
    }
    outcome.patterns = Array(patterns.prefix(outcome.weights.count))
    outcome.best = best
    outcome.bestValue = bestValue
    return outcome
  }

  private mutating func makeOverrunsDearer(_ lp: inout GLPKProblem) throws {
    for column in overrunCosts.indices {
      overrunCosts[column] *= 8
      try lp.setCost(column, overrunCosts[column])
    }
  }

  static func isClose(_ master: Double, _ bound: Double, _ tolerance: Double) -> Bool {
    master - bound <= max(1e-6, tolerance * max(1, abs(master)))
  }

  /// Prices at smoothed multipliers, and at the master's own where that gives nothing new; `false` where neither does.
  private mutating func generate(
    _ duals: Multipliers<Double>, _ rowDuals: [Double], _ smoothing: inout Double, _ lp: inout GLPKProblem
  ) throws -> Bool {
    var weight = smoothing
    for _ in 0..<4 {
      let point = best.blended(with: duals, weight: 1 - weight)
      let before = bestValue
      let columns = price(point, weight: rowDuals)
      if try add(columns, to: &lp) > 0 {
        smoothing = bestValue > before ? min(0.9, smoothing + 0.05) : max(0.3, smoothing - 0.1)
        return true
      }
      if weight == 0 { return false }
      weight = weight > 0.25 ? weight * 0.5 : 0
    }
    return try add(price(duals, weight: rowDuals), to: &lp) > 0
  }

  // MARK: - Rows and columns

  /// Adds the rows and the overrun columns; returns the position of the first pattern's column.
  private mutating func addRows(_ lp: inout GLPKProblem) throws -> Int {
    var rows: [GLPKProblem.Row] = []
    var overruns: [GLPKProblem.Column] = []
    for (index, resource) in task.problem.resources.enumerated() {
      rows.append(.init(lower: resource.lower.map(Double.init), upper: resource.upper.map(Double.init)))
      if resource.upper != nil {
        overruns.append(.init(lower: 0, upper: nil, cost: overrunPrices[index], rows: [Int32(index)], values: [-1]))
      }
      if resource.lower != nil {
        overruns.append(.init(lower: 0, upper: nil, cost: overrunPrices[index], rows: [Int32(index)], values: [1]))
      }
    }
    let price = overrunPrices.reduce(1, max)
    for level in task.cappedLevels {
      overruns.append(.init(lower: 0, upper: nil, cost: price, rows: [Int32(rows.count)], values: [-1]))
      rows.append(.init(lower: nil, upper: Double(task.caps[level])))
    }
    for _ in 0..<task.structure.linkCount {
      for sign in [1.0, -1] {
        overruns.append(.init(lower: 0, upper: nil, cost: price * 10, rows: [Int32(rows.count)], values: [sign]))
      }
      rows.append(.init(lower: 0, upper: 0))
    }
    for _ in cells.blocks { rows.append(.init(lower: 1, upper: 1)) }
    _ = try lp.addRows(rows)
    _ = try lp.addColumns(overruns)
    overrunCosts = overruns.map(\.cost)
    return overruns.count
  }

  private var firstCellRow: Int {
    task.problem.resources.count + task.cappedLevels.count + task.structure.linkCount
  }

  /// Evaluates the dual, keeps it where it is the best, and returns the cells' patterns; with the master's duals only
  /// those that are cheaper there than what the cell has.
  mutating func price(
    _ point: Multipliers<Double>, weight rowDuals: [Double]?, openSets: [[Int]] = []
  ) -> [Pattern] {
    let pricer = Pricer(task, point)
    let evaluation = DualEvaluation(task, point, openSets: openSets, threads: threads)
    if openSets.isEmpty, evaluation.value > bestValue {
      bestValue = evaluation.value
      best = point
    }
    var found: [Pattern] = []
    for (cell, blocks) in cells.blocks.enumerated() {
      let pattern = Pattern(cell: cell, blocks: blocks, task, sites: evaluation.sites, pricer: pricer)
      if let rowDuals {
        var reduced = charged(pattern, openSets) - rowDuals[firstCellRow + cell]
        for (row, amount) in pattern.entries { reduced -= rowDuals[Int(row)] * Double(amount) }
        guard reduced < -1e-7 * max(1, abs(Double(pattern.cost))) else { continue }
      }
      found.append(pattern)
    }
    return found
  }

  /// A pattern's cost in the master: with its block's open set fixed, every site of the set is charged, used or not.
  func charged(_ pattern: Pattern, _ openSets: [[Int]]) -> Double {
    guard !openSets.isEmpty, cells.blocks[pattern.cell].count == 1 else { return Double(pattern.cost) }
    let block = cells.blocks[pattern.cell][0]
    let group = task.structure.blocks[block].group
    guard group >= 0, !openSets[block].isEmpty else { return Double(pattern.cost) }
    let used = Set(pattern.sites.filter { $0 >= 0 }).count
    let unused = openSets[block].count - max(1, used)
    return Double(pattern.cost + unused * task.problem.groups[group].extraSiteCosts[task.level])
  }

  @discardableResult
  mutating func add(_ found: [Pattern], to lp: inout GLPKProblem, openSets: [[Int]] = []) throws -> Int {
    let new = found.filter { known.insert($0.key).inserted }
    guard !new.isEmpty else { return 0 }
    _ = try lp.addColumns(
      new.map { pattern in
        GLPKProblem.Column(
          lower: 0, upper: nil, cost: charged(pattern, openSets),
          rows: pattern.entries.map(\.row) + [Int32(firstCellRow + pattern.cell)],
          values: pattern.entries.map { Double($0.amount) } + [1])
      })
    patterns += new
    return new.count
  }

  /// The master's duals as multipliers: GLPK's dual of a row is the change of the objective per unit of its bound, so a
  /// price on use is its negative.
  func multipliers(_ duals: [Double]) -> Multipliers<Double> {
    var result = Multipliers(for: task)
    for (index, resource) in task.problem.resources.enumerated() {
      var price = -duals[index]
      if resource.upper == nil { price = min(0, price) }
      if resource.lower == nil { price = max(0, price) }
      result.resources[index] = price
    }
    let firstCap = task.problem.resources.count
    for position in task.cappedLevels.indices { result.caps[position] = max(0, -duals[firstCap + position]) }
    let firstLink = firstCap + task.cappedLevels.count
    for link in 0..<task.structure.linkCount { result.links[link] = -duals[firstLink + link] }
    return result
  }
}

extension Multipliers where Scalar == Double {
  /// (1 − weight) · self + weight · other.
  func blended(with other: Self, weight: Double) -> Self {
    func blend(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + weight * ($1 - $0) } }
    var result = self
    result.resources = blend(resources, other.resources)
    result.caps = blend(caps, other.caps)
    result.links = blend(links, other.links)
    return result
  }
}
