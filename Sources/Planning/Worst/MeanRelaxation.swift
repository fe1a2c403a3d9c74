import Formulation
import GLPKSolver
import Relocation

/// Bounds for a level with largest means, by multipliers of the groups: each group compared is a row beside the earlier
/// levels' rows, and the largest mean a number of its own that every row may use.
struct MeanRelaxation {
  /// What the multipliers prove, and what they say.
  struct Result {
    /// No plan within the caps is below this on the level.
    var bound: Int
    var certificate: BoundCertificate.Multipliers?
    /// By earlier level that has a row.
    var levelPrices: [Int: Double]
    var meanPrices: [AssignmentProblem.GroupPlace: Double]
    /// By fragment of the task, its site in the cheapest patterns, or -1; empty where there are none.
    var sites: [Int32] = []
  }

  /// Groups that get a row; of more the largest burdens under the plan in hand count.
  private static let mostGroups = 40

  private let task: LevelTask
  private let planningCase: PlanningCase
  private let context: RunContext
  private let places: [AssignmentProblem.GroupPlace]
  /// The level with its rows before it.
  private let relaxed: LevelTask
  /// The same in whole units of burden, which prices are looked for in.
  private let coarse: LevelTask

  init(_ task: LevelTask, planningCase: PlanningCase, context: RunContext, known: [Int]?) {
    self.task = task
    self.planningCase = planningCase
    self.context = context
    places = Self.places(task, known)
    relaxed = Self.separated(task, places, grain: 1000)
    coarse = Self.separated(task, places, grain: 1)
  }

  private static func separated(
    _ task: LevelTask, _ places: [AssignmentProblem.GroupPlace], grain: Int
  ) -> LevelTask {
    let problem = task.problem.separatingMeans(ofLevel: task.level, groups: places, grain: grain)
    let slacks = places.map { place in
      task.problem.comparisons[place.comparison].groups[place.group].slack * grain / 1000
    }
    return LevelTask(
      problem: problem, structure: BlockStructure(problem), level: task.level + places.count,
      caps: task.caps + slacks)
  }

  private static func places(_ task: LevelTask, _ known: [Int]?) -> [AssignmentProblem.GroupPlace] {
    let problem = task.problem
    var all: [(place: AssignmentProblem.GroupPlace, burden: Int)] = []
    for (index, comparison) in problem.comparisons.enumerated()
    where (0...task.level).contains(where: { comparison.weights[$0] != 0 }) {
      for (position, group) in comparison.groups.enumerated() {
        var burden = 0
        for unit in group.units {
          let site = known?[problem.units[unit].party] ?? -1
          if site >= 0 { burden += problem.burden(of: unit, at: site) }
        }
        let mean = known == nil ? group.people : 1000 * burden / max(1, group.people)
        all.append((.init(comparison: index, group: position), mean))
      }
    }
    guard all.count > mostGroups else { return all.map(\.place) }
    let chosen = Set(all.sorted { $0.burden > $1.burden }.prefix(mostGroups).map(\.place))
    return all.map(\.place).filter { chosen.contains($0) }
  }

  /// - Parameter number: where a bound that reaches it is enough; what breaks a limit by a unit is then priced at no less.
  func bound(toward number: Int = 0) throws -> Result {
    var solver = try LevelSolver(coarse, context: context.silent, start: nil)
    if solver.outcome.bound >= Int.unreachable / 2 { return Self.impossible }
    solver.ascend()
    let ascended = proven(solver)
    guard !solver.isLarge, !context.isOver else { return ascended }
    solver.climbMaster(price: max(1000 * heaviest, 2 * Double(number)))
    let climbed = proven(solver)
    // Where prices have no end, those of the master may be too large to be rounded finely.
    return climbed.bound > ascended.bound ? climbed : ascended
  }

  private static let impossible = Result(bound: .unreachable, levelPrices: [:], meanPrices: [:])

