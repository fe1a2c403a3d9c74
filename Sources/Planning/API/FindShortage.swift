import Formulation
public import Relocation

/// What would be needed so that nobody is left out: the smallest change of numbers, for those whom some site may take.
///
/// - Returns: `nil` where nothing is short, or where it was not found out in the time given.
/// - Throws: `CompilationError` where the scenario cannot be stated in exact integers, `GLPKError` where the solver fails.
public func findShortage(
  for planningCase: PlanningCase, options: PlanningOptions = PlanningOptions(),
  control: PlanningControl = PlanningControl()
) throws -> Impossibility? {
  let context = RunContext(options: options, control: control, levelCount: planningCase.scenario.objectives.count)
  var scenario = planningCase.scenario
  scenario.rules.placeEveryone = true
  let all = PlanningCase(instance: planningCase.instance, scenario: scenario, earlier: planningCase.earlier)
  let homeless = try Set(AssignmentProblem(all, seed: options.seed).householdsWithoutSite(in: all))
  let housed = planningCase.instance.households.filter { !homeless.contains($0.id) }
  let reduced = PlanningCase(
    instance: planningCase.instance.replacing(households: housed), scenario: scenario, earlier: planningCase.earlier)
  var finder = RepairFinder(reduced, context: context)
  context.report(.repair, level: 0, value: nil, bound: nil)
  let numbers = try finder.way(.numbers)
  let sizes = try finder.wayWithSizes()
  let ways = [numbers, sizes].compactMap { $0 }.filter { $0.units > 0 }.sorted { $0.units < $1.units }
  guard !ways.isEmpty || !homeless.isEmpty else { return nil }
  return Impossibility(
    householdsWithoutSite: homeless.sorted(), changes: numbers?.changes ?? [],
    isProvenSmallest: numbers?.isProvenSmallest ?? false, ways: ways)
}

extension RepairWay {
  /// The numbers among its items.
  var changes: [Impossibility.Change] {
    items.compactMap { item in
      if case .limit(let name, let amount) = item { Impossibility.Change(resource: name, amount: amount) } else { nil }
    }
  }
}

extension AssignmentProblem {
  /// Households that must be placed and that no site may take, however large the sites are.
  func householdsWithoutSite(in planningCase: PlanningCase) -> [HouseholdID] {
    var found: [HouseholdID] = []
    for (index, party) in parties.enumerated() where party.mustBePlaced {
      guard !(0..<siteCount).contains(where: { allows(party: index, at: $0) }) else { continue }
      found += party.units.map { planningCase.instance.households[units[$0].household].id }
    }
    return found.sorted()
  }
}
