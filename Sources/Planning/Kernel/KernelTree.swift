import GLPKSolver

/// What a tree may ask of a solution: whether it uses one of some columns.
struct TreeQuestion: Sendable {
  /// Columns that are zero where the answer is no.
  var inside: [Int]
  /// Columns that are zero where it is yes; where there are none, `inside` is one column, which is 1 then.
  var outside: [Int] = []

  /// What an answer settles.
  func settled(by answer: Bool) -> [(column: Int, value: Int8)] {
    if answer, outside.isEmpty { return inside.map { ($0, 1) } }
    return (answer ? outside : inside).map { ($0, 0) }
  }
}

/// Branch and bound over what planes have left of a program: always the part with the least bound, split by the question of those tried
/// whose answers raise the bound most. GLPK's own tree tries no answer before it takes one, and needs many times the parts.
///
/// A tree can go on growing when a better solution has come from elsewhere. Two legs grow side by side from parts dealt between them, the
/// same whatever the threads.
struct KernelTree: Sendable {
  private(set) var parts: [TreePart]
  private(set) var splitCount = 0
  /// Where it began.
  let rootBound: Double
  /// The least limit so far: no part that was left out for it is below.
  private(set) var closed = Double.infinity
  let program: CutProgram
  private let questions: [TreeQuestion]
  private var gains: TreeGains

  /// - Parameters:
  ///   - questions: in columns of the kernel.
  init(_ kernel: some LevelProgram, _ cuts: RootCuts) {
    program = CutProgram(kernel, cuts, planes: cuts.planes)
    var places = [Int](repeating: -1, count: kernel.columns.count)
    for (place, column) in program.positions.enumerated() { places[column] = place }
    questions = kernel.questions.compactMap { question in
      let inside = question.inside.map { places[$0] }.filter { $0 >= 0 }
      let outside = question.outside.map { places[$0] }.filter { $0 >= 0 }
      guard !inside.isEmpty, question.outside.isEmpty || !outside.isEmpty else { return nil }
      return TreeQuestion(inside: inside, outside: outside)
    }
    gains = TreeGains(questions)
    rootBound = cuts.bound
    parts = [TreePart(held: program.columns.map { _ in TreePart.open }, bound: cuts.bound, basis: nil)]
  }

  /// No solution that is not in hand is below it; infinite where there is none such.
  var bound: Double { parts.map(\.bound).min() ?? .infinity }

  /// Splits some parts, a few at first.
  ///
  /// - Parameter limit: what is not below it is of no use.
  /// - Returns: a solution below the limit where one was found, with the objective's value, by column of the kernel: no other of its
  ///   part is better, and that part is left out from then on.
  mutating func grow(below limit: Double, _ context: RunContext) throws -> TreeSolution? {
    closed = min(closed, limit)
    parts.removeAll { $0.bound >= limit }
    guard !parts.isEmpty, parts.count < Self.mostParts else { return nil }
    let legCount = min(2, parts.count)
    let length = parts.count < 8 ? 3 : Self.legLength
    parts = parts.enumerated().sorted { ($0.element.bound, $0.offset) < ($1.element.bound, $1.offset) }.map(\.element)
    let dealt = (0..<legCount).map { leg in stride(from: leg, to: parts.count, by: legCount).map { parts[$0] } }
    let tree = self
    let grown = try mapped(dealt, threads: context.options.threads) { parts in
      try TreeLeg.grow(tree.program, tree.questions, tree.gains, parts: parts, count: length, below: limit, context)
    }
    parts = grown.flatMap(\.parts)
    for leg in grown { gains.add(leg.gains) }
    splitCount += grown.reduce(0) { $0 + $1.split }
    guard let best = grown.compactMap(\.solution).min(by: { $0.objective < $1.objective }) else { return nil }
    return TreeSolution(objective: best.objective, values: program.spread(best.values))
  }

  private static let legLength = 20
  /// Parts that are kept at most, of some twenty kilobytes each.
  private static let mostParts = 8_000
}

/// A solution, by column.
struct TreeSolution: Sendable {
  var objective: Double
  var values: [Double]
}

/// A part of the solutions: those with some columns settled.
struct TreePart: Sendable {
  /// By column what it is held at, or `open`.
  var held: [Int8]
  var bound: Double
  var basis: TreeBasis?

  static let open: Int8 = -1
}

/// Where the simplex method goes on: from its parent's end a part's own is near, and never far.
struct TreeBasis: Sendable {
  private var rows: [BasisStatus]
  private var columns: [BasisStatus]

  init(_ lp: borrowing GLPKProblem) throws {
    rows = try lp.rowBasisStatuses()
    columns = try lp.columnBasisStatuses()
  }

  func set(_ lp: inout GLPKProblem) throws { try lp.setBasisStatuses(rows: rows, columns: columns) }
}

/// What answers raised bounds by, for each unit that they moved.
struct TreeGains: Sendable {
  /// What a leg noted; a tree's own are empty, so that legs begin without any.
  private(set) var notes: [(question: Int, answer: Bool, gain: Double)] = []
  private var sums: [(yes: Double, yesCount: Double, no: Double, noCount: Double)]
  /// Of questions of one column, and of several.
  private var kinds: [Bool: (sum: Double, count: Double)] = [:]
  private let isSingle: [Bool]

  init(_ questions: [TreeQuestion]) {
    sums = questions.map { _ in (0, 0, 0, 0) }
    isSingle = questions.map(\.outside.isEmpty)
  }

  mutating func note(_ gain: Double, _ question: Int, _ answer: Bool) {
    notes.append((question, answer, gain))
    if answer {
      sums[question].yes += gain
      sums[question].yesCount += 1
    } else {
      sums[question].no += gain
      sums[question].noCount += 1
    }
    kinds[isSingle[question], default: (0, 0)].sum += gain
    kinds[isSingle[question], default: (0, 0)].count += 1
  }

  mutating func add(_ other: TreeGains) {
    for note in other.notes { self.note(note.gain, note.question, note.answer) }
    notes = []
  }

  /// The product of what both answers are likely to raise the bound by.
  func estimate(_ question: Int, share: Double) -> Double {
    let kind = kinds[isSingle[question]] ?? (1, 1)
    let mean = kind.sum / kind.count
    let it = sums[question]
    let yes = (1 - share) * (it.yesCount > 0 ? it.yes / it.yesCount : mean)
    let no = share * (it.noCount > 0 ? it.no / it.noCount : mean)
    return max(1e-6, yes) * max(1e-6, no)
  }

  func isReliable(_ question: Int) -> Bool { min(sums[question].yesCount, sums[question].noCount) >= 4 }
}
