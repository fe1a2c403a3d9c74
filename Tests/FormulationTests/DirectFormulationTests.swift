import Formulation
import LinearModel
import Relocation
import Testing

@Suite("The direct formulation")
struct DirectFormulationTests {
  /// Two kin of different sizes and a third household, in one hamlet; a site with two dwelling types, and one without any.
  private let households = [
    Household(id: "A", settlement: "G", people: 2, kin: "K", wishes: ["S", nil, nil]),
    Household(id: "B", settlement: "G", people: 5, kin: "K"),
    Household(id: "C", settlement: "G", people: 3),
  ]
  private let sites = [Site(id: "S", people: 9), Site(id: "T", people: 9, minPeople: 0)]
  private let dwellings = [
    Dwelling(site: "S", type: "any", count: 2), Dwelling(site: "S", type: "small", maxPeople: 3, count: 2),
  ]

  private func planningCase(
    sites: [Site]? = nil, limits: [Limit] = [], _ adjust: (inout Rules) -> Void = { _ in }
  ) -> PlanningCase {
    var scenario = Scenario.standard
    adjust(&scenario.rules)
    scenario.limits = limits
    return PlanningCase(
      instance: Instance(households: households, sites: sites ?? self.sites, dwellings: dwellings, columns: [:]),
      scenario: scenario)
  }

  private func direct(_ planningCase: PlanningCase, level: Int = 0, caps: [Int] = []) throws -> DirectFormulation {
    DirectFormulation(try AssignmentProblem(planningCase), level: level, caps: caps)
  }

  private func columns(_ direct: DirectFormulation) -> Set<String> {
    Set(direct.model.variables.map { direct.model.name(of: $0) })
  }

  private func rows(_ direct: DirectFormulation) -> Set<String> {
    Set(direct.model.constraints.map { direct.model.name(of: $0) })
  }

  @Test("has one variable for each way to place a household, and those of a party only for several households")
  func variables() throws {
    let expected: Set<String> = [
      "x_h1_s1_d1", "x_h1_s1_d2", "z_h1_s1", "z_h1_s2", "out_h1",  // A and B; B can only take the type `any`
      "x_h3_s1_d1", "x_h3_s1_d2", "x_h3_s2", "out_h3",
    ]
    #expect(try columns(direct(planningCase())) == expected)
  }

  @Test("opens sites by household and site, and charges the sites beyond the first on the level that charges them")
  func cohesion() throws {
    let first = try direct(planningCase { $0.sitesPerSettlement = 1 })
    #expect(rows(first).isSuperset(of: ["open_h1_g1_s1", "open_h1_g1_s2", "open_h3_g1_s1", "open_h3_g1_s2", "few_g1"]))
    #expect(!columns(first).contains("extra_g1"))
    let second = try direct(planningCase { $0.sitesPerSettlement = nil }, level: 1, caps: [0])
    #expect(columns(second).isSuperset(of: ["open_g1_s1", "open_g1_s2", "extra_g1"]))
    #expect(rows(second).contains("beyond_g1") && !rows(second).contains("few_g1"))
  }

  @Test("fixes at 0 what alone costs more than an earlier level may")
  func caps() throws {
    let direct = try direct(planningCase(), level: 1, caps: [3])
    let fixed = direct.model.variables.filter { direct.model.bounds(of: $0).upper == 0 }
    #expect(fixed.map { direct.model.name(of: $0) } == ["out_h1"])
  }

  @Test("states bounds that exclude each other in two rows")
  func crossedBounds() throws {
    let limit = Limit(name: "quota", atLeast: 4, atMost: 2)
    let direct = try direct(planningCase(sites: [Site(id: "S", people: 3, minPeople: 5), sites[1]], limits: [limit]))
    #expect(rows(direct).isSuperset(of: ["people_s1", "people_s1_least", "limit_q1", "limit_q1_least"]))
    #expect(throws: Never.self) { try direct.model.matrixForm() }
  }

  @Test("has no feasible point for a party torn apart, or for a dwelling that does not take the household")
  func brokenAllocations() throws {
    let planningCase = planningCase()
    let direct = try direct(planningCase)
    let problem = direct.problem
    let site = try #require(problem.sites.firstIndex(of: 0))
    let types = problem.dwellingsOfSite[site].map { $0 }
    let home = AssignmentProblem.Choice(site: site, dwelling: types[0])
    let small = AssignmentProblem.Choice(site: site, dwelling: types[1])
    let away = AssignmentProblem.Choice(site: 1 - site, dwelling: -1)
    func point(_ choices: [HouseholdID: AssignmentProblem.Choice]) -> [Double] {
      direct.values(
        of: Allocation(
          choices: problem.units.map { choices[planningCase.instance.households[$0.household].id] }))
    }
    #expect(direct.model.violations(at: point(["A": small, "B": home])).isEmpty)
    #expect(direct.model.violations(at: point(["C": away])).isEmpty)
    #expect(!direct.model.violations(at: point(["A": small, "B": small])).isEmpty)
    #expect(!direct.model.violations(at: point(["A": small, "B": away])).isEmpty)
    #expect(!direct.model.violations(at: point(["A": small])).isEmpty)
    #expect(!direct.model.violations(at: point(["A": away, "B": away, "C": away])).isEmpty)
  }

  @Test("explains its symbols by ids, whatever the seed")
  func legend() throws {
    let planningCase = planningCase(limits: [Limit(name: "quota", atMost: 9)])
    let legend = DirectFormulation.legend(of: planningCase)
    #expect(legend.map(\.symbol) == ["h1", "h2", "h3", "g1", "s1", "s2", "d1", "d2", "q1"])
    #expect(legend.map(\.id) == ["A", "B", "C", "G", "S", "T", "S/any", "S/small", "quota"])
    let names = try (1...5).map { seed in
      columns(DirectFormulation(try AssignmentProblem(planningCase, seed: seed), level: 0, caps: []))
    }
    #expect(Set(names).count == 1)
  }
}
