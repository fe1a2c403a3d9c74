import Relocation
import Testing

@Suite("Criteria as exact integers")
struct CriterionTests {
  /// H1 (3 people, A) · H2 (4, A) · H3 (5, B) · H4 (2, B); sites S1 and S2.
  private let instance = Facts.instance(
    [
      Household(id: "H1", settlement: "A", people: 3, ethnicity: "壮", hazard: 2, wishes: ["S2", "S1", nil]),
      Household(id: "H2", settlement: "A", people: 4, ethnicity: "壮", wishes: ["S9", nil, nil]),
      Household(id: "H3", settlement: "B", people: 5, ethnicity: "汉", wishes: [nil, nil, "S2"]),
      Household(id: "H4", settlement: "B", people: 2),
    ],
    settlements: [Settlement(id: "A", township: "T", hazard: 1), Settlement(id: "B", township: "U")],
    sites: [Site(id: "S1", costPerPersonYuan: 1000), Site(id: "S2")],
    dwellings: [Dwelling(site: "S1", type: "D", costYuan: 50_000)],
    distances: [Facts.leg("A", "S1"): 101, Facts.leg("A", "S2"): 7, Facts.leg("B", "S1"): 20],
    scores: [
      "work": [
        Instance.ScoreKey(household: "H1", site: "S1"): 625, Instance.ScoreKey(household: "H2", site: "S1"): -100,
        Instance.ScoreKey(household: "H3", site: "S1"): 9999,
      ]
    ])
  /// H1 and H2 at S1, H3 at S2, H4 left out.
  private let plan = Plan([
    "H1": Assignment(site: "S1", dwelling: "D"), "H2": Assignment(site: "S1", dwelling: "D"),
    "H3": Assignment(site: "S2", dwelling: nil),
  ])

  private func value(_ criterion: Criterion, of plan: Plan? = nil, earlier: Plan? = nil) throws -> Int {
    try PlanningCase(instance: instance, scenario: Facts.scenario(), earlier: earlier)
      .value(of: criterion, for: plan ?? self.plan)
  }

  @Test("Unplaced people count with one more than their hazard level, the household's own before its settlement's")
  func unplaced() throws {
    #expect(try value(.unplaced) == 2)
    #expect(try value(.unplaced, of: Plan()) == 3 * 3 + 4 * 2 + 5 + 2)
  }

  @Test("Wishes cost 0, 1, 2 by rank, 4 for none of them, and nothing where none is stated")
  func wishes() throws {
    // H1 second wish: 3 · 1. H2 wished an unknown site only: 4 · 4. H3 third: 5 · 2. H4 is left out.
    #expect(try value(.wishes) == 3 + 16 + 10)
    #expect(try value(.wishes, of: Facts.plan(["H1": "S2", "H4": "S1"])) == 0)
    #expect(try value(.wishes, of: Plan()) == 0)
  }

  @Test("Distance is people times tenths of a kilometre, and an unknown distance nothing")
  func distance() throws {
    #expect(try value(.distance) == 3 * 101 + 4 * 101)
    #expect(try value(.distance, of: Facts.plan(["H4": "S1", "H1": "S2"])) == 2 * 20 + 3 * 7)
  }

  @Test("Split counts the sites of each settlement beyond its first")
  func split() throws {
    #expect(try value(.split) == 0)
    #expect(try value(.split, of: Facts.plan(["H1": "S1", "H2": "S2", "H3": "S1", "H4": "S2"])) == 2)
    #expect(try value(.split, of: Plan()) == 0)
  }

  @Test("Moved counts those whom the earlier plan placed and who are not there now")
  func moved() throws {
    #expect(try value(.moved) == 0, "no earlier plan, nobody moved")
    // H1 stays, H2 came from S2, H3 was not placed, H4 loses its site.
    #expect(try value(.moved, earlier: Facts.plan(["H1": "S1", "H2": "S2", "H4": "S1"])) == 2)
    #expect(try value(.moved, earlier: Facts.plan(["H1": "S9"])) == 1, "its site is gone, so it moved")
    #expect(try value(.moved, earlier: Plan()) == 0)
  }

