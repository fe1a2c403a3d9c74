import Formulation
import WorkSharing

/// The Lagrangian dual at one vector of multipliers: the sum of the blocks' minima, and what their patterns consume.
struct DualEvaluation<Scalar: PriceScalar>: Sendable {
  /// Lower bound on the level's value times the scale; unreachable or more where some block has no pattern.
  var value: Scalar
  /// Minimum of each block.
  var blockValues: [Scalar]
  /// For each fragment the site of its block's cheapest pattern, or -1.
  var sites: [Int32]

  /// - Parameter openSets: by block, the sites it must keep to and is charged for; empty where it is free.
  ///
  /// Solves every block, in parallel over fixed chunks, so that the result does not depend on the number of threads.
  init(_ task: LevelTask, _ multipliers: Multipliers<Scalar>, openSets: [[Int]] = [], threads: Int) {
    let pricer = Pricer(task, multipliers)
    var values = [Scalar](repeating: .zero, count: task.structure.blocks.count)
    var sites = [Int32](repeating: -1, count: task.structure.fragments.count)
    values.withUnsafeMutableBufferPointer { values in
      sites.withUnsafeMutableBufferPointer { sites in
        nonisolated(unsafe) let values = values
        nonisolated(unsafe) let sites = sites
        forEachChunk(of: values.count, threads: threads) { chunk in
          var solver = BlockSolver(pricer)
          defer { solver.deallocate() }
          for block in chunk {
            values[block] = solver.solve(block, openSet: openSets.isEmpty ? [] : openSets[block])
            for (position, fragment) in task.structure.blocks[block].fragments.enumerated() {
              sites[fragment] = solver.pattern[position]
            }
          }
        }
      }
    }
    blockValues = values
    self.sites = sites
    // One block without any pattern makes the whole impossible; more of them are not to add up beyond the integers.
    let isPossible = values.allSatisfy { $0 < .unreachable }
    value = isPossible ? values.reduce(.zero, +) - multipliers.constant(in: task) : .unreachable
  }
}

extension Multipliers {
  /// What the limits are worth under the multipliers: to be taken off the blocks' sum.
  func constant(in task: LevelTask) -> Scalar {
    var total = Scalar.zero
    for (resource, price) in zip(task.problem.resources, resources) where price != .zero {
      let limit = price > .zero ? resource.upper : resource.lower
      if let limit { total += price * Scalar(limit) }
    }
    for (position, level) in task.cappedLevels.enumerated() { total += caps[position] * Scalar(task.caps[level]) }
    return total
  }
}

/// Runs `body` over consecutive chunks of `0..<count`; the chunks do not depend on the number of threads.
func forEachChunk(of count: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Void) {
  let chunks = max(1, min(16, count / 64))
  let size = (count + chunks - 1) / max(1, chunks)
  sideBySide(chunks, threads: threads) { chunk in
    body(min(count, chunk * size)..<min(count, (chunk + 1) * size))
  }
}

/// What a function makes of each element, side by side where there are threads for it; throws the first error.
func mapped<Element: Sendable, Value: Sendable>(
  _ elements: [Element], threads: Int, _ body: @Sendable (Element) throws -> Value
) rethrows -> [Value] {
  var results = [Result<Value, any Error>?](repeating: nil, count: elements.count)
  results.withUnsafeMutableBufferPointer { results in
    nonisolated(unsafe) let results = results
    sideBySide(elements.count, threads: threads) { index in results[index] = Result { try body(elements[index]) } }
  }
  return try results.compactMap { try $0?.get() }
}
