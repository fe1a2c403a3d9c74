import Formulation
import GLPKSolver

/// Makes a change found by exchanges smaller: some households of three sites at a time are placed anew by branch and cut
/// among these sites, everybody else staying where they are.
struct ElasticNeighbourhoods {
  let model: SearchModel
  /// By resource: what a unit of overrun costs.
  let prices: [Double]
  let context: RunContext
  private(set) var state: SearchState
  private var random: SplitMix

  /// Parties that are placed anew at a time.
  private static let size = 130
  /// Neighbourhoods in a row that bring nothing, after which no smaller change is expected.
  private static let patience = 40

  init(_ model: SearchModel, _ state: SearchState, prices: [Double], context: RunContext) {
    self.model = model
    self.state = state
    self.prices = prices
    self.context = context
    random = SplitMix(state: context.options.seed &+ 77)
  }

  /// Until the penalty is down to a bound, or nothing helps any more.
  mutating func run(to bound: Int, rounds: Int) throws {
    var misses = 0
    for _ in 0..<rounds where state.penalty > bound && misses < Self.patience && !context.isOver {
      misses = try improve() ? 0 : misses + 1
    }
  }

  /// One neighbourhood; whether it made the change smaller.
  private mutating func improve() throws -> Bool {
    let sites = pickSites()
    let free = pickParties(at: Set(sites))
    guard free.count > 1 else { return false }
    let inside = Set(free)
    let candidates = (0..<model.partyCount).map { party in
      inside.contains(party) ? choices(of: party, among: sites) : [state.sites[party]]
    }
    var kernel = Kernel(model, candidates: candidates, overrunPrices: prices)
    kernel.makeOverrunsOnlyCost()
    guard !kernel.columns.isEmpty else { return false }
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: 0.9, nodeLimit: 60, presolve: false, cuts: [],
      branching: .mostFractional, rootMethod: .dualThenPrimal, stop: context.stop)
    guard let values = try kernel.search(options).values else { return false }
    return take(kernel.sites(values))
  }

  /// Moves to a solution that is no worse: among equals it is better not to stay where nothing helped.
  private mutating func take(_ sites: [Int]) -> Bool {
    let before = state.penalty
    let old = state.sites
    for party in sites.indices where sites[party] != old[party] { state.move(party, to: sites[party]) }
    if state.penalty <= before, obeysSiteCounts { return state.penalty < before }
    for party in sites.indices where sites[party] != old[party] { state.move(party, to: old[party]) }
    return false
  }

  private var obeysSiteCounts: Bool {
    zip(state.groupSites.uses, model.problem.groups).allSatisfy { $0 <= $1.maxSites }
  }

  private func choices(of party: Int, among sites: [Int]) -> [Int] {
    let outside = model.unplaced[party] < SearchModel.barred ? [-1] : []
    return outside + sites.filter { model.costs[party * model.siteCount + $0] < SearchModel.barred }
  }

  /// One site where something is overrun, and two others.
  private mutating func pickSites() -> [Int] {
    let pressed = (0..<model.siteCount).filter { state.penalty(at: $0) > 0 }
    var sites: [Int] = []
    if !pressed.isEmpty { sites.append(pressed[random.below(pressed.count)]) }
    while sites.count < min(3, model.siteCount) {
      let site = random.below(model.siteCount)
      if !sites.contains(site) { sites.append(site) }
    }
    return sites.sorted()
  }

  /// Parties at these sites, whole settlements at a time, so that they may change their sites together.
  private mutating func pickParties(at sites: Set<Int>) -> [Int] {
    let present = (0..<model.partyCount).filter { sites.contains(state.sites[$0]) || state.sites[$0] < 0 }
    guard !present.isEmpty else { return [] }
    var chosen: Set<Int> = []
    for _ in 0..<Self.size where chosen.count < Self.size {
      let party = present[random.below(present.count)]
      let groups = model.problem.parties[party].groups
      let together = groups.flatMap { model.problem.groups[$0].parties } + [party]
      chosen.formUnion(together.filter { sites.contains(state.sites[$0]) || state.sites[$0] < 0 })
    }
    return chosen.sorted()
  }
}
