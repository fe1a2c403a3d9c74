/// One family of oddities.
protocol OddityFinder: Sendable {
  /// What is odd, in the order of ids within each kind.
  func find(in survey: OdditySurvey) -> [Oddity]
}

/// Finds what is odd in an instance before anything is planned.
public enum InstanceOddities {
  /// Persons above which a site needs an assessment of what its land and water can carry.
  public static let carryingCapacityPeople = 800
  /// A settlement farther than this from every site is reported: 60 km.
  public static let farTenths = 600
  /// The national red line for the housing of registered households, in hundredths of a square metre per person: 25 m².
  public static let redLineHundredths = 2500

  private static let finders: [any OddityFinder] = [
    PlacementGoalFinder(), ShortageFinder(), DwellingShortageFinder(), SiteFinder(), PinFinder(), StrandedFinder(),
    DistanceFinder(),
    WishFinder(), MemberFinder(), DwellingFinder(), KinFinder(), PositionFinder(), MissingDataFinder(),
  ]

  /// Everything odd in a case, by kind, then by id: what the rules of the scenario make of the data is told with them.
  ///
  /// O(households × sites / 64 + settlements × sites), and the shortages also in the number of different sets of sites
  /// that households may go to.
  public static func find(in planningCase: PlanningCase) -> [Oddity] {
    let survey = OdditySurvey(planningCase)
    let found = finders.flatMap { $0.find(in: survey) }
    let groups = Dictionary(grouping: found, by: \.kind)
    return OddityKind.allCases.flatMap { groups[$0] ?? [] }
  }

  /// What is odd in the objectives of a case, whatever its tables hold: the part of ``find(in:)-(PlanningCase)`` that
  /// somebody who plans at once must hear.
  public static func findInObjectives(of planningCase: PlanningCase) -> [Oddity] {
    PlacementGoalFinder().find(in: planningCase)
  }

  /// Everything odd in an instance under the rules of the built-in scenario.
  public static func find(in instance: Instance) -> [Oddity] {
    find(in: PlanningCase(instance: instance, scenario: .standard))
  }
}
