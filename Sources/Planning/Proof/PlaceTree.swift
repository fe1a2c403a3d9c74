import Formulation
import GLPKSolver

/// Splits what planes leave by where parties go, always the part with the least bound, until every part is above the number or there
/// are too many.
struct PlaceTree {
  /// Multipliers at an end; or a question, with the multipliers that struck places off before it was asked.
  enum Node {
    case leaf(PlacePrices)
    case branch(struck: PlacePrices?, party: Int, site: Int, holds: Int, fails: Int)
  }

  /// A part that is not above the number.
  private struct Part {
    var node: Int
    var open: OpenPlaces
    var bound: Int
    var basis: TreeBasis
    var depth: Int
  }

  private(set) var nodes: [Node] = []
  /// No plan is below it.
  private(set) var bound: Int
  private let proof: PlaceProof
  private let program: OpenPlacesProgram
  private var parts: [Part] = []
  /// By column, and after them by party for its base, whether it is struck off in the program.
  private var isStruck: [Bool]
  /// By party and site what a question raised bounds by, in sum, and how often it was asked; where it holds and where it fails.
  private var gains: [Question: [(sum: Double, count: Double)]] = [:]
  /// Of all questions, in the order in which they were asked, so that runs repeat to the last digit.
  private var allGains = (sum: 0.0, count: 0.0)

  private struct Question: Hashable {
    var party: Int
    var site: Int
  }

  init?(_ proof: PlaceProof) {
    guard let program = OpenPlacesProgram(proof.open, overrunPrice: proof.overrunPrice) else { return nil }
    self.proof = proof
    self.program = program
    isStruck = [Bool](repeating: false, count: program.ways.count + program.parties.count)
    bound = proof.bound
  }

  mutating func grow() throws {
    let tree = self
    self = try withGLPKProblem(named: "places") { lp in
      var own = tree
      _ = try lp.addRows(own.program.rows)
      _ = try lp.addColumns(own.program.columns)
      try own.addPlanes(to: &lp)
      try lp.rebuildBasis()
      try own.grow(&lp)
      return own
    }
  }

  private func addPlanes(to lp: inout GLPKProblem) throws {
    let (open, price) = (proof.open, proof.overrunPrice)
    let positions = WayPositions(program, open, PlaceMoves(open))
    for plane in proof.active {
      let coefficients = open.coefficients(of: plane)
      func sum(_ rows: [Int]) -> Int { rows.reduce(0) { $0 + coefficients[$1] } }
      let row = program.row(
        limit: open.planeLimits[plane], ofColumn: { positions.ofColumn[$0].map(sum) },
        ofBase: { positions.ofBase[$0].map(sum) })
      let place = try lp.appendRow(row.row, columns: row.columns, values: row.values)
      _ = try lp.addColumns([GLPKProblem.Column(cost: price, rows: [Int32(place)], values: [-1])])
    }
  }

  private mutating func grow(_ lp: inout GLPKProblem) throws {
    guard case .optimal(let point) = try lp.solveLP(proof.context.rootOptions) else { return }
    nodes.append(.leaf(prices(point)))
    try enqueue(proof.open, Answer.Side(prices: prices(point), basis: TreeBasis(lp)), at: 0, depth: 0)
    while !parts.isEmpty, isPromising, !proof.context.isOver {
      guard let index = parts.indices.min(by: { (parts[$0].bound, $0) < (parts[$1].bound, $1) }) else { return }
      let part = parts.remove(at: index)
      if try !expand(part, &lp) {
        parts.append(part)
        break
      }
    }
    bound = parts.reduce(proof.target) { min($0, $1.bound) }
  }

  /// Whether there is an end in sight: of eight counties the trees that came to one had closed 0.59 of the gap or more after a hundred
  /// nodes and 0.78 after two hundred, the others at most 0.51 and 0.63.
  private var isPromising: Bool {
    let least = parts.map(\.bound).min() ?? proof.target
    let closed = Double(least - proof.bound) / Double(max(1, proof.target - proof.bound))
    return switch nodes.count {
    case ..<100: true
    case ..<200: closed > 0.55
    case ..<Self.mostNodes: closed > 0.75
    default: false
    }
  }

  private func prices(_ point: LPPoint) -> PlacePrices {
    program.prices(point, planes: proof.active, scale: proof.scale)
  }

  /// Keeps a part as an end, and for splitting where its bound is not enough.
  private mutating func enqueue(_ open: OpenPlaces, _ side: Answer.Side, at node: Int, depth: Int) {
    nodes[node] = .leaf(side.prices)
    guard let total = open.total(side.prices) else { return }
    let bound = total.dividedUp(by: proof.scale)
    guard bound < proof.target else { return }
    parts.append(Part(node: node, open: open, bound: bound, basis: side.basis, depth: depth))
  }

  /// Splits a part; whether there was a question.
  private mutating func expand(_ part: Part, _ lp: inout GLPKProblem) throws -> Bool {
    guard part.depth < Self.deepest else { return false }
    try apply(part.open, &lp)
    try part.basis.set(&lp)
    guard case .optimal(let point) = try lp.solveLP(proof.context.rootOptions) else { return false }
    let prices = prices(point)
    var open = part.open
    guard let struck = open.narrow(prices, below: proof.target) else {
      nodes[part.node] = .leaf(prices)
      return true
    }
    if struck > 0 { try apply(open, &lp) }
    guard let best = try bestQuestion(open, point, &lp) else { return false }
    let first = nodes.count
    nodes += [.leaf(prices), .leaf(prices)]
    nodes[part.node] = .branch(
      struck: struck > 0 ? prices : nil, party: open.parties[best.question.party].party, site: best.question.site,
      holds: first, fails: first + 1)
    for (side, holds) in [true, false].enumerated() {
      var own = open
      own.restrict(best.question.party, site: best.question.site, holds: holds)
      enqueue(own, best.sides[side], at: first + side, depth: part.depth + 1)
    }
    return true
  }

