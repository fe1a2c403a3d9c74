import Formulation
import Relocation

/// One objective level to be solved while earlier ones keep their values.
struct LevelTask: Sendable {
  let problem: AssignmentProblem
  let structure: BlockStructure
  /// The level, from 0.
  let level: Int
  /// The values that earlier levels may not exceed.
  let caps: [Int]
  /// Whether a fragment may be left out, after what the caps imply.
  let mayStay: [Bool]
  /// The earlier levels that still need a row; the others are settled by ``mayStay``.
  let cappedLevels: [Int]
  /// The level's own costs, where they fit into memory.
  let costTable: CostTable?
  /// What the level charges; without terms where it is no level of the scenario.
  let objective: ObjectiveLevel

  init(
    problem: AssignmentProblem, structure: BlockStructure, level: Int, caps: [Int],
    objective: ObjectiveLevel = ObjectiveLevel([])
  ) {
    self.objective = objective
    self.problem = problem
    self.structure = structure
    self.level = level
    self.caps = caps
    var forbidden = structure.fragments.map(\.mustBePlaced)
    var rows: [Int] = []
    for earlier in 0..<level {
      if caps[earlier] == 0, problem.chargesOnlyUnplaced(earlier) {
        for (index, fragment) in structure.fragments.enumerated()
        where fragment.units.contains(where: { problem.unplacedCost(of: $0, level: earlier) > 0 }) {
          forbidden[index] = true
        }
      } else {
        rows.append(earlier)
      }
    }
    mayStay = forbidden.map { !$0 }
    cappedLevels = rows
    costTable = CostTable(problem, structure, level: level, mayStay: mayStay)
  }

  /// The least number from which on the level can have no value but one from `value` on.
  func numberEnough(for value: Int) -> Int { value - (objective.unit - 1) }
}

extension AssignmentProblem {
  /// Whether a level's costs are never negative and none but those of units left out.
  func chargesOnlyUnplaced(_ level: Int) -> Bool {
    rates[level].isEmpty && dwellings.allSatisfy { $0.costs[level] == 0 }
      && adjustments.allSatisfy { $0.costs.isEmpty || $0.costs[level] == 0 }
      && groups.allSatisfy { $0.extraSiteCosts[level] == 0 }
      && units.indices.allSatisfy {
        placedCosts[$0 * levelCount + level] == 0 && unplacedCosts[$0 * levelCount + level] >= 0
      }
  }
}
