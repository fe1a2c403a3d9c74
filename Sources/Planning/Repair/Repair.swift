import Formulation
import GLPKSolver
import Relocation

/// Asks what is missing where no plan obeys the rules: the smallest change of numbers, up to five different ways, and the
/// limits that clash.
struct Repair {
  let planningCase: PlanningCase
  let context: RunContext

  /// How many ways are told.
  private static let shownWays = 5

  func run(householdsWithoutSite: [HouseholdID]) throws -> PlanningOutcome {
    var finder = RepairFinder(planningCase, context: context)
    let numbers = try finder.way(.numbers)
    // That no number helps is proven only where the question came to its end.
    let isSettled = !finder.isUndecided
    var ways = try finder.allWays(numbers)
    if context.isOver, ways.isEmpty { return .stoppedWithoutPlan(context.reasonOver) }
    ways = Self.ranked(ways)
    if numbers == nil, ways.isEmpty, finder.isUndecided { return .stoppedWithoutPlan(.exhausted) }
    return .impossible(
      Impossibility(
        householdsWithoutSite: householdsWithoutSite, changes: numbers?.changes ?? [],
        isProvenSmallest: numbers?.isProvenSmallest ?? isSettled, ways: ways,
        clash: try ClashFilter(planningCase, context: context).run()))
  }

  /// The smallest first; each once; a way that gives up a rule is shown where there is one.
  private static func ranked(_ ways: [RepairWay]) -> [RepairWay] {
    var seen: Set<Scenario> = []
    let sorted = ways.enumerated().sorted {
      ($0.element.rulesGivenUp, $0.element.units, $0.element.items.count, $0.offset)
        < ($1.element.rulesGivenUp, $1.element.units, $1.element.items.count, $1.offset)
    }.map(\.element).filter { seen.insert($0.scenario).inserted }
    guard sorted.count > shownWays, let other = sorted.dropFirst(shownWays - 1).first(where: { $0.rulesGivenUp > 0 })
    else { return Array(sorted.prefix(shownWays)) }
    return sorted.prefix(shownWays).contains { $0.rulesGivenUp > 0 }
      ? Array(sorted.prefix(shownWays)) : sorted.prefix(shownWays - 1) + [other]
  }
}
