import Formulation
import GLPKSolver
import Relocation

/// Proves that a level on which no settlement binds its parties has no plan below a number, in exact integers and at a county's size:
/// multipliers strike places off, planes in whole numbers raise what they say, and what is left is split by where parties go.
///
/// The solver's linear programs only suggest: which planes, which multipliers, which questions. The tree is the certificate.
struct PlaceProof {
  let task: LevelTask
  let context: RunContext
  /// No plan below it is to be left.
  let target: Int
  let scale: Int
  var open: OpenPlaces
  /// Every plane so far, and those that have rows.
  var planes: [RoundingPlane] = []
  var active: [Int] = []
  var steps: [Step] = []
  /// What multipliers proved before anything was struck off, and what is proven now.
  let rootBound: Int
  private(set) var bound: Int

  /// What multipliers struck off, and the planes added then.
  struct Step {
    var prices: PlacePrices
    var planes: Range<Int>
  }

  /// `nil` where settlements bind their parties, earlier levels have rows of their own, the level is too large, or multipliers prove as
  /// much.
  init?(_ task: LevelTask, context: RunContext, exact: ExactBound, target: Int) {
    let problem = task.problem
    guard problem.groups.isEmpty, task.cappedLevels.isEmpty, !problem.comparesMeans(upTo: task.level),
      problem.parties.count * problem.siteCount <= Self.mostPlaces, exact.bound < target
    else { return nil }
    self.task = task
    self.context = context
    self.target = target
    scale = exact.multipliers.scale
    rootBound = exact.bound
    bound = exact.bound
    open = OpenPlaces(task)
    let prices = PlacePrices(scale: scale, resources: exact.multipliers.resources, planes: [])
    guard open.narrow(prices, below: target) != nil else { return nil }
    open.settle()
    steps.append(Step(prices: prices, planes: 0..<0))
  }

  /// What can be proven; `nil` where the level is none for it.
  static func run(
    _ task: LevelTask, of planningCase: PlanningCase, context: RunContext, exact: ExactBound, target: Int
  ) throws -> LevelProof? {
    guard var proof = PlaceProof(task, context: context, exact: exact, target: target) else { return nil }
    try proof.cut()
    proof.dropIdlePlanes()
    // A tree that comes to no end would make the certificate long, and say little more.
    if proof.bound < target, var tree = PlaceTree(proof) {
      try tree.grow()
      if tree.bound >= target {
        return LevelProof(root: proof.certificate(tree, planningCase), bound: target)
      }
    }
    return LevelProof(root: proof.certificate(nil, planningCase), bound: proof.bound)
  }

  /// Rounds of planes, as long as they raise the bound by more than a trifle.
  mutating func cut() throws {
    guard let program = OpenPlacesProgram(open) else { return }
    let proof = self
    self = try withGLPKProblem(named: "places") { lp in
      var own = proof
      _ = try lp.addRows(program.rows)
      _ = try lp.addColumns(program.columns)
      try lp.rebuildBasis()
      try own.cut(&lp, program)
      return own
    }
  }

  private mutating func cut(_ lp: inout GLPKProblem, _ program: OpenPlacesProgram) throws {
    var bounds = [rootBound]
    var isStruck = [Bool](repeating: false, count: program.ways.count + program.parties.count)
    for _ in 0..<Self.mostRounds {
      guard !context.isOver, case .optimal(let point) = try lp.solveLP(context.rootOptions) else { return }
      let prices = program.prices(point, planes: active, scale: scale)
      guard let total = open.total(prices) else { return }
      bounds.append(total.dividedUp(by: scale))
      guard open.narrow(prices, below: target) != nil else {
        steps.append(Step(prices: prices, planes: 0..<0))
        bound = target
        return
      }
      bound = max(bound, bounds[bounds.count - 1])
      let moves = PlaceMoves(open)
      let positions = WayPositions(program, open, moves)
      let drafts =
        bounds.isStalled ? [] : try drafts(at: point, &lp, program, moves, positions.shares(program, at: point))
      try dropSlackPlanes(&lp, after: program.rows.count)
      let first = planes.count
      try add(drafts, to: &lp, program, moves, positions)
      steps.append(Step(prices: prices, planes: first..<planes.count))
      open.settle()
      try strike(&lp, program, &isStruck)
      if drafts.isEmpty { return }
    }
  }

