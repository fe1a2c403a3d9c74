import Formulation
import GLPKSolver

/// What a dive through the master ends with: for each group the sites it may use.
struct Dive: Sendable {
  /// By block: the open set decided on, empty for blocks without a group.
  var openSets: [[Int]]
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
    var openSets = [[Int]](repeating: [], count: task.structure.blocks.count)
    var open = Set(cells.blocks.indices.filter { group(of: $0) != nil })
    var result = Dive(openSets: openSets, value: .infinity, overrun: 0, multipliers: nil)
    while true {
      guard let point = try optimize(&lp, openSets, rounds: open.isEmpty ? 20 : 3) else { return result }
      result = Dive(
        openSets: openSets, value: point.objective, overrun: point.columnPrimals[..<firstPattern].reduce(0, +),
        multipliers: multipliers(point.rowDuals))
      if open.isEmpty || !proceed(point.objective, bestValue, patterns.count) { return result }
      for (cell, set) in surest(Array(point.columnPrimals[firstPattern...]), open) {
        open.remove(cell)
        let block = cells.blocks[cell][0]
        openSets[block] = set
        for (index, pattern) in patterns.enumerated() where pattern.cell == cell {
          if pattern.sites.allSatisfy({ $0 < 0 || set.contains(Int($0)) }) {
            try lp.setCost(firstPattern + index, charged(pattern, openSets))
          } else {
            try lp.setColumnBounds(firstPattern + index, lower: 0, upper: 0)
          }
        }
      }
    }
  }

  private func group(of cell: Int) -> Int? {
    let blocks = cells.blocks[cell]
    guard blocks.count == 1, task.structure.blocks[blocks[0]].group >= 0 else { return nil }
    return task.structure.blocks[blocks[0]].group
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

  /// The cells to decide next, with their sets: all whose patterns agree, and the surest few of the others.
  private func surest(_ weights: [Double], _ open: Set<Int>) -> [(cell: Int, set: [Int])] {
    var sets: [Int: [[Int]: Double]] = [:]
    for (index, weight) in weights.enumerated() where weight > 1e-7 && open.contains(patterns[index].cell) {
      let set = Set(patterns[index].sites.filter { $0 >= 0 }.map(Int.init)).sorted()
      sets[patterns[index].cell, default: [:]][set, default: 0] += weight
    }
    var settled: [(cell: Int, set: [Int])] = []
    var others: [(cell: Int, set: [Int], weight: Double)] = []
    for cell in open.sorted() {
      guard let (set, weight) = (sets[cell] ?? [[]: 1]).max(by: { ($0.value, $1.key.count) < ($1.value, $0.key.count) })
      else { continue }
      if weight > 0.999 { settled.append((cell, set)) } else { others.append((cell, set, weight)) }
    }
    others.sort { ($0.weight, $1.cell) > ($1.weight, $0.cell) }
    return settled + others.prefix(max(2, others.count / 10)).map { ($0.cell, $0.set) }
  }
}
