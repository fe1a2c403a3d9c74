/// One family of rules, judged by counting, with no knowledge of how plans are found.
protocol RuleCheck: Sendable {
  /// Every way in which the plan breaks the family's rules, in the order of ids.
  func violations(_ reading: PlanReading) -> [RuleViolation]
}

/// Judges a plan by all the rules of its scenario.
public enum PlanCheck {
  private static let checks: [any RuleCheck] = [
    KnownNamesCheck(), ClosedSitesCheck(), PinsCheck(), BarsCheck(), ConsentCheck(), MaxDistanceCheck(),
    SiteCapacitiesCheck(), MinPeopleCheck(), DwellingsCheck(), WholeSettlementsCheck(), SitesPerSettlementCheck(),
    KinTogetherCheck(), PlaceEveryoneCheck(), LimitsCheck(),
  ]

  /// Every way in which a plan breaks a rule; empty where it obeys all of them. By rule family, then by id.
  ///
  /// O(households × (1 + limits)).
  public static func violations(of plan: Plan, in planningCase: PlanningCase) -> [RuleViolation] {
    violations(PlanReading(plan, in: planningCase))
  }

  /// The same for a plan that is already read.
  public static func violations(_ reading: PlanReading) -> [RuleViolation] {
    checks.flatMap { $0.violations(reading) }
  }
}
