import Relocation

/// Plans drawn without a look at the rules.
enum RandomPlan {
  static func draw(for planningCase: PlanningCase, _ draws: inout Draws) -> Plan {
    var plan = Plan()
    for household in planningCase.instance.households { place(household.id, in: &plan, planningCase, &draws) }
    return plan
  }

  /// Puts one household anywhere, or nowhere.
  static func place(_ household: HouseholdID, in plan: inout Plan, _ planningCase: PlanningCase, _ draws: inout Draws) {
    let instance = planningCase.instance
    let site = draws.one(of: instance.sites).id
    let type = instance.dwellings(at: site).randomElement(using: &draws)?.type
    plan[household] = draws.chance(20) ? nil : Assignment(site: site, dwelling: type)
  }
}
