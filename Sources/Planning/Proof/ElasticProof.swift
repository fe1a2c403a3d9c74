import Formulation
import Relocation

/// Looks, without the solver, for a smaller change of numbers than one that is claimed to be smallest, and bounds it.
struct ElasticProof {
  private let question: ElasticQuestion
  private let context: RunContext
  private let model: SearchModel
  private let prices: [Double]
  /// The smallest change so far; at first the claimed one.
  private var units: Int
  private var found: SearchState?
  private var nodesLeft = 60

  /// - Parameter claimed: how small a change is claimed; the largest number where none is said to help.
  init(_ question: ElasticQuestion, _ elastic: ElasticCase, context: RunContext, claimed: Int) {
    self.question = question
    self.context = context
    model = SearchModel(elastic.task)
    prices = elastic.task.problem.resources.map { question.allows($0.name) ? 1 : Self.held }
    units = claimed
  }

  /// What a unit costs of a limit that may not give way.
  private static let held = 1_000.0

  /// A smaller change than the claimed one, with what is proven of it; `nil` where none was found.
  mutating func smaller() -> ElasticAnswer? {
    let bound = explore(model.problem)
    guard let found else { return nil }
    return ElasticAnswer(
      changes: found.overruns, sizes: [], sites: found.sites, problem: model.problem, bound: min(bound, units))
  }

  /// The least change of the part, as far as it is below what is known.
  private mutating func explore(_ problem: AssignmentProblem) -> Int {
    let task = LevelTask(problem: problem, structure: BlockStructure(problem), level: 0, caps: [])
    var ascent = ElasticAscent(task, prices: prices, threads: context.options.threads)
    ascent.run(steps: 15) { true }
    let bound = ExactBound(task, ascent.best, threads: context.options.threads).bound
    take(ascent.bestSites, task)
    if bound >= units || nodesLeft <= 0 || context.isOver { return bound }
    nodesLeft -= 1
    guard ascent.bestSites.count == task.structure.fragments.count else { return bound }
    let loads = PatternLoads(task, sites: ascent.bestSites, pricer: Pricer(task, ascent.best)).resources
    guard let (party, site) = BranchChoice(task, ascent.bestSites, loads).question else { return bound }
    let holds = explore(problem.pinning(party: party, to: site))
    let fails = explore(problem.barring(party: party, from: site))
    return max(bound, min(holds, fails))
  }

  /// Keeps where the patterns put everybody, if that overruns less and only what may be.
  private mutating func take(_ fragments: [Int32], _ task: LevelTask) {
    var sites = [Int](repeating: -2, count: model.partyCount)
    for (index, fragment) in task.structure.fragments.enumerated() where index < fragments.count {
      if sites[fragment.party] == -2 { sites[fragment.party] = Int(fragments[index]) }
    }
    guard zip(sites.indices, sites).allSatisfy({ allows($0, $1) }) else { return }
    let state = SearchState(
      model, sites: sites, weights: prices.map { Int($0) }, dwellingWeights: [Int](repeating: 1, count: model.siteCount)
    )
    guard zip(state.groupSites.uses, model.problem.groups).allSatisfy({ $0 <= $1.maxSites }) else { return }
    let changes = state.overruns
    let sum = changes.reduce(0) { $0 + abs($1.amount) }
    // A household that no dwelling would do for is overrun that no number mends.
    guard sum < units, state.penalty == sum, changes.allSatisfy({ question.allows($0.resource) }) else { return }
    units = sum
    found = state
  }

  private func allows(_ party: Int, _ site: Int) -> Bool {
    if site == -2 { return false }
    if site == -1 { return model.unplaced[party] < SearchModel.barred }
    return model.costs[party * model.siteCount + site] < SearchModel.barred
  }
}
