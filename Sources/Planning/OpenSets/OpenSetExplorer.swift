import Formulation
import GLPKSolver

/// Looks for better open sets of all settlements in the program over them: by exchanges, then by neighbourhoods.
struct OpenSetExplorer {
  private(set) var program: OpenSetProgram
  private let proceed: () -> Bool

  init(_ program: OpenSetProgram, proceed: @escaping () -> Bool) {
    self.program = program
    self.proceed = proceed
  }

  /// By block the sites decided on.
  var openSets: [Int: [Int]] {
    var sets: [Int: [Int]] = [:]
    for (cell, option) in program.decided.enumerated() where option >= 0 {
      sets[program.choices.blocks[cell]] = program.choices.options[option].sites
    }
    return sets
  }

  /// Decides all cells as they are given.
  mutating func decide(_ options: [Int], _ lp: inout GLPKProblem) throws -> OpenSetProgram.Point? {
    for (cell, option) in options.enumerated() { try program.decide(cell, option, &lp) }
    return try program.optimize(&lp, rounds: 0)
  }

  /// Decides all cells by the given options that make the program's value least.
  mutating func decideBest(of starts: [[Int]], _ lp: inout GLPKProblem) throws -> OpenSetProgram.Point? {
    var best: (start: [Int], point: OpenSetProgram.Point)?
    for start in starts {
      guard let point = try decide(start, &lp) else { continue }
      if point.objective < best?.point.objective ?? .infinity { best = (start, point) }
    }
    guard let best, best.start != program.decided else { return best?.point }
    return try decide(best.start, &lp)
  }

  // MARK: - Weights

  /// Undecided cells with all weight on one option.
  private func settled(_ point: OpenSetProgram.Point) -> [(cell: Int, option: Int)] {
    undecided.compactMap { cell in
      program.choices.optionsOfCell[cell].first { point.weights[$0] > 0.999 }.map { (cell, $0) }
    }
  }

  /// An undecided cell's heaviest option.
  private struct WeighedOption {
    var cell: Int
    var option: Int
    var weight: Double
  }

  /// Undecided cells with weight on several options, each with its heaviest, the surest first.
  private func fractional(_ point: OpenSetProgram.Point) -> [WeighedOption] {
    var found: [WeighedOption] = []
    for cell in undecided {
      let heaviest = program.choices.optionsOfCell[cell].max { point.weights[$0] < point.weights[$1] }
      guard let heaviest, point.weights[heaviest] <= 0.999 else { continue }
      found.append(.init(cell: cell, option: heaviest, weight: point.weights[heaviest]))
    }
    return found.sorted { ($0.weight, $1.cell) > ($1.weight, $0.cell) }
  }

  private var undecided: [Int] { program.decided.indices.filter { program.decided[$0] < 0 } }

  // MARK: - Exchanges

  /// Gives single cells another option, and pairs of cells, as long as the program's value falls.
  mutating func exchange(
    from start: OpenSetProgram.Point, _ lp: inout GLPKProblem, trials: Int
  ) throws -> OpenSetProgram.Point {
    var point = start
    var left = trials
    while left > 0, proceed() {
      let estimates = program.estimates(point)
      let moves = estimates.indices.filter { index in
        let cell = program.choices.options[index].cell
        return program.decided[cell] != index && program.choices.optionsOfCell[cell].count > 1
      }
      .sorted { (estimates[$0], $0) < (estimates[$1], $1) }
      guard let next = try improve(point, moves, estimates, &left, &lp) else { return point }
      point = next
    }
    return point
  }

  /// The first change, single before double, that lowers the value; those of the best estimates are tried.
  private mutating func improve(
    _ point: OpenSetProgram.Point, _ moves: [Int], _ estimates: [Double], _ left: inout Int, _ lp: inout GLPKProblem
  ) throws -> OpenSetProgram.Point? {
    let gains = moves.prefix(60).filter { estimates[$0] < -1 }
    for move in gains where left > 0 && proceed() {
      left -= 1
      if let next = try attempt([move], below: point.objective - 0.5, &lp) { return next }
    }
    var pairs: [(first: Int, second: Int, estimate: Double)] = []
    for first in gains {
      for second in moves.prefix(400) where estimates[first] + estimates[second] < -1 {
        guard program.choices.options[first].cell != program.choices.options[second].cell else { continue }
        if estimates[second] < -1, second < first { continue }
        pairs.append((first, second, estimates[first] + estimates[second]))
      }
    }
    pairs.sort { ($0.estimate, $0.first, $0.second) < ($1.estimate, $1.first, $1.second) }
    for pair in pairs.prefix(300) where left > 0 && proceed() {
      left -= 1
      if let next = try attempt([pair.first, pair.second], below: point.objective - 0.5, &lp) { return next }
    }
    return nil
  }

