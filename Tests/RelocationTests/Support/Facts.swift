import Relocation

/// The few facts that a test is about; everything else is generous.
enum Facts {
  /// Every column of the contract, so that no rule is off for want of one.
  static let allColumns: [Instance.Table: Set<String>] = [
    .households: [
      "id", "head", "id_number", "people", "settlement", "category", "workers", "preschool", "primary", "middle",
      "elderly", "disabled", "ethnicity", "hazard", "kin", "wish_1", "wish_2", "wish_3", "accepts_cross_region",
      "pinned_site", "barred_sites",
    ],
    .settlements: ["id", "name", "village", "township", "longitude", "latitude", "move", "hazard"],
    .sites: [
      "id", "name", "region", "kind", "longitude", "latitude", "people", "households", "preschool", "primary", "middle",
      "jobs", "min_people", "opens", "cost_per_person",
    ],
    .dwellings: ["site", "type", "area", "min_people", "max_people", "count", "cost"],
    .distances: ["settlement", "site", "km"],
    .scores: ["household", "site", "work"],
  ]

  /// An instance with every column.
  static func instance(
    _ households: [Household], settlements: [Settlement] = [], sites: [Site], dwellings: [Dwelling] = [],
    distances: [Instance.Leg: Int] = [:], scores: [String: [Instance.ScoreKey: Int]] = [:]
  ) -> Instance {
    Instance(
      households: households, settlements: settlements, sites: sites, dwellings: dwellings, distances: distances,
      scores: scores, columns: allColumns)
  }

  /// A scenario with every rule off but those that a test switches on.
  static func scenario(
    limits: [Limit] = [], changes: InstanceChanges = InstanceChanges(), _ adjust: (inout Rules) -> Void = { _ in }
  ) -> Scenario {
    var rules = Rules()
    rules.wholeSettlements = .off
    rules.sitesPerSettlement = nil
    rules.kinTogether = false
    rules.consentForCrossRegion = false
    rules.oneJobPerWorkingHousehold = false
    adjust(&rules)
    return Scenario(name: "test", rules: rules, limits: limits, objectives: [], changes: changes)
  }

  /// A plan without dwellings.
  static func plan(_ sites: [HouseholdID: SiteID]) -> Plan {
    Plan(sites.mapValues { Assignment(site: $0, dwelling: nil) })
  }

  /// The way from a settlement to a site in tenths of a kilometre, as an entry of the distances table.
  static func leg(_ settlement: SettlementID, _ site: SiteID) -> Instance.Leg {
    Instance.Leg(settlement: settlement, site: site)
  }
}

extension PlanningCase {
  /// What the check finds in a plan without dwellings.
  func violations(_ sites: [HouseholdID: SiteID]) -> [RuleViolation] {
    PlanCheck.violations(of: Facts.plan(sites), in: self)
  }
}
