import GLPKSolver

/// Some splits of a tree, on one living linear program.
struct TreeLeg {
  /// What came of it.
  struct Outcome: Sendable {
    var parts: [TreePart]
    var split: Int
    var gains: TreeGains
    var solution: TreeSolution?
  }

  private let program: CutProgram
  private let questions: [TreeQuestion]
  private let limit: Double
  private let context: RunContext
  private var parts: [TreePart]
  private var gains: TreeGains
  private var solution: TreeSolution?
  /// By column what it is held at in the linear program, or `open`.
  private var held: [Int8]

  /// Splits parts, always that with the least bound, until so many are split, none is left or a solution is found.
  static func grow(
    _ program: CutProgram, _ questions: [TreeQuestion], _ gains: TreeGains, parts: [TreePart], count: Int,
    below limit: Double, _ context: RunContext
  ) throws -> Outcome {
    try withGLPKProblem(named: "tree") { lp in
      var leg = TreeLeg(
        program: program, questions: questions, limit: limit, context: context, parts: parts, gains: gains,
        held: [Int8](repeating: TreePart.open, count: program.columns.count))
      _ = try lp.addRows(program.rows)
      _ = try lp.addColumns(program.columns)
      try lp.rebuildBasis()
      var split = 0
      while split < count, leg.solution == nil, !context.isOver,
        let index = leg.parts.indices.min(by: { (leg.parts[$0].bound, $0) < (leg.parts[$1].bound, $1) })
      {
        let part = leg.parts.remove(at: index)
        if try !leg.expand(part, &lp) {
          leg.parts.append(part)
          break
        }
        split += 1
      }
      return Outcome(parts: leg.parts, split: split, gains: leg.gains, solution: leg.solution)
    }
  }

  private enum Bound {
    case below(LPPoint)
    /// Not the optimum, but no more than it.
    case atLeast(Double)
    case beyond
    case unknown
  }

  private func solve(_ lp: inout GLPKProblem, iterations: Int? = nil) throws -> Bound {
    var options = context.rootOptions
    options.objectiveUpperLimit = limit
    options.iterationLimit = iterations
    switch try lp.solveLP(options) {
    case .optimal(let point): return point.objective >= limit ? .beyond : .below(point)
    case .infeasible, .stopped(.objectiveLimit, _): return .beyond
    case .stopped(.iterationLimit, .dualFeasible(let point)):
      return point.objective >= limit ? .beyond : .atLeast(point.objective)
    case .unbounded, .stopped: return .unknown
    }
  }

  /// Splits a part, or finds that it is of no use; `false` where time was over.
  private mutating func expand(_ part: TreePart, _ lp: inout GLPKProblem) throws -> Bool {
    var part = part
    try apply(part, &lp)
    try part.basis?.set(&lp)
    while true {
      let point: LPPoint
      switch try solve(&lp) {
      case .beyond: return true
      case .atLeast, .unknown: return false
      case .below(let found): point = found
      }
      part.bound = max(part.bound, point.objective)
      try settle(&part, point, &lp)
      guard let best = try bestQuestion(&part, point, &lp) else { return true }
      if !best.isForced {
        for side in best.sides {
          var child = part
          for (column, value) in questions[best.question].settled(by: side.answer) { child.held[column] = value }
          child.bound = max(part.bound, side.bound)
          child.basis = side.basis
          if child.bound < limit { parts.append(child) }
        }
        return true
      }
    }
  }

  /// Settles what the reduced costs leave no room for.
  private mutating func settle(_ part: inout TreePart, _ point: LPPoint, _ lp: inout GLPKProblem) throws {
    let room = limit - point.objective
    for (column, cost) in point.reducedCosts.enumerated()
    where abs(cost) > room && held[column] == TreePart.open && program.columns[column].isBinary {
      try hold(column, cost > 0 ? 0 : 1, &lp)
      part.held[column] = held[column]
    }
  }

