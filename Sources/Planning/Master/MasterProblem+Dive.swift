import Formulation
import GLPKSolver

/// What a dive through the master ends with: for each group the sites it may use.
struct Dive: Sendable {
  /// By block: the open set decided on, empty for blocks without a group.
  var openSets: [[Int]]
  /// Blocks of settlements that the dive left undecided, few enough for branch and cut.
  var undecided: Set<Int> = []
  /// Value of the master with these open sets: the linear program of the households within them.
  var value: Double
  /// Units of overrun in it.
  var overrun: Double
  /// Duals of that program.
  var multipliers: Multipliers<Double>?
}

extension MasterProblem {
  /// Decides the open set of one settlement after another, the surest first, and re-optimises with new patterns within the
  /// sets decided on.
  ///
  /// Fixing open sets, not patterns, leaves households free within them: the last program is the linear program of an
  /// ordinary generalized assignment problem, and feasible where the dive stayed feasible.
  mutating func dive(
    _ lp: inout GLPKProblem, _ firstPattern: Int, proceed: (_ master: Double, _ bound: Double, _ columns: Int) -> Bool
  ) throws -> Dive {
    var trail = DiveTrail(
      openSets: [[Int]](repeating: [], count: task.structure.blocks.count),
      open: Set(cells.blocks.indices.filter { isDecided($0) }), firstPattern: firstPattern)
    guard var point = try optimize(&lp, trail.openSets, rounds: 3) else { return trail.result }
    while !trail.open.isEmpty, proceed(point.objective, bestValue, patterns.count) {
      let weights = Array(point.columnPrimals[firstPattern...])
      let (settled, others) = surest(weights, trail.open)
      for decision in settled { try fix(decision, &trail, &lp) }
      if others.count <= Self.leftToBranching, others.allSatisfy({ !isWhole($0.cell) }) { break }
      let batch = Array(others.prefix(max(1, others.count / 10)))
      let next = try decide(batch, from: point, weights, &trail, &lp)
      guard let next else { break }
      point = next
      trail.note(point, multipliers(point.rowDuals))
    }
    if let last = try optimize(&lp, trail.openSets, rounds: 20) { trail.note(last, multipliers(last.rowDuals)) }
    var result = trail.result
    result.undecided = Set(trail.open.map { cells.blocks[$0][0] })
    return result
  }

  /// Settlements that a dive leaves to branch and cut.
  private static let leftToBranching = 14

  /// Fixes the sets of a batch; where that costs a jump, of its surest cell alone, and where that too costs a jump, the
  /// one of the cell's alternatives that costs least.
  private mutating func decide(
    _ batch: [Decision], from point: LPPoint, _ weights: [Double], _ trail: inout DiveTrail, _ lp: inout GLPKProblem
  ) throws -> LPPoint? {
    guard let first = batch.first else { return try optimize(&lp, trail.openSets, rounds: 3) }
    let allowed = point.objective + max(1, abs(bestValue) * 2e-5)
    for count in batch.count > 1 ? [batch.count, 1] : [1] {
      for decision in batch.prefix(count) { try fix(decision, &trail, &lp) }
      guard let next = try optimize(&lp, trail.openSets, rounds: 3) else { return nil }
      if next.objective <= allowed { return next }
      for decision in batch.prefix(count) { try loosen(decision.cell, &trail, &lp) }
    }
    var best: (set: [Int], value: Double)?
    for set in alternatives(of: first.cell, weights) {
      try fix(.init(cell: first.cell, set: set, weight: 0), &trail, &lp)
      if let trial = try optimize(&lp, trail.openSets, rounds: 3), trial.objective < best?.value ?? .infinity {
        best = (set, trial.objective)
        if trial.objective <= allowed { return trial }
      }
      try loosen(first.cell, &trail, &lp)
    }
    try fix(.init(cell: first.cell, set: best?.set ?? first.set, weight: 0), &trail, &lp)
    return try optimize(&lp, trail.openSets, rounds: 3)
  }

  private func fix(_ decision: Decision, _ trail: inout DiveTrail, _ lp: inout GLPKProblem) throws {
    trail.open.remove(decision.cell)
    trail.openSets[cells.blocks[decision.cell][0]] = decision.set
    for (index, pattern) in patterns.enumerated() where pattern.cell == decision.cell {
      let keeps = pattern.sites.allSatisfy { $0 < 0 || decision.set.contains(Int($0)) }
      try lp.setCost(trail.firstPattern + index, charged(pattern, trail.openSets))
      try lp.setColumnBounds(trail.firstPattern + index, lower: 0, upper: keeps ? nil : 0)
    }
  }

  private func loosen(_ cell: Int, _ trail: inout DiveTrail, _ lp: inout GLPKProblem) throws {
    trail.open.insert(cell)
    trail.openSets[cells.blocks[cell][0]] = []
    for (index, pattern) in patterns.enumerated() where pattern.cell == cell {
      try lp.setCost(trail.firstPattern + index, charged(pattern, trail.openSets))
      try lp.setColumnBounds(trail.firstPattern + index, lower: 0, upper: nil)
    }
  }

