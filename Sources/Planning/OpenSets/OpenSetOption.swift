import Formulation

/// One open set of one block, as a choice of a program over open sets.
struct OpenSetOption: Sendable {
  /// Position in the program's cells.
  var cell: Int
  /// The sites its fragments may use and its settlement is charged for; empty where all stay out.
  var sites: [Int]
  /// How much dearer than the block's cheapest pattern its cheapest is, at the multipliers it was made with.
  var reducedCost: Double
}

/// The open sets worth looking at, by block: all whose reduced cost is small.
struct OpenSetOptions: Sendable {
  /// By cell its block.
  private(set) var blocks: [Int] = []
  private(set) var options: [OpenSetOption] = []
  /// By cell its options, the cheapest first.
  private(set) var optionsOfCell: [[Int]] = []
  /// Reduced cost up to which every set is an option.
  private(set) var threshold = 0.0

  /// - Parameters:
  ///   - extra: how many options beyond the cheapest of each cell to keep.
  ///   - known: sets by block that are options whatever they cost.
  init(_ task: LevelTask, _ multipliers: Multipliers<Double>, extra: Int, known: [Int: [[Int]]]) {
    let pricer = Pricer(task, multipliers)
    var solver = BlockSolver(pricer)
    defer { solver.deallocate() }
    var found: [[(sites: [Int], cost: Double)]] = []
    for block in task.structure.blocks.indices {
      var sets = Self.sets(block, &solver, known: known[block] ?? [])
      sets.sort { ($0.cost, $0.sites.count, $0.sites.first ?? -1) < ($1.cost, $1.sites.count, $1.sites.first ?? -1) }
      found.append(sets)
    }
    let second = found.flatMap { sets in sets.dropFirst().map { $0.cost - sets[0].cost } }.sorted()
    threshold = second.isEmpty ? 0 : second[min(second.count - 1, extra)]
    for (block, sets) in found.enumerated() where !sets.isEmpty {
      let cell = blocks.count
      blocks.append(block)
      optionsOfCell.append([])
      for (sites, cost) in sets {
        let reduced = cost - sets[0].cost
        guard reduced <= threshold || known[block]?.contains(sites) ?? false else { continue }
        optionsOfCell[cell].append(options.count)
        options.append(.init(cell: cell, sites: sites, reducedCost: reduced))
      }
    }
  }

  /// By cell the option with the given sites; `nil` where some cell has none such.
  func positions(of sets: [Int: [Int]]) -> [Int]? {
    var result: [Int] = []
    for (cell, block) in blocks.enumerated() {
      guard let option = optionsOfCell[cell].first(where: { options[$0].sites == sets[block] ?? [] }) else {
        return nil
      }
      result.append(option)
    }
    return result
  }

  /// All sets of at most two sites that can be used in full, and the known ones.
  private static func sets(
    _ block: Int, _ solver: inout BlockSolver<Double>, known: [[Int]]
  ) -> [(sites: [Int], cost: Double)] {
    let task = solver.pricer.task
    let it = task.structure.blocks[block]
    let siteCount = task.problem.siteCount
    solver.price(it)
    let nowhere = (0..<it.fragments.count).reduce(0.0) { $0 + solver.unplaced[$1] }
    var sets: [(sites: [Int], cost: Double)] = nowhere < .unreachable / 2 ? [([], nowhere)] : []
    func offer(_ sites: [Int], _ solver: inout BlockSolver<Double>) {
      let cost = solver.solvePriced(block, openSet: sites)
      guard cost < .unreachable / 2 else { return }
      let used = Set(solver.pattern.filter { $0 >= 0 }.map(Int.init))
      if used.count == sites.count || known.contains(sites) { sets.append((sites, cost)) }
    }
    let maxSites = it.group < 0 ? 1 : task.problem.groups[it.group].maxSites
    for first in 0..<siteCount {
      if maxSites >= 1 { offer([first], &solver) }
      guard maxSites >= 2, it.fragments.count > 1 else { continue }
      for second in (first + 1)..<max(siteCount, first + 1) { offer([first, second], &solver) }
    }
    for sites in known where sites.count > 2 && !sets.contains(where: { $0.sites == sites }) { offer(sites, &solver) }
    return sets
  }
}