  /// What the prices prove once they are integers.
  private func proven(_ solver: LevelSolver) -> Result {
    var prices = solver.prices
    for (position, level) in relaxed.cappedLevels.enumerated() where level >= task.level {
      prices.caps[position] /= 1000
    }
    let exact = settled(ExactMultipliers(relaxed, prices).multipliers)
    let evaluation = DualEvaluation(relaxed, exact, threads: context.options.threads)
    let value = evaluation.value
    if value >= .unreachable { return Self.impossible }
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: exact.scale)
    var result = Result(bound: remainder > 0 ? quotient + 1 : quotient, levelPrices: [:], meanPrices: [:])
    for (position, level) in relaxed.cappedLevels.enumerated() {
      if level < task.level {
        result.levelPrices[level] = prices.caps[position]
      } else {
        result.meanPrices[places[level - task.level]] = prices.caps[position]
      }
    }
    result.sites = evaluation.sites
    var proven = solver.outcome.exact
    proven.multipliers = exact
    result.certificate = named(proven)
    return result
  }

  /// Which party and which site to ask about, so that the bounds of both parts are higher.
  func question(_ sites: [Int32]) -> (party: Int, site: Int)? {
    sites.isEmpty ? nil : BranchChoice(relaxed, sites, [], partyCount: task.problem.parties.count).question
  }

  /// The dearest weight of a mean, for the price of what rows are overrun by.
  private var heaviest: Double {
    Double(task.problem.comparisons.flatMap { $0.weights.prefix(task.level + 1) }.max() ?? 1)
  }

  /// Lowers the groups' multipliers to what the weight of their column allows.
  private func settled(_ multipliers: Multipliers<Int>) -> Multipliers<Int> {
    var settled = multipliers
    var positions: [[Int]] = task.problem.comparisons.map { _ in [] }
    var weights = task.problem.comparisons.map { $0.weights[task.level] * multipliers.scale }
    for (position, level) in relaxed.cappedLevels.enumerated() {
      if level >= task.level {
        positions[places[level - task.level].comparison].append(position)
      } else {
        for index in weights.indices {
          weights[index] += task.problem.comparisons[index].weights[level] * multipliers.caps[position]
        }
      }
    }
    for (index, comparison) in task.problem.comparisons.enumerated() {
      func people(_ position: Int) -> Int {
        comparison.groups[places[relaxed.cappedLevels[position] - task.level].group].people
      }
      let charged = positions[index].reduce(0) { $0 + settled.caps[$1] * people($1) }
      guard charged > weights[index] else { continue }
      for position in positions[index] {
        let product = settled.caps[position].multipliedFullWidth(by: weights[index])
        settled.caps[position] = charged.dividingFullWidth(product).quotient
      }
    }
    return settled
  }

  private func named(_ exact: ExactBound) -> BoundCertificate.Multipliers {
    let multipliers = exact.multipliers
    var named = BoundCertificate.Multipliers(
      scale: multipliers.scale, earlierLevels: [Int](repeating: 0, count: task.level))
    for level in 0..<task.level where !relaxed.cappedLevels.contains(level) {
      named.earlierLevels[level] = exact.forbiddingMultiplier(relaxed, level: level)
    }
    for (position, level) in relaxed.cappedLevels.enumerated() where multipliers.caps[position] != 0 {
      guard level >= task.level else {
        named.earlierLevels[level] = multipliers.caps[position]
        continue
      }
      let comparison = task.problem.comparisons[places[level - task.level].comparison]
      let text = comparison.groups[places[level - task.level].group].text
      named.means[comparison.column, default: [:]][text] = multipliers.caps[position]
    }
    for (resource, multiplier) in zip(task.problem.resources, multipliers.resources) where multiplier != 0 {
      named.resources[resource.name.description] = multiplier
    }
    let siteCount = relaxed.problem.siteCount
    for (group, unit) in relaxed.structure.linkUnits.enumerated() {
      let household = planningCase.instance.households[task.problem.units[unit].household].id
      for (site, instanceSite) in task.problem.sites.enumerated() where multipliers.links[group * siteCount + site] != 0
      {
        let id = planningCase.instance.sites[instanceSite].id
        named.links["\(household)/\(id)"] = multipliers.links[group * siteCount + site]
      }
    }
    return named
  }
}

extension LevelSolver {
  /// The master problem for its bound alone; where GLPK gives up on it, the prices stay as they are.
  ///
  /// - Parameter price: what limits and rows of earlier levels may be overrun at, at least.
  fileprivate mutating func climbMaster(price: Double) {
    let context = context
    let overrun = prices.resources.map { max(abs($0) * 10 + averageCost * 10, price) }
    // Dearer overruns drive up prices of earlier levels that have no end, until nothing is rounded finely any more.
    let master = MasterProblem(
      task, start: prices, startValue: dualValue, overrunPrices: overrun, raisesAllowed: 0,
      threads: context.options.threads)
    let result = try? master.solve(tolerance: 1e-7, dives: false) { _, _, _ in !context.isOver }
    guard let result, result.bestValue > dualValue else { return }
    dualValue = result.bestValue
    prices = result.best
  }
}

extension RunContext {
  /// The same run for a part of it that tells nobody how far it is.
  fileprivate var silent: RunContext {
    var options = options
    options.timeLimitSeconds = remaining
    return RunContext(options: options, control: PlanningControl(stop: stop), levelCount: levelCount)
  }
}