  /// The sets that the master weighs for a cell, then pairs of sites that its patterns use.
  private func alternatives(of cell: Int, _ weights: [Double]) -> [[Int]] {
    var weighed: [[Int]: Double] = [:]
    var sites: [Int: Double] = [:]
    for (index, pattern) in patterns.enumerated() where pattern.cell == cell {
      let weight = index < weights.count ? weights[index] : 0
      let set = Set(pattern.sites.filter { $0 >= 0 }.map(Int.init)).sorted()
      if weight > 1e-7 { weighed[set, default: 0] += weight }
      for site in set { sites[site, default: 0] += weight + 1e-6 }
    }
    var found = weighed.sorted {
      ($0.value, $1.key.count, $1.key.first ?? 0) > ($1.value, $0.key.count, $0.key.first ?? 0)
    }
    .map(\.key)
    let block = task.structure.blocks[cells.blocks[cell][0]]
    guard block.group >= 0, task.problem.groups[block.group].maxSites >= 2 else { return Array(found.prefix(4)) }
    let ranked = sites.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(4).map(\.key)
    for (position, first) in ranked.enumerated() {
      for second in ranked.dropFirst(position + 1) where !found.contains([first, second].sorted()) {
        found.append([first, second].sorted())
      }
    }
    return Array(found.prefix(5))
  }

  /// Whether the dive decides a cell: a settlement with an open set, or one that moves as a whole.
  private func isDecided(_ cell: Int) -> Bool {
    let blocks = cells.blocks[cell]
    guard blocks.count == 1 else { return false }
    let block = task.structure.blocks[blocks[0]]
    return block.group >= 0 || task.structure.fragments[block.fragments.lowerBound].units.count > 2
  }

  /// Re-optimises the master within the open sets, with a few rounds of pricing.
  private mutating func optimize(_ lp: inout GLPKProblem, _ openSets: [[Int]], rounds: Int) throws -> LPPoint? {
    var last: LPPoint?
    for _ in 0..<rounds {
      guard case .optimal(let point) = try lp.solveLP(LPOptions(method: last == nil ? .dualThenPrimal : .primal)) else {
        return last
      }
      last = point
      let found = price(multipliers(point.rowDuals), weight: point.rowDuals, openSets: openSets)
      if try add(found, to: &lp, openSets: openSets) == 0 { break }
    }
    return last
  }

  /// The cells not yet decided, each with its heaviest set: those whose patterns agree, and the others, the surest first.
  private func surest(_ weights: [Double], _ open: Set<Int>) -> (settled: [Decision], others: [Decision]) {
    var sets: [Int: [[Int]: Double]] = [:]
    for (index, weight) in weights.enumerated() where weight > 1e-7 && open.contains(patterns[index].cell) {
      let set = Set(patterns[index].sites.filter { $0 >= 0 }.map(Int.init)).sorted()
      sets[patterns[index].cell, default: [:]][set, default: 0] += weight
    }
    var settled: [Decision] = []
    var others: [Decision] = []
    for cell in open.sorted() {
      let weighed = (sets[cell] ?? [:]).sorted {
        ($0.value, $1.key.count, $1.key.first ?? 0) > ($1.value, $0.key.count, $0.key.first ?? 0)
      }
      let (set, weight) = weighed.first ?? ([], 1)
      if weight > 0.999 {
        settled.append(.init(cell: cell, set: set, weight: weight))
      } else {
        others.append(.init(cell: cell, set: set, weight: weight))
      }
    }
    others.sort { (isWhole($0.cell) ? 1 : 0, $0.weight, $1.cell) > (isWhole($1.cell) ? 1 : 0, $1.weight, $0.cell) }
    return (settled, others)
  }

  private func isWhole(_ cell: Int) -> Bool { task.structure.blocks[cells.blocks[cell][0]].group < 0 }
}

/// A cell with the open set it is given.
private struct Decision {
  var cell: Int
  var set: [Int]
  var weight: Double
}

/// How far a dive has come.
private struct DiveTrail {
  var openSets: [[Int]]
  /// Cells not decided yet.
  var open: Set<Int>
  let firstPattern: Int
  private(set) var result: Dive

  init(openSets: [[Int]], open: Set<Int>, firstPattern: Int) {
    self.openSets = openSets
    self.open = open
    self.firstPattern = firstPattern
    result = Dive(openSets: openSets, value: .infinity, overrun: 0, multipliers: nil)
  }

  mutating func note(_ point: LPPoint, _ multipliers: Multipliers<Double>) {
    result = Dive(
      openSets: openSets, value: point.objective, overrun: point.columnPrimals[..<firstPattern].reduce(0, +),
      multipliers: multipliers)
  }
}
