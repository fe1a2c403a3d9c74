import GLPKSolver
import Synchronization

/// One way for the solver to lie. Numbers are GLPK's own codes and statuses.
enum SolverLie: String, CaseIterable, Sendable {
  case valueOffByOne, allZero, allOne, fraction, valueNotANumber, valueInfinite, valueHuge, oneValueLess, oneValueMore
  case treeInfeasible, treeOptimalWithoutSolution, treeFails, treeUnknownCode, treeOutOfTime, boundHuge, boundNotANumber
  case treeStoppedByGap
  case simplexInfeasible, simplexUnbounded, simplexFails, simplexUnknownCode, simplexNeverDone, simplexOutOfTime
  case objectiveTooHigh, objectiveTooLow, objectiveNotANumber, pointShort, pointNotANumber, primalsGarbage
  case dualsGarbage, dualsHuge, dualsZero, dualsInfinite

  /// The lie told at every chance, or at every second or third.
  func tampering(every step: Int) -> AnswerTampering {
    let chances = Chances(step: step)
    var tampering = AnswerTampering()
    switch self {
    case .valueOffByOne: tampering.values = { chances.next ? Self.changed($0) { $0 + 1 } : $0 }
    case .allZero: tampering.values = { chances.next ? $0.map { _ in 0 } : $0 }
    case .allOne: tampering.values = { chances.next ? $0.map { _ in 1 } : $0 }
    case .fraction: tampering.values = { chances.next ? $0.map { $0 * 0.5 } : $0 }
    case .valueNotANumber: tampering.values = { chances.next ? Self.changed($0) { _ in .nan } : $0 }
    case .valueInfinite: tampering.values = { chances.next ? Self.changed($0) { _ in .infinity } : $0 }
    case .valueHuge: tampering.values = { chances.next ? Self.changed($0) { _ in 1e300 } : $0 }
    case .oneValueLess: tampering.values = { chances.next ? Array($0.dropLast()) : $0 }
    case .oneValueMore: tampering.values = { chances.next ? $0 + [1] : $0 }
    case .treeInfeasible: tampering.tree = { if chances.next { ($0, $1) = (0, 4) } }
    case .treeOptimalWithoutSolution: tampering.tree = { if chances.next { ($0, $1) = (0, 5) } }
    case .treeFails: tampering.tree = { code, _ in if chances.next { code = 5 } }
    case .treeUnknownCode: tampering.tree = { code, _ in if chances.next { code = 99 } }
    case .treeOutOfTime: tampering.tree = { if chances.next { ($0, $1) = (9, $1 == 5 ? 2 : 1) } }
    case .treeStoppedByGap: tampering.tree = { if chances.next { ($0, $1) = (14, 2) } }
    case .boundHuge, .boundNotANumber:
      tampering.tree = { ($0, $1) = (9, $1 == 5 ? 2 : 1) }
      let told = self == .boundHuge ? 1e300 : Double.nan
      tampering.bound = { chances.next ? told : $0 + 1e7 }
    case .simplexInfeasible: tampering.simplex = { if chances.next { ($0, $1, $2) = (0, 4, 1) } }
    case .simplexUnbounded: tampering.simplex = { if chances.next { ($0, $1, $2) = (0, 2, 4) } }
    case .simplexFails: tampering.simplex = { code, _, _ in if chances.next { code = 5 } }
    case .simplexUnknownCode: tampering.simplex = { code, _, _ in if chances.next { code = 99 } }
    case .simplexNeverDone: tampering.simplex = { code, _, _ in if chances.next { code = 8 } }
    case .simplexOutOfTime: tampering.simplex = { code, _, _ in if chances.next { code = 9 } }
    default: tampering.point = { chances.next ? self.changed($0) : $0 }
    }
    return tampering
  }

  /// A point of a linear program as the lie has it.
  private func changed(_ point: LPPoint) -> LPPoint {
    var point = point
    switch self {
    case .objectiveTooHigh: point.objective += 1e6
    case .objectiveTooLow: point.objective -= 1e6
    case .objectiveNotANumber: point.objective = .nan
    case .pointShort: point.columnPrimals = Array(point.columnPrimals.dropLast())
    case .pointNotANumber: point.columnPrimals = point.columnPrimals.map { _ in .nan }
    case .primalsGarbage: point.columnPrimals = point.columnPrimals.enumerated().map { Double($0.offset * 37 % 11) - 4 }
    case .dualsGarbage: point.rowDuals = point.rowDuals.enumerated().map { Double($0.offset * 7_919 % 2_003) - 900 }
    case .dualsHuge: point.rowDuals = point.rowDuals.enumerated().map { $0.offset.isMultiple(of: 2) ? 1e300 : -1e300 }
    case .dualsZero: point.rowDuals = point.rowDuals.map { _ in 0 }
    case .dualsInfinite: point.rowDuals = point.rowDuals.map { _ in -.infinity }
    default: break
    }
    return point
  }

  /// The first value that is not zero, or the first of all, changed.
  private static func changed(_ values: [Double], _ change: (Double) -> Double) -> [Double] {
    var values = values
    guard let first = values.firstIndex(where: { $0 != 0 }) ?? values.indices.first else { return values }
    values[first] = change(values[first])
    return values
  }
}

/// Says at which chances a lie is told, and counts.
private final class Chances: Sendable {
  private let step: Int
  private let count = Mutex(0)

  init(step: Int) { self.step = step }

  var next: Bool {
    count.withLock { count in
      count += 1
      return count.isMultiple(of: step)
    }
  }
}
