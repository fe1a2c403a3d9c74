import Formulation

/// One column of the master problem: where the fragments of a cell go, what that costs and consumes.
struct Pattern: Sendable {
  /// The cell it belongs to.
  var cell: Int
  /// For each fragment of the cell's blocks, in order, its site or -1.
  var sites: [Int32]
  /// On the level.
  var cost: Int
  /// Rows of the master it enters, with amounts: resources, then capped levels, then links.
  var entries: [(row: Int32, amount: Int)]
}

/// Blocks taken together in one convexity row of the master: a settlement's, so that rows stay few where each household is
/// a block of its own.
struct MasterCells: Sendable {
  /// Blocks by cell.
  let blocks: [[Int]]

  init(_ task: LevelTask) {
    var cellOf: [Int: Int] = [:]
    var cells: [[Int]] = []
    for (index, block) in task.structure.blocks.enumerated() {
      guard block.group < 0, let unit = task.structure.fragments[block.fragments.lowerBound].units.first else {
        cells.append([index])
        continue
      }
      let settlement = task.problem.units[unit].settlement
      if let cell = cellOf[settlement] {
        cells[cell].append(index)
      } else {
        cellOf[settlement] = cells.count
        cells.append([index])
      }
    }
    blocks = cells
  }
}

extension Pattern {
  /// The pattern of a cell in an assignment of sites to all fragments, with the dwellings that were cheapest in pricing.
  init<Scalar: PriceScalar>(
    cell: Int, blocks: [Int], _ task: LevelTask, sites all: [Int32], pricer: Pricer<Scalar>
  ) {
    var loads: [Int32: Int] = [:]
    var order: [Int32] = []
    func add(_ row: Int, _ amount: Int) {
      guard amount != 0 else { return }
      let row = Int32(row)
      if loads[row] == nil { order.append(row) }
      loads[row, default: 0] += amount
    }
    let problem = task.problem
    let firstCap = problem.resources.count
    let firstLink = firstCap + task.cappedLevels.count
    var cost = 0
    var sites: [Int32] = []
    for block in blocks {
      let it = task.structure.blocks[block]
      var used: Set<Int32> = []
      for index in it.fragments {
        let fragment = task.structure.fragments[index]
        let site = Int(all[index])
        sites.append(all[index])
        if site >= 0 {
          used.insert(all[index])
          if fragment.link >= 0 { add(firstLink + fragment.link + site, 1) }
          for link in fragment.followers { add(firstLink + link + site, -1) }
        }
        for unit in fragment.units {
          if site < 0 {
            cost += problem.unplacedCost(of: unit, level: task.level)
            for (position, level) in task.cappedLevels.enumerated() {
              add(firstCap + position, problem.unplacedCost(of: unit, level: level))
            }
          } else {
            let dwelling = Int(pricer.profileDwellings[problem.units[unit].profile * problem.siteCount + site])
            let choice = AssignmentProblem.Choice(site: site, dwelling: dwelling)
            problem.forEachUse(of: unit, choice) { add($0, $1) }
            cost += problem.cost(of: unit, choice, level: task.level)
            for (position, level) in task.cappedLevels.enumerated() {
              add(firstCap + position, problem.cost(of: unit, choice, level: level))
            }
          }
        }
      }
      if it.group >= 0, used.count > 1 {
        let charges = problem.groups[it.group].extraSiteCosts
        cost += charges[task.level] * (used.count - 1)
        for (position, level) in task.cappedLevels.enumerated() {
          add(firstCap + position, charges[level] * (used.count - 1))
        }
      }
    }
    self.init(
      cell: cell, sites: sites, cost: cost,
      entries: order.sorted().compactMap { row in
        loads[row].flatMap { $0 == 0 ? nil : (row, $0) }
      })
  }

  /// Two patterns with equal keys are equal columns.
  var key: [Int] {
    var key = [cell, cost]
    for (row, amount) in entries {
      key.append(Int(row))
      key.append(amount)
    }
    return key
  }
}
