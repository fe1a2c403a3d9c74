import Formulation
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Plans to begin with")
struct FirstPlanTests {
  private func planner(_ instance: Instance, _ scenario: Scenario, earlier: Plan? = nil) throws -> Planner {
    let planningCase = PlanningCase(instance: instance, scenario: scenario, earlier: earlier)
    let problem = try AssignmentProblem(planningCase, seed: 1)
    let context = RunContext(
      options: PlanningOptions(threads: 1), control: PlanningControl(), levelCount: problem.levelCount)
    return Planner(planningCase, problem, context)
  }

  /// A made-up county one of whose sites is closed, so that not everybody can be placed.
  private func shortCase(seed: UInt64) -> (Instance, Scenario) {
    let instance = CountyShape(households: 160, sites: 4, settlements: 24, slack: 0.04, seed: seed).instance()
    var scenario = Scenario.standard
    scenario.changes.close = [instance.sites[0].id]
    return (instance, scenario)
  }

  @Test("Where places are short, a plan that obeys everything comes to hand at once", arguments: [1, 2, 3] as [UInt64])
  func plainPlan(seed: UInt64) throws {
    let (instance, scenario) = shortCase(seed: seed)
    let planner = try planner(instance, scenario)
    let sites = try #require(planner.plainPlan(from: planner.problem.parties.map { _ in -1 }))
    let task = planner.task(0, caps: [])
    let allocation = try #require(SearchModel(task).allocation(sites))
    #expect(task.obeys(allocation))
    #expect(sites.contains(-1))
    #expect(sites.filter { $0 >= 0 }.count > sites.count / 2)
  }