  @Test("Cost is yuan for each person and for each dwelling")
  func cost() throws {
    #expect(try value(.cost) == 7 * 1000 + 2 * 50_000)
  }

  @Test("A score counts negatively, in thousandths, over the pairs of the plan")
  func score() throws {
    #expect(try value(.score("work")) == -525)
  }

  @Test("The worst group's mean is in thousandths, rounded half up, over all its people")
  func worst() throws {
    // T: (3 + 16 wishes + 707 distance) / 7 people = 103.714…; U: 10 / 7 people = 1.428…
    #expect(try value(.worst("township")) == 103_714)
    // 壮: the same 726 / 7. 汉: 10 / 5 = 2. No ethnicity: H4, 0 / 2.
    #expect(try value(.worst("ethnicity"), of: Facts.plan(["H3": "S2"])) == 2000)
    // One group of all 14 people: 736 / 14 = 52.5714…
    #expect(try value(.worst("village")) == 52_571)
    #expect(try value(.worst("township"), of: Plan()) == 0)
  }

  @Test("A mean that ends in half a thousandth is rounded up")
  func worstHalf() throws {
    // 1 / 16 = 0.0625 → 62.5 thousandths → 63.
    let instance = Facts.instance(
      [
        Household(id: "H1", settlement: "A", people: 1, wishes: ["S2", "S1", nil]),
        Household(id: "H2", settlement: "A", people: 15),
      ], sites: [Site(id: "S1"), Site(id: "S2")])
    let subject = PlanningCase(instance: instance, scenario: Facts.scenario())
    #expect(try subject.value(of: .worst("settlement"), for: Facts.plan(["H1": "S1"])) == 63)
  }

  @Test("A level is the weighted sum of its criteria, and the plan's value has all of them")
  func levels() throws {
    let scenario = Scenario(
      name: "x",
      objectives: [
        ObjectiveLevel([.init(.unplaced, weight: 1)]),
        ObjectiveLevel([.init(.wishes, weight: 30), .init(.distance, weight: 1), .init(.split, weight: 3000)]),
      ])
    let value = try PlanningCase(instance: instance, scenario: scenario).value(of: plan)
    #expect(value.levels == [2, 30 * 29 + 707])
    #expect(value.entries.map { $0.map(\.value) } == [[2], [29, 707, 0]])
  }

  @Test("A household at a site that is not there counts as left out")
  func unknownSite() throws {
    let astray = Facts.plan(["H1": "S9"])
    for criterion in [Criterion.unplaced, .wishes, .distance, .split, .cost] {
      #expect(try value(criterion, of: astray) == value(criterion, of: Plan()))
    }
  }

  @Test("A value beyond the range of integers is an error that names the criterion")
  func overflow() {
    let huge = Facts.instance(
      [Household(id: "H1", settlement: "A", people: Int.max / 2, wishes: ["S2", nil, nil])], sites: [Site(id: "S1")],
      distances: [Facts.leg("A", "S1"): 5])
    let subject = PlanningCase(instance: huge, scenario: Facts.scenario())
    let plan = Facts.plan(["H1": "S1"])
    for criterion in [Criterion.wishes, .distance, .worst("settlement")] {
      let error = #expect(throws: CriterionOverflow.self) { try subject.value(of: criterion, for: plan) }
      #expect(error?.criterion == criterion.description)
      #expect(error?.sentence.en.contains(criterion.description) == true)
      #expect(error?.sentence.zh.contains(criterion.description) == true)
    }
    let level = ObjectiveLevel([.init(.unplaced, weight: 3)])
    let error = #expect(throws: CriterionOverflow.self) { try subject.value(of: level, for: Plan()) }
    #expect(error?.criterion == "3 × unplaced")
  }
}