  private struct Answer {
    var question: Question
    var score: Double
    /// Where it holds, and where it fails.
    var sides: [Side]

    struct Side {
      var prices: PlacePrices
      var basis: TreeBasis
    }
  }

  /// The question whose answers raise the bound most, among those that the point leaves open.
  private mutating func bestQuestion(_ open: OpenPlaces, _ point: LPPoint, _ lp: inout GLPKProblem) throws -> Answer? {
    let asked = questions(point).map {
      (question: $0.question, share: $0.share, estimate: estimate($0.question, $0.share))
    }
    .sorted { ($0.estimate, $0.question.party, $0.question.site) > ($1.estimate, $1.question.party, $1.question.site) }
    let basis = try TreeBasis(lp)
    var best: Answer?
    for (question, share, estimate) in asked.prefix(Self.questionsTried) {
      if let best, gains[question].map({ $0.allSatisfy { $0.count >= 4 } }) ?? false, estimate <= best.score {
        continue
      }
      var sides: [Answer.Side] = []
      var score = 1.0
      for holds in [true, false] {
        var own = open
        own.restrict(question.party, site: question.site, holds: holds)
        try apply(own, only: question.party, &lp)
        guard case .optimal(let child) = try lp.solveLP(proof.context.rootOptions) else { break }
        try sides.append(Answer.Side(prices: prices(child), basis: TreeBasis(lp)))
        let gain = min(max(0, child.objective - point.objective), Double(proof.target - proof.rootBound))
        note(gain / max(0.01, holds ? 1 - share : share), question, holds ? 0 : 1)
        score *= max(1e-6, gain)
        try apply(open, only: question.party, &lp)
        try basis.set(&lp)
      }
      guard sides.count == 2 else { return nil }
      if score > best?.score ?? -1 { best = Answer(question: question, score: score, sides: sides) }
    }
    return best
  }

  private mutating func note(_ gain: Double, _ question: Question, _ side: Int) {
    gains[question, default: [(0, 0), (0, 0)]][side].sum += gain
    gains[question]?[side].count += 1
    allGains.sum += gain
    allGains.count += 1
  }

  /// Parties that are partly at a site.
  private func questions(_ point: LPPoint) -> [(question: Question, share: Double)] {
    var found: [(question: Question, share: Double)] = []
    for (index, party) in program.parties.enumerated() where party.base.party >= 0 {
      var shares: [Int: Double] = [party.base.site: 1]
      for column in party.columns where point.columnPrimals[column] > 1e-9 {
        shares[party.base.site, default: 0] -= point.columnPrimals[column]
        shares[program.ways[column].site, default: 0] += point.columnPrimals[column]
      }
      for (site, share) in shares.sorted(by: { $0.key < $1.key }) where site >= 0 && share > 1e-5 && share < 1 - 1e-5 {
        found.append((Question(party: index, site: site), share))
      }
    }
    return found
  }

  private func estimate(_ question: Question, _ share: Double) -> Double {
    let known = gains[question]
    func gain(_ side: Int, _ weight: Double) -> Double {
      guard let known, known[side].count > 0 else { return weight * averageGain }
      return weight * known[side].sum / known[side].count
    }
    return max(1e-6, gain(0, 1 - share)) * max(1e-6, gain(1, share))
  }

  private var averageGain: Double { allGains.count > 0 ? allGains.sum / allGains.count : 1 }

  /// Holds the program to the places of a part.
  private mutating func apply(_ open: OpenPlaces, _ lp: inout GLPKProblem) throws {
    for party in program.parties.indices { try apply(open, only: party, &lp) }
  }

  private mutating func apply(_ open: OpenPlaces, only party: Int, _ lp: inout GLPKProblem) throws {
    let own = program.parties[party]
    let isBaseStruck = !open.allows(party, own.base)
    let mark = program.ways.count + party
    let changes = isStruck[mark] != isBaseStruck
    isStruck[mark] = isBaseStruck
    let count = Double(own.count)
    if changes, own.row >= 0 { try lp.setRowBounds(own.row, lower: isBaseStruck ? count : 0, upper: count) }
    for column in own.columns {
      let isGone = !open.allows(party, program.ways[column])
      guard isGone != isStruck[column] || changes else { continue }
      isStruck[column] = isGone
      try lp.setColumnBounds(
        column, lower: isBaseStruck && own.row < 0 && !isGone ? count : 0, upper: isGone ? 0 : count)
    }
  }

  private static let questionsTried = 16
  private static let mostNodes = 500
  /// Readers of JSON take some hundred levels, of which a question takes four.
  private static let deepest = 80
}

extension PlaceProof {
  /// Above what any unit of a limit is worth: what parts beyond limits cost.
  var overrunPrice: Double {
    let prices = steps.flatMap { $0.prices.resources.map(abs) + $0.prices.planes.map(\.price) }
    return 10 * (Double(prices.max() ?? 0) / Double(scale) + Double(target - rootBound))
  }
}