  /// Planes that a point is beyond, the deepest first.
  private func drafts(
    at point: LPPoint, _ lp: inout GLPKProblem, _ program: OpenPlacesProgram, _ moves: PlaceMoves,
    _ shares: [(row: Int, share: Double)]
  ) throws -> [RoundingPlane] {
    let room = open.room
    var found: [(depth: Double, plane: RoundingPlane)] = []
    for column in program.fractional(point).prefix(2 * Self.planesARound) {
      guard let combination = try lp.rowCombination(of: column),
        let plane = RoundingPlane(
          combination: program.combination(combination, planes: active, of: planes.count)),
        let derived = plane.derivation(for: moves, room: room)
      else { continue }
      let sum = shares.reduce(0.0) { $0 + $1.share * Double(derived.coefficients[moves.kinds[$1.row]]) }
      let norm = moves.kinds.reduce(0.0) { sum, kind in
        let own = Double(derived.coefficients[kind])
        return sum + own * own
      }
      let depth = (sum - Double(derived.limit)) / max(1e-9, norm.squareRoot())
      if depth > Self.leastDepth { found.append((depth, plane)) }
    }
    return found.sorted { $0.depth > $1.depth }.prefix(Self.planesARound).map(\.plane)
  }

  private mutating func dropSlackPlanes(_ lp: inout GLPKProblem, after rowCount: Int) throws {
    let isSlack = try lp.rowBasisStatuses()[rowCount...].map { $0 == .basic }
    try lp.deleteRows(isSlack.indices.filter { isSlack[$0] }.map { rowCount + $0 })
    active = zip(active, isSlack).filter { !$1 }.map(\.0)
  }

  /// Adds planes over the places left, from their bases.
  private mutating func add(
    _ drafts: [RoundingPlane], to lp: inout GLPKProblem, _ program: OpenPlacesProgram, _ moves: PlaceMoves,
    _ positions: WayPositions
  ) throws {
    let room = open.room
    for var plane in drafts {
      guard let exact = plane.derivation(for: moves, room: room) else { continue }
      plane.grain = max(1, exact.coefficients.reduce(0) { max($0, abs($1)) } / Self.largestCoefficient)
      guard let derived = plane.derivation(for: moves, room: room) else { continue }
      func sum(_ rows: [Int]) -> Int { rows.reduce(0) { $0 + derived.coefficients[moves.kinds[$1]] } }
      let row = program.row(
        limit: derived.limit, ofColumn: { positions.ofColumn[$0].map(sum) }, ofBase: { positions.ofBase[$0].map(sum) })
      _ = try lp.appendRow(row.row, columns: row.columns, values: row.values)
      active.append(planes.count)
      planes.append(plane)
      open.addPlane(limit: derived.limit, moves, derived.coefficients)
    }
  }

  /// Takes out of the program what was struck off.
  private func strike(_ lp: inout GLPKProblem, _ program: OpenPlacesProgram, _ isStruck: inout [Bool]) throws {
    let positions = WayPositions(program, open, PlaceMoves(open))
    for (index, party) in program.parties.enumerated() {
      for column in party.columns where positions.ofColumn[column] == nil && !isStruck[column] {
        isStruck[column] = true
        try lp.setColumnBounds(column, lower: 0, upper: 0)
      }
      guard positions.ofBase[index] == nil, !isStruck[program.ways.count + index] else { continue }
      isStruck[program.ways.count + index] = true
      if party.row >= 0 {
        try lp.setRowBounds(party.row, lower: Double(party.count), upper: Double(party.count))
      } else {
        for column in party.columns {
          try lp.setColumnBounds(column, lower: Double(party.count), upper: Double(party.count))
        }
      }
    }
  }

  /// Forgets the planes that nothing needs.
  mutating func dropIdlePlanes() {
    var isNeeded = [Bool](repeating: false, count: planes.count)
    for plane in active + steps.flatMap({ $0.prices.planes.map(\.plane) }) { isNeeded[plane] = true }
    for plane in planes.indices.reversed() where isNeeded[plane] {
      for (earlier, multiplier) in planes[plane].planes.enumerated() where multiplier != 0 { isNeeded[earlier] = true }
    }
    let kept = planes.indices.filter { isNeeded[$0] }
    var numbers = [Int](repeating: 0, count: planes.count + 1)
    for plane in planes.indices { numbers[plane + 1] = numbers[plane] + (isNeeded[plane] ? 1 : 0) }
    active = active.map { numbers[$0] }
    for step in steps.indices {
      for price in steps[step].prices.planes.indices {
        steps[step].prices.planes[price].plane = numbers[steps[step].prices.planes[price].plane]
      }
      let planes = steps[step].planes
      steps[step].planes = numbers[planes.lowerBound]..<numbers[planes.upperBound]
    }
    planes = kept.map { plane in
      var own = planes[plane]
      own.planes = kept.filter { $0 < own.planes.count }.map { own.planes[$0] }
      return own
    }
    open.keepPlanes(kept)
  }

  private static let mostPlaces = 150_000
  private static let mostRounds = 20
  private static let planesARound = 40
  private static let largestCoefficient = 50_000
  private static let leastDepth = 1e-3
}

extension [Int] {
  /// Whether the last rounds raised the bound by no more than a trifle of what all did.
  fileprivate var isStalled: Bool {
    guard let first, let last, count > 5 else { return false }
    return 25 * (last - self[count - 4]) <= last - first
  }
}