  /// Gives cells other options where that brings the program below a value.
  private mutating func attempt(
    _ moves: [Int], below limit: Double, _ lp: inout GLPKProblem
  ) throws -> OpenSetProgram.Point? {
    let before = moves.map { program.decided[program.choices.options[$0].cell] }
    for move in moves { try program.decide(program.choices.options[move].cell, move, &lp) }
    if let point = try program.optimize(&lp, rounds: 0, limit: limit), point.objective < limit { return point }
    for (move, option) in zip(moves, before) {
      try program.decide(program.choices.options[move].cell, option, &lp)
    }
    return nil
  }

  // MARK: - Neighbourhoods

  /// Undecides cells whose options promise most and searches a small tree over them, round after round.
  mutating func refine(
    from start: OpenSetProgram.Point, _ lp: inout GLPKProblem, rounds: Int, seed: UInt64
  ) throws -> OpenSetProgram.Point {
    var point = start
    var random = SplitMix(state: seed)
    for _ in 0..<rounds where proceed() {
      let cells = promising(point, &random)
      if let next = try search(Array(cells.prefix(60)), below: point.objective - 1, &lp) { point = next }
    }
    return point
  }

  /// Cells with alternatives, those first whose best one is cheap at the prices of now and of the first optimum.
  private func promising(_ point: OpenSetProgram.Point, _ random: inout SplitMix) -> [Int] {
    let estimates = program.estimates(point)
    let spread = max(1, Int(program.choices.threshold * 2))
    var order: [(cell: Int, key: Double)] = []
    for (cell, options) in program.choices.optionsOfCell.enumerated() where options.count > 1 {
      let own = program.choices.options[program.decided[cell]].reducedCost
      let others = options.filter { $0 != program.decided[cell] }
      let least = others.map { (estimates[$0] + program.choices.options[$0].reducedCost - own) / 2 }.min() ?? 0
      order.append((cell, least + Double(random.below(spread))))
    }
    return order.sorted { ($0.key, $0.cell) < ($1.key, $1.cell) }.map(\.cell)
  }

  private struct Tree {
    var limit: Double
    var decided: [Int]?
    var nodesLeft: Int
  }

  /// Looks for better options of some cells, all others held, by a depth-first tree search over the program's optimum.
  private mutating func search(
    _ cells: [Int], below limit: Double, _ lp: inout GLPKProblem
  ) throws -> OpenSetProgram.Point? {
    let start = program.decided
    for cell in cells { try program.release(cell, &lp) }
    var tree = Tree(limit: limit, nodesLeft: 60)
    try descend(&tree, rounds: 3, &lp)
    let end = tree.decided ?? start
    for cell in cells { try program.decide(cell, end[cell], &lp) }
    guard tree.decided != nil else { return nil }
    return try program.optimize(&lp, rounds: 0)
  }

  private mutating func descend(_ tree: inout Tree, rounds: Int, _ lp: inout GLPKProblem) throws {
    guard tree.nodesLeft > 0, proceed() else { return }
    tree.nodesLeft -= 1
    guard let point = try program.optimize(&lp, rounds: rounds, limit: tree.limit), point.objective < tree.limit else {
      return
    }
    var made: [Int] = []
    let fractional = self.fractional(point)
    for (cell, option) in settled(point)
    where fractional.isEmpty || program.choices.options[option].sites.count > 1 {
      try program.decide(cell, option, &lp)
      made.append(cell)
    }
    if let choice = fractional.first {
      try branch(on: choice, &tree, &lp)
    } else if let end = try program.optimize(&lp, rounds: 0), end.objective < tree.limit {
      tree.limit = end.objective - 1
      tree.decided = program.decided
    }
    for cell in made { try program.release(cell, &lp) }
  }

  private mutating func branch(on choice: WeighedOption, _ tree: inout Tree, _ lp: inout GLPKProblem) throws {
    try program.decide(choice.cell, choice.option, &lp)
    try descend(&tree, rounds: 1, &lp)
    try program.release(choice.cell, &lp)
    guard tree.nodesLeft > 0 else { return }
    try program.forbid(choice.option, true, &lp)
    try descend(&tree, rounds: 1, &lp)
    try program.forbid(choice.option, false, &lp)
  }
}
