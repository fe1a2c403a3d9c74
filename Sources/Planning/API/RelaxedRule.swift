public import Relocation

/// A named rule that may be given up, where numbers alone do not help.
public enum RelaxedRule: Hashable, Sendable {
  case placeEveryone, kinTogether, wholeSettlements, consent, maxDistance, sitesPerSettlement
  /// A site that the scenario closes is opened.
  case closing(SiteID)
  /// The household's pinned site no longer counts.
  case pin(HouseholdID)
  /// The share of a limit of the scenario, by the limit's position.
  case share(Int)
}

extension Scenario {
  /// The scenario with these rules given up. The instance's own pins stay where the changes are not applied.
  func relaxing(_ relaxed: [RelaxedRule]) -> Scenario {
    var scenario = self
    for rule in relaxed {
      switch rule {
      case .placeEveryone: scenario.rules.placeEveryone = false
      case .kinTogether: scenario.rules.kinTogether = false
      case .wholeSettlements: scenario.rules.wholeSettlements = .soft
      case .consent: scenario.rules.consentForCrossRegion = false
      case .maxDistance: scenario.rules.maxDistanceTenths = nil
      case .sitesPerSettlement: scenario.rules.sitesPerSettlement = nil
      case .closing(let site): scenario.changes.close.remove(site)
      case .pin(let household):
        scenario.changes.pin[household] = nil
        scenario.changes.unpin.insert(household)
      case .share(let limit): scenario.limits[limit].shareAtMost = nil
      }
    }
    return scenario
  }
}
