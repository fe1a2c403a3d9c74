import Relocation

/// All plans of a small case that obey every rule, with their values, by trying every one.
struct EveryPlan {
  struct Entry {
    var plan: Plan
    /// By level.
    var values: [Int]
  }

  let entries: [Entry]

  init(of planningCase: PlanningCase) throws {
    let eligibility = Eligibility(planningCase)
    let instance = planningCase.instance
    let choices = instance.households.indices.map { household -> [Assignment?] in
      var all: [Assignment?] = [nil]
      for position in eligibility.sites(forHousehold: household) {
        let site = instance.sites[position].id
        if instance.dwellings(at: site).isEmpty { all.append(Assignment(site: site, dwelling: nil)) }
        for row in instance.dwellings(for: instance.households[household].people, at: site) {
          all.append(Assignment(site: site, dwelling: row.type))
        }
      }
      return all
    }
    var entries: [Entry] = []
    var open = [Plan()]
    for (position, household) in instance.households.enumerated() {
      open = open.flatMap { plan in
        choices[position].map { choice in
          var next = plan
          next[household.id] = choice
          return next
        }
      }
    }
    for plan in open {
      let reading = PlanReading(plan, in: planningCase)
      guard PlanCheck.violations(reading).isEmpty else { continue }
      entries.append(Entry(plan: plan, values: try reading.value().levels))
    }
    self.entries = entries
  }

  /// The least value of a level among the plans within the caps on earlier levels.
  func best(level: Int, caps: [Int]) -> Int? {
    entries.filter { entry in zip(entry.values, caps).allSatisfy { $0 <= $1 } }.map { $0.values[level] }.min()
  }

  /// The caps that the lexicographic order puts on a level: the optimum of each earlier one and its tolerance.
  func caps(level: Int, scenario: Scenario) -> [Int] {
    var caps: [Int] = []
    for earlier in 0..<level {
      caps.append((best(level: earlier, caps: caps) ?? 0) + scenario.objectives[earlier].tolerance)
    }
    return caps
  }
}