  private struct Side {
    var answer: Bool
    var bound: Double
    var basis: TreeBasis
  }

  private struct Answer {
    var question: Int
    var score: Double
    var sides: [Side]
    /// Whether one answer was of no use, and the part has been held to the other.
    var isForced = false
  }

  /// The question whose answers raise the bound most, of those tried; `nil` where there is nothing to ask: what the point says is a
  /// solution then, and the best of its part.
  private mutating func bestQuestion(
    _ part: inout TreePart, _ point: LPPoint, _ lp: inout GLPKProblem
  ) throws -> Answer? {
    var asked: [(question: Int, share: Double, estimate: Double)] = []
    for (index, question) in questions.enumerated() {
      let share = question.inside.reduce(0.0) { $0 + point.columnPrimals[$1] }
      if share > 1e-6, share < 1 - 1e-6 { asked.append((index, share, gains.estimate(index, share: share))) }
    }
    if asked.isEmpty {
      solution = TreeSolution(objective: point.objective, values: point.columnPrimals)
      return nil
    }
    asked.sort { ($0.estimate, $1.question) > ($1.estimate, $0.question) }
    let basis = try TreeBasis(lp)
    var best: Answer?
    var misses = 0
    for (question, share, estimate) in asked.prefix(Self.questionsTried) where misses < Self.missesAllowed {
      if let best, gains.isReliable(question), estimate <= best.score { continue }
      var sides: [Side] = []
      var score = 1.0
      for answer in [true, false] {
        let settled = questions[question].settled(by: answer).filter { held[$0.column] == TreePart.open }
        for (column, value) in settled { try hold(column, value, &lp) }
        let found = try solve(&lp, iterations: Self.iterationsTried)
        var side: Side?
        switch found {
        case .below(let child): side = try Side(answer: answer, bound: child.objective, basis: TreeBasis(lp))
        case .atLeast(let bound): side = try Side(answer: answer, bound: bound, basis: TreeBasis(lp))
        case .unknown: side = Side(answer: answer, bound: point.objective, basis: basis)
        case .beyond: side = nil
        }
        for (column, _) in settled { try hold(column, TreePart.open, &lp) }
        try basis.set(&lp)
        let gain = min(limit, side?.bound ?? limit) - point.objective
        gains.note(max(0, gain) / max(0.01, answer ? 1 - share : share), question, answer)
        score *= max(1e-6, gain)
        guard let side else {
          let other = questions[question].settled(by: !answer).filter { held[$0.column] == TreePart.open }
          guard !other.isEmpty else { break }
          for (column, value) in other {
            try hold(column, value, &lp)
            part.held[column] = value
          }
          return Answer(question: question, score: 0, sides: [], isForced: true)
        }
        sides.append(side)
      }
      if sides.count == 2, score > best?.score ?? -1 {
        best = Answer(question: question, score: score, sides: sides)
        misses = 0
      } else {
        misses += 1
      }
    }
    // Where no trial came to anything the part is split all the same.
    return best
      ?? Answer(
        question: asked[0].question, score: 0,
        sides: [true, false].map { Side(answer: $0, bound: point.objective, basis: basis) })
  }

  /// Holds the program to what is settled in a part.
  private mutating func apply(_ part: TreePart, _ lp: inout GLPKProblem) throws {
    for (column, value) in part.held.enumerated() where value != held[column] { try hold(column, value, &lp) }
  }

  private mutating func hold(_ column: Int, _ value: Int8, _ lp: inout GLPKProblem) throws {
    held[column] = value
    if value == TreePart.open {
      try lp.setColumnBounds(column, lower: program.columns[column].lower, upper: program.columns[column].upper)
    } else {
      try lp.setColumnBounds(column, lower: Double(value), upper: Double(value))
    }
  }

  /// Questions tried for a part, and how many in a row that are no better than the best.
  private static let questionsTried = 16
  private static let missesAllowed = 5
  private static let iterationsTried = 20
}
