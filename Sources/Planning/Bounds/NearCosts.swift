import Formulation

/// What fragments cost on a task's own level, dwellings apart, at the sites that are looked at.
enum NearCosts {
  /// By fragment and position in its block's list, and by fragment for staying out; ``SmoothedModel/unreachable`` where it
  /// may not be.
  ///
  /// - Complexity: O(fragments × sites).
  static func of(_ task: LevelTask, _ near: NearSites, threads: Int) -> (placed: [Double], outside: [Double]) {
    let outside = task.structure.fragments.enumerated().map { index, fragment in
      task.mayStay[index]
        ? fragment.units.reduce(0.0) { $0 + Double(task.problem.unplacedCost(of: $1, level: task.level)) }
        : SmoothedModel.unreachable
    }
    if let table = task.costTable, near.isComplete {
      return (table.placed.map { $0 >= .unreachable ? SmoothedModel.unreachable : Double($0) }, outside)
    }
    let (width, sites) = (near.width, task.problem.siteCount)
    var placed = [Double](repeating: 0, count: task.structure.fragments.count * width)
    placed.withUnsafeMutableBufferPointer { placed in
      nonisolated(unsafe) let placed = placed
      forEachChunk(of: task.structure.fragments.count, threads: threads) { chunk in
        let row = UnsafeMutableBufferPointer<Int>.allocate(capacity: sites)
        defer { row.deallocate() }
        for fragment in chunk {
          row.update(repeating: 0)
          for unit in task.structure.fragments[fragment].units {
            task.problem.addCosts(of: unit, level: task.level, to: row)
            for site in 0..<sites where row[site] >= .unreachable / 2 { row[site] = .unreachable }
          }
          let block = task.structure.blockOfFragment[fragment]
          for position in 0..<width {
            let cost = row[near.site(block, position)]
            placed[fragment * width + position] = cost >= .unreachable ? SmoothedModel.unreachable : Double(cost)
          }
        }
      }
    }
    return (placed, outside)
  }
}
