import Formulation

/// The fixed data of a local search on one level: parties, what they cost at each site, what they consume.
final class SearchModel: Sendable {
  let problem: AssignmentProblem
  let task: LevelTask
  let bands: DwellingBands
  let partyCount: Int
  let siteCount: Int
  let measureCount: Int
  /// At `party · siteCount + site`: cost, with earlier levels' costs weighted above; `barred` where not allowed.
  let costs: PartyCosts
  /// The same on the level alone.
  let levelCosts: PartyCosts
  /// The same on each capped level.
  let capCosts: [PartyCosts]
  /// By party: cost of leaving it out on the level alone, and on each capped level; `barred` where it must be placed.
  let levelUnplaced: [Int]
  let capUnplaced: [[Int]]
  /// By party: cost of leaving it out; `barred` where it must be placed.
  let unplaced: [Int]
  /// At `party · measureCount + measure`.
  let amounts: [Int32]
  /// By party: household counts by size class, as (class, count) pairs.
  let sizes: [[(size: Int, count: Int32)]]
  /// By site: resources that only this site's households use.
  let ownResources: [[(resource: Int, measure: Int)]]
  /// Resources over several sites: measure and membership.
  let sharedResources: [(resource: Int, measure: Int, sites: [Bool])]
  let uppers: [Int]
  let lowers: [Int]
  let extraSiteCosts: [Int]
  /// What all parties are charged on the level where each goes where it is charged least.
  let leastCost: Double
  /// By resource: the largest price of a unit of overrun with which no penalty leaves the range of numbers.
  let largestWeights: [Int]

  /// Stands for a place that a party may not take.
  static let barred = 1 << 50

  init(_ task: LevelTask, threads: Int = 1) {
    self.task = task
    problem = task.problem
    let problem = task.problem
    bands = DwellingBands(problem)
    partyCount = problem.parties.count
    siteCount = problem.siteCount
    measureCount = problem.measures.count
    let weights = Self.weights(task)
    let own = PartyCosts(problem, [(task.level, 1)])
    let ownUnplaced = Self.unplacedCosts(task, [(task.level, 1)])
    levelCosts = own
    levelUnplaced = ownUnplaced
    leastCost = own.sumOfLeast(threads: threads)
    capCosts = task.cappedLevels.map { PartyCosts(problem, [($0, 1)]) }
    capUnplaced = task.cappedLevels.map { Self.unplacedCosts(task, [($0, 1)]) }
    costs = task.cappedLevels.isEmpty ? own : PartyCosts(problem, weights)
    unplaced = task.cappedLevels.isEmpty ? ownUnplaced : Self.unplacedCosts(task, weights)
    extraSiteCosts = problem.groups.map { group in weights.reduce(0) { $0 + $1.weight * group.extraSiteCosts[$1.level] }
    }
    let measures = measureCount
    var amounts = [Int32](repeating: 0, count: problem.parties.count * measures)
    for (party, it) in problem.parties.enumerated() {
      for unit in it.units {
        let own = problem.profiles[problem.units[unit].profile].amounts
        for measure in 0..<measures { amounts[party * measures + measure] += Int32(own[measure]) }
      }
    }
    self.amounts = amounts
    largestWeights = Self.largestWeights(problem)
    let classOf = Dictionary(uniqueKeysWithValues: bands.sizes.enumerated().map { ($0.element, $0.offset) })
    let sizes = problem.parties.map { party -> [(size: Int, count: Int32)] in
      var counts: [Int: Int32] = [:]
      for unit in party.units { counts[classOf[problem.units[unit].people] ?? 0, default: 0] += 1 }
      return counts.sorted { $0.key < $1.key }.map { (size: $0.key, count: $0.value) }
    }
    self.sizes = sizes
    var members = [[(site: Int, measure: Int)]](repeating: [], count: problem.resources.count)
    for (site, uses) in problem.consumption.enumerated() {
      for use in uses { members[use.resource].append((site, use.measure)) }
    }
    var ownUses = [[(resource: Int, measure: Int)]](repeating: [], count: siteCount)
    var shared: [(resource: Int, measure: Int, sites: [Bool])] = []
    for (resource, sites) in members.enumerated() where !sites.isEmpty {
      if sites.count == 1 {
        ownUses[sites[0].site].append((resource, sites[0].measure))
      } else {
        var membership = [Bool](repeating: false, count: siteCount)
        for site in sites { membership[site.site] = true }
        shared.append((resource, sites[0].measure, membership))
      }
    }
    ownResources = ownUses
    sharedResources = shared
    uppers = problem.resources.map { $0.upper ?? Int.max / 4 }
    lowers = problem.resources.map { $0.lower ?? Int.min / 4 }
  }

  /// What everybody together could take of a resource, and its limits, times this price stay far within 64 bits.
  private static func largestWeights(_ problem: AssignmentProblem) -> [Int] {
    var totals = [Int](repeating: 0, count: problem.measures.count)
    for unit in problem.units {
      for (measure, amount) in problem.profiles[unit.profile].amounts.enumerated() { totals[measure] += abs(amount) }
    }
    var demand = [Int](repeating: problem.units.count, count: problem.resources.count)
    for uses in problem.consumption { for use in uses { demand[use.resource] = totals[use.measure] } }
    return zip(problem.resources, demand).map { resource, demand in
      (1 << 58) / max(1, demand, abs(resource.upper ?? 0), abs(resource.lower ?? 0))
    }
  }

  /// The level itself, and each earlier level with a weight that outbids all that a party can gain on the level.
  private static func weights(_ task: LevelTask) -> [(level: Int, weight: Int)] {
    var weights = [(level: task.level, weight: 1)]
    guard !task.cappedLevels.isEmpty else { return weights }
    let problem = task.problem
    for level in task.cappedLevels {
      var largest = 1
      for unit in problem.units.indices {
        let offset = unit * problem.levelCount + level
        largest = max(largest, abs(problem.placedCosts[offset]), abs(problem.unplacedCosts[offset]))
      }
      for rate in problem.rates[level] { largest = max(largest, abs(rate)) }
      weights.append((level, max(1, min(10_000, (1 << 40) / largest))))
    }
    return weights
  }

  private static func unplacedCosts(_ task: LevelTask, _ weights: [(level: Int, weight: Int)]) -> [Int] {
    var mayStay = [Bool](repeating: true, count: task.problem.parties.count)
    for (index, fragment) in task.structure.fragments.enumerated() where !task.mayStay[index] {
      mayStay[fragment.party] = false
    }
    return task.problem.parties.enumerated().map { party, it in
      guard mayStay[party] else { return barred }
      return it.units.reduce(0) { sum, unit in
        weights.reduce(sum) { $0 + $1.weight * task.problem.unplacedCost(of: unit, level: $1.level) }
      }
    }
  }
}
