import Formulation

/// What a choice of sites consumes: resources, capped levels and links.
struct PatternLoads: Sendable {
  var resources: [Int]
  /// By position in ``LevelTask/cappedLevels``: the value on that level.
  var caps: [Int]
  var links: [Int]
  /// The value on the task's own level.
  var cost: Int

  /// - Parameter sites: for each fragment its site or -1; dwellings are those that were cheapest in pricing.
  init<Scalar: PriceScalar>(_ task: LevelTask, sites: [Int32], pricer: Pricer<Scalar>) {
    let problem = task.problem
    resources = [Int](repeating: 0, count: problem.resources.count)
    caps = [Int](repeating: 0, count: task.cappedLevels.count)
    links = [Int](repeating: 0, count: task.structure.linkCount)
    cost = 0
    for block in task.structure.blocks { add(block, task, sites, pricer) }
  }

  private mutating func add<Scalar: PriceScalar>(
    _ block: Block, _ task: LevelTask, _ sites: [Int32], _ pricer: Pricer<Scalar>
  ) {
    let problem = task.problem
    var used: Set<Int32> = []
    for index in block.fragments {
      let fragment = task.structure.fragments[index]
      let site = Int(sites[index])
      if site >= 0 {
        used.insert(sites[index])
        if fragment.link >= 0 { links[fragment.link + site] += 1 }
        for link in fragment.followers { links[link + site] -= 1 }
      }
      for unit in fragment.units { add(unit, at: site, task, pricer) }
    }
    guard block.group >= 0, used.count > 1 else { return }
    let charges = problem.groups[block.group].extraSiteCosts
    cost += charges[task.level] * (used.count - 1)
    for (position, level) in task.cappedLevels.enumerated() { caps[position] += charges[level] * (used.count - 1) }
  }

  private mutating func add<Scalar: PriceScalar>(
    _ unit: Int, at site: Int, _ task: LevelTask, _ pricer: Pricer<Scalar>
  ) {
    let problem = task.problem
    guard site >= 0 else {
      cost += problem.unplacedCost(of: unit, level: task.level)
      for (position, level) in task.cappedLevels.enumerated() {
        caps[position] += problem.unplacedCost(of: unit, level: level)
      }
      return
    }
    let dwelling = Int(pricer.profileDwellings[problem.units[unit].profile * problem.siteCount + site])
    let choice = AssignmentProblem.Choice(site: site, dwelling: dwelling)
    problem.forEachUse(of: unit, choice) { resource, amount in resources[resource] += amount }
    cost += problem.cost(of: unit, choice, level: task.level)
    for (position, level) in task.cappedLevels.enumerated() {
      caps[position] += problem.cost(of: unit, choice, level: level)
    }
  }
}
