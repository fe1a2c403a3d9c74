import Formulation
import Relocation
import Testing

@testable import Planning

@Suite("Levels that are generalized assignment")
struct AssignmentLevelTests {
  /// Jobs are households, agents sites; each site limits a column of its own, scores are what costs less.
  private func planningCase(
    _ random: RandomAssignment, changing change: (inout Scenario) -> Void = { _ in }
  ) -> PlanningCase {
    let agents = random.capacities.indices
    let sites = agents.map { SiteID("A\($0)") }
    let households = (0..<random.jobCount).map { job in
      Household(
        id: HouseholdID("J\(job)"), settlement: SettlementID("T\(job)"), people: 1,
        barredSites: Set(agents.filter { random.costs[$0 * random.jobCount + job] == nil }.map { sites[$0] }),
        extra: Dictionary(
          uniqueKeysWithValues: agents.map { ("need\($0)", String(random.amounts[$0 * random.jobCount + job])) }))
    }
    var scores: [Instance.ScoreKey: Int] = [:]
    for (index, cost) in random.costs.enumerated() {
      let key = Instance.ScoreKey(
        household: HouseholdID("J\(index % random.jobCount)"), site: sites[index / random.jobCount])
      scores[key] = cost.map { -$0 }
    }
    let columns = Set(agents.map { "need\($0)" })
    let instance = Instance(
      households: households, sites: sites.map { Site(id: $0) }, scores: ["thrift": scores],
      columns: [.households: columns.union(["id", "people", "settlement"]), .scores: ["thrift"]])
    var scenario = Scenario.standard
    scenario.rules.placeEveryone = true
    scenario.rules.wholeSettlements = .off
    scenario.objectives = [ObjectiveLevel([.init(.score("thrift"), weight: 1)])]
    scenario.limits = agents.map {
      Limit(name: "L\($0)", measure: .column("need\($0)"), sites: .listed([sites[$0]]), atMost: random.capacities[$0])
    }
    change(&scenario)
    return PlanningCase(instance: instance, scenario: scenario, earlier: nil)
  }

  @Test(
    "Scores and limits come to the least value, or to what is short", arguments: RandomAssignment.Kind.allCases)
  func findsLeast(kind: RandomAssignment.Kind) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let random = RandomAssignment(kind, seed: 100 + seed)
      let least = random.leastCost()
      switch try findPlan(for: planningCase(random), options: PlanningOptions(seed: seed, threads: 1)) {
      case .planned(let result):
        #expect(result.levels.map(\.value) == [least ?? .min], "\(kind), seed \(seed)")
        #expect(result.levels.map(\.bound) == [least ?? .min], "\(kind), seed \(seed)")
      case .impossible: #expect(least == nil, "\(kind), seed \(seed): called impossible")
      case .stoppedWithoutPlan(let reason): Issue.record("\(kind), seed \(seed): \(reason)")
      }
    }
  }

  /// Whether the first level of a case is recognised.
  private func isRecognised(_ change: (inout Scenario) -> Void) throws -> Bool {
    let problem = try AssignmentProblem(planningCase(RandomAssignment(.tight, seed: 9), changing: change), seed: 1)
    let task = LevelTask(problem: problem, structure: BlockStructure(problem), level: 0, caps: [])
    return GeneralizedAssignment(SearchModel(task)) != nil
  }

  @Test("A level is one where a limit at each site is all that binds, and none otherwise")
  func recognition() throws {
    let idle = Limit(name: "idle", measure: .people, atMost: 1_000)
    let shared = Limit(name: "all", measure: .column("need0"), atMost: 1)
    let least = Limit(name: "least", measure: .people, sites: .listed(["A0"]), atLeast: 1)
    let second = Limit(name: "second", measure: .people, sites: .listed(["A0"]), atMost: 1)
    #expect(try isRecognised { _ in })
    #expect(try isRecognised { $0.limits.append(idle) })
    #expect(try !isRecognised { $0.limits.append(shared) })
    #expect(try !isRecognised { $0.limits.append(least) })
    #expect(try !isRecognised { $0.limits.append(second) })
    #expect(try !isRecognised { $0.rules.placeEveryone = false })
  }
}
