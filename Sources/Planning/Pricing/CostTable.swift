import Formulation

/// What every fragment costs at every site on one level before any price, kept so that pricing need not add it up again.
///
/// Costs of dwellings are not in it: they depend on which dwelling is the cheapest under the prices.
struct CostTable: Sendable {
  /// At `fragment · siteCount + site`; unreachable where the fragment may not go.
  let placed: [Int]
  /// By fragment; unreachable where it must be placed.
  let unplaced: [Int]

  /// Entries beyond which a table would need too much memory; costs are then added up each time.
  private static let largest = 12_000_000

  /// `nil` where the table would be too large.
  init?(_ problem: AssignmentProblem, _ structure: BlockStructure, level: Int, mayStay: [Bool]) {
    let siteCount = problem.siteCount
    guard structure.fragments.count * siteCount <= Self.largest else { return nil }
    var placed = [Int](repeating: 0, count: structure.fragments.count * siteCount)
    var unplaced = [Int](repeating: .unreachable, count: structure.fragments.count)
    placed.withUnsafeMutableBufferPointer { placed in
      for (index, fragment) in structure.fragments.enumerated() {
        let row = UnsafeMutableBufferPointer(rebasing: placed[index * siteCount..<(index + 1) * siteCount])
        for unit in fragment.units {
          problem.addCosts(of: unit, level: level, to: row)
          // Costs below zero bring what is out of reach a little under the mark that stands for it.
          for site in 0..<siteCount where row[site] >= .unreachable / 2 { row[site] = .unreachable }
        }
        guard mayStay[index] else { continue }
        unplaced[index] = fragment.units.reduce(0) { $0 + problem.unplacedCost(of: $1, level: level) }
      }
    }
    self.placed = placed
    self.unplaced = unplaced
  }
}

extension AssignmentProblem {
  /// Adds what a unit costs at each site on a level, dwellings apart; unreachable and more where it may not go.
  func addCosts(of unit: Int, level: Int, to row: UnsafeMutableBufferPointer<Int>) {
    let it = units[unit]
    let base = placedCosts[unit * levelCount + level]
    for site in row.indices { row[site] += base }
    if !rates[level].isEmpty {
      let offset = it.settlement * siteCount
      for site in row.indices { row[site] += it.people * rates[level][offset + site] }
    }
    for adjustment in adjustments[it.adjustments] {
      if adjustment.isForbidden { row[adjustment.site] += .unreachable }
      if !adjustment.costs.isEmpty { row[adjustment.site] += adjustment.costs[level] }
    }
    let access = accessClasses[it.access]
    for site in row.indices where !access[site] { row[site] += .unreachable }
    if it.pinned >= 0 { for site in row.indices where site != it.pinned { row[site] += .unreachable } }
    if !reachable.isEmpty {
      let offset = it.settlement * siteCount
      for site in row.indices where !reachable[offset + site] { row[site] += .unreachable }
    }
  }
}
