import GLPKSolver
import Synchronization
import WorkSharing

/// Tells the progress of a running tree some times a second, from a thread of its own.
final class TreeWatch: Sendable {
  private let context: RunContext
  private let phase: PlanningProgress.Phase
  private let level: Int
  private let box: MIPProgressBox
  private let known: LevelOutcome
  private let fixedCost: Int
  private let margin: Int
  private let outside: Int
  private let columns: Int
  private let isRunning = Atomic(true)

  /// Microseconds between two lines.
  private static let pause: UInt32 = 200_000

  /// - Parameters:
  ///   - known: value and bound before the tree.
  ///   - fixedCost: what the tree's objective leaves away.
  ///   - margin: units by which its bound is held back.
  ///   - outside: what plans cost at the least that the tree does not hold.
  ///   - columns: of its program.
  init(
    _ context: RunContext, _ phase: PlanningProgress.Phase, _ level: Int, _ box: MIPProgressBox, _ known: LevelOutcome,
    fixedCost: Int = 0, margin: Int = 0, outside: Int = .max, columns: Int = 0
  ) {
    self.context = context
    self.phase = phase
    self.level = level
    self.box = box
    self.known = known
    self.fixedCost = fixedCost
    self.margin = margin
    self.outside = outside
    self.columns = columns
  }

  func start() {
    startRepeating(pause: Self.pause) { [self] in
      guard isRunning.load(ordering: .acquiring) else { return false }
      tell()
      return true
    }
  }

  func end() { isRunning.store(false, ordering: .releasing) }

  private func tell() {
    let found = box.incumbentValue.map { Int(fromSolver: $0, .toNearestOrAwayFromZero) + fixedCost }
    let value = [found, known.sites == nil ? nil : known.value].compactMap(\.self).min()
    let bound = box.bestBound.map { min(outside, Int(fromSolver: $0 - 1e-6, .up) + fixedCost - margin) }
    context.report(
      phase, level: level, value: value, bound: max(known.bound, min(bound ?? known.bound, value ?? .max)),
      columns: columns)
  }
}