  @Test("From an allocation that overruns limits few are left out", arguments: [1, 2, 3] as [UInt64])
  func planFromOverruns(seed: UInt64) throws {
    let (instance, scenario) = shortCase(seed: seed)
    let planner = try planner(instance, scenario)
    let plain = try #require(planner.plainPlan(from: planner.problem.parties.map { _ in -1 }))
    // Who is outside is put where others of the settlement are, which that site has no room for.
    let task = planner.task(0, caps: [])
    let model = SearchModel(task)
    let crowded = plain.indices.map { party -> Int in
      let neighbours = planner.problem.parties[party].groups.flatMap { planner.problem.groups[$0].parties }
      let near = neighbours.map { plain[$0] }.first {
        $0 >= 0 && model.costs[party * model.siteCount + $0] < SearchModel.barred
      }
      return plain[party] >= 0 ? plain[party] : near ?? -1
    }
    #expect(crowded != plain)
    let sites = try #require(planner.plainPlan(from: crowded))
    let allocation = try #require(model.allocation(sites))
    let isAllowed = task.obeys(allocation)
    #expect(isAllowed)
    let few = planner.problem.value(of: try #require(model.allocation(plain)), level: 0)
    #expect(planner.problem.value(of: allocation, level: 0) <= 2 * few)
    #expect(planner.better(plain, nil) == plain)
    #expect(planner.better(nil, sites) == sites)
  }

  @Test("What the multipliers say leaves out hardly more people than must be", arguments: [1, 2, 3] as [UInt64])
  func roundAndLeaveOut(seed: UInt64) throws {
    let (instance, scenario) = shortCase(seed: seed)
    let planner = try planner(instance, scenario)
    let task = planner.task(0, caps: [])
    var solver = try LevelSolver(task, context: planner.context, start: nil)
    solver.ascend()
    try solver.roundAndLeaveOut()
    let sites = try #require(solver.outcome.sites)
    let isAllowed = task.obeys(try #require(solver.model.allocation(sites)))
    #expect(isAllowed)
    #expect(Double(solver.outcome.value) <= 1.2 * Double(solver.outcome.bound))
  }

  @Test("Of two plans that leave out as many, the one that later levels charge less is better")
  func betterOnLaterLevel() throws {
    let instance = CountyShape(households: 160, sites: 4, settlements: 24, slack: 0.5, seed: 5).instance()
    let planner = try planner(instance, .standard)
    let plain = try #require(planner.plainPlan(from: planner.problem.parties.map { _ in -1 }))
    let model = SearchModel(planner.task(1, caps: [1]))
    var state = SearchState(
      model, sites: plain, weights: model.uppers.map { _ in 1 },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount))
    let before = state.cost
    let move = plain.indices.lazy.flatMap { party in (0..<model.siteCount).map { (party, $0) } }.first { party, site in
      guard plain[party] >= 0, site != plain[party], state.costChange(of: party, from: plain[party], to: site) != nil
      else { return false }
      state.move(party, to: site)
      defer { state.move(party, to: plain[party]) }
      return state.overrun == 0 && state.cost != before
    }
    let (party, site) = try #require(move)
    var other = plain
    other[party] = site
    state.move(party, to: site)
    #expect(planner.better(plain, other) == (state.cost < before ? other : plain))
    #expect(planner.better(other, plain) == (state.cost < before ? other : plain))
  }

  @Test(
    "Counting tells how many must be left out, and a plan that leaves out hardly more is at hand",
    arguments: [1, 2, 3] as [UInt64])
  func count(seed: UInt64) throws {
    let (instance, scenario) = shortCase(seed: seed)
    let planner = try planner(instance, scenario)
    let task = planner.task(0, caps: [])
    let closed = instance.sites[0].id
    let places = instance.sites.filter { $0.id != closed }.reduce(0) {
      $0 + (SiteResource.people.capacity(of: $1) ?? 0)
    }
    let people = instance.households.reduce(0) { $0 + $1.people }
    let multipliers = try #require(CountingBound.multipliers(task))
    let bound = ExactBound(task, multipliers, threads: 1).bound
    #expect(bound >= people - places)
    #expect(bound > 0)
    var solver = try LevelSolver(task, context: planner.context, start: nil)
    _ = try solver.count()
    let sites = try #require(solver.outcome.sites)
    let isAllowed = task.obeys(try #require(solver.model.allocation(sites)))
    #expect(isAllowed)
    #expect(solver.outcome.bound >= bound)
    #expect(Double(solver.outcome.value) <= 1.05 * Double(bound) + 1)
  }

  @Test("Nothing is counted where everybody fits, or where others than those left out are charged")
  func nothingToCount() throws {
    let instance = CountyShape(households: 160, sites: 4, settlements: 24, slack: 0.1, seed: 5).instance()
    let planner = try planner(instance, .standard)
    #expect(CountingBound.multipliers(planner.task(0, caps: [])) == nil)
    #expect(CountingBound.multipliers(planner.task(1, caps: [0])) == nil)
  }

  @Test("What is begun with near an earlier plan obeys everything and moves few")
  func nearEarlierPlan() throws {
    let instance = CountyShape(households: 160, sites: 4, settlements: 24, slack: 0.1, seed: 5).instance()
    var scenario = Scenario.standard
    let first = try planner(instance, scenario)
    let sites = try #require(first.plainPlan(from: first.problem.parties.map { _ in -1 }))
    var earlier = Plan()
    for unit in first.problem.units where sites[unit.party] >= 0 {
      earlier[instance.households[unit.household].id] = Assignment(
        site: instance.sites[first.problem.sites[sites[unit.party]]].id, dwelling: nil)
    }
    scenario.objectives = [
      ObjectiveLevel([.init(.unplaced, weight: 1)]), ObjectiveLevel([.init(.moved, weight: 1)]),
    ]
    let again = try planner(instance, scenario, earlier: earlier)
    let near = try #require(again.nearEarlierPlan())
    let task = again.task(1, caps: [.max / 4])
    let allocation = try #require(SearchModel(task).allocation(near))
    #expect(again.problem.isFeasible(allocation))
    #expect(again.problem.value(of: allocation, level: 1) * 10 < instance.households.count)
  }
}

@Suite("Mending")
struct MendingTests {
  /// A made-up county with so many sites that programs look at a window of them.
  private func manySites(threads: Int) throws -> LevelSolver {
    try .ofCounty(
      CountyShape(households: 240, sites: 17, settlements: 30, slack: 0.15, seed: 2), isFree: true, threads: threads)
  }

  private func mended(threads: Int) throws -> LevelSolver {
    var solver = try manySites(threads: threads)
    solver.ascend()
    let search = ExchangeSearch(
      solver.model, sites: try #require(solver.startSites), weights: solver.penaltyWeights(0.9),
      dwellingWeights: solver.dwellingWeights(0.9), seed: 1)
    #expect(search.state.overrun > 0)
    try solver.mend(search)
    return solver
  }

  @Test("At many sites what overruns limits becomes a plan, and programs better it; the same on any number of threads")
  func windows() throws {
    var found: [[Int]?] = []
    for threads in [1, 2] {
      var solver = try mended(threads: threads)
      let before = solver.outcome.value
      let start = try #require(solver.outcome.sites)
      let mended = try #require(solver.model.allocation(start))
      #expect(solver.task.obeys(mended))
      #expect(Double(before - solver.outcome.bound) < 0.1 * Double(before))
      let moves = CheapMoves(solver.model, solver.prices)
      for round in 1...2 { _ = try solver.searchMoves(round, size: 30, moves) }
      #expect(solver.outcome.value < before)
      let sites = try #require(solver.outcome.sites)
      let allocation = try #require(solver.model.allocation(sites))
      #expect(solver.task.obeys(allocation))
      found.append(solver.outcome.sites)
    }
    #expect(found[0] == found[1])
  }

  @Test("Of many moves the cheapest are listed, whether or not dear ones are left out before they are sorted")
  func cheapestMoves() throws {
    let solver = try mended(threads: 1)
    let plan = try #require(solver.outcome.sites)
    let moves = CheapMoves(solver.model, solver.prices)
    let all = moves.moves(from: plan, limit: 1e5, count: .max)
    let few = moves.moves(from: plan, limit: 1e5, count: 50)
    #expect(all.count > 500)
    #expect(few.map(\.pricedCost) == all.prefix(50).map(\.pricedCost))
    #expect(few.map(\.key) == all.prefix(50).map(\.key))
  }

  @Test("Plans with a household held at several sites are those of one site after the other")
  func heldSideBySide() throws {
    let instance = CountyShape(households: 120, sites: 5, settlements: 20, slack: 0.1, seed: 3).instance()
    let planningCase = PlanningCase(instance: instance, scenario: .standard, earlier: nil)
    guard
      case .planned(let result) = try findPlan(
        for: planningCase, options: PlanningOptions(gap: 0.2, timeLimitSeconds: 3))
    else {
      Issue.record("there is a plan")
      return
    }
    let counterfactual = try Counterfactual(planningCase, plan: result.plan)
    for household in [0, 40, 119] {
      let sideBySide = counterfactual.plans(holding: household, at: Array(0..<5), effort: .quick)
      let single = (0..<5).map { counterfactual.plan(holding: household, at: $0, effort: .quick) }
      #expect(sideBySide == single)
      #expect(single.contains { $0 != nil })
    }
  }

  @Test("Blocks that are free to choose bring loads near their limits at little cost", arguments: [1, 2] as [UInt64])
  func rounding(seed: UInt64) throws {
    let instance = CountyShape(households: 300, sites: 6, settlements: 45, slack: 0.03, seed: seed).instance()
    let planningCase = PlanningCase(instance: instance, scenario: .standard, earlier: nil)
    let problem = try AssignmentProblem(planningCase, seed: 1)
    let context = RunContext(
      options: PlanningOptions(threads: 1), control: PlanningControl(), levelCount: problem.levelCount)
    let task = LevelTask(problem: problem, structure: BlockStructure(problem), level: 1, caps: [0])
    var solver = try LevelSolver(task, context: context, start: nil)
    solver.ascend()
    let start = try #require(solver.startSites)
    var rounding = DualRounding(solver.model, solver.prices, sites: start, context)
    let before = rounding.state
    rounding.run(scale: solver.averageCost, reach: 2 * solver.averageCost)
    #expect(rounding.state.overrun * 2 < before.overrun)
    #expect(Double(rounding.state.cost) < 1.1 * Double(solver.outcome.bound))
    #expect(
      rounding.state.groupSites.uses.indices.allSatisfy {
        rounding.state.groupSites.uses[$0] <= problem.groups[$0].maxSites
      })
  }
}
