public import Relocation

/// A scenario as YAML in the contract's order of keys. Reading it back gives the same scenario.
public func scenarioText(_ scenario: Scenario) -> String { scenarioValue(scenario).yaml }

/// A scenario as ordered keys and values, for a plan's record of the scenario as solved. Ids and columns are in the order of
/// their bytes where the scenario itself has no order.
public func scenarioValue(_ scenario: Scenario) -> ScenarioValue {
  var entries: [ScenarioValue.Entry] = [
    .init("name", .text(scenario.name)),
    .init("rules", ScenarioWriter.rules(scenario.rules)),
  ]
  if !scenario.limits.isEmpty { entries.append(.init("limits", .list(scenario.limits.map(ScenarioWriter.limit)))) }
  entries.append(.init("objectives", .list(scenario.objectives.map(ScenarioWriter.level))))
  if !scenario.changes.isEmpty { entries.append(.init("changes", ScenarioWriter.changes(scenario.changes))) }
  return .mapping(entries)
}

enum ScenarioWriter {
  static func rules(_ rules: Rules) -> ScenarioValue {
    var entries: [ScenarioValue.Entry] = [
      .init("place_everyone", .boolean(rules.placeEveryone)),
      .init("whole_settlements", .text(rules.wholeSettlements.rawValue)),
    ]
    if let most = rules.sitesPerSettlement { entries.append(.init("sites_per_settlement", .integer(most))) }
    entries += [
      .init("kin_together", .boolean(rules.kinTogether)),
      .init("consent_for_cross_region", .boolean(rules.consentForCrossRegion)),
      .init("one_job_per_working_household", .boolean(rules.oneJobPerWorkingHousehold)),
    ]
    if let tenths = rules.maxDistanceTenths { entries.append(.init("max_distance_km", kilometres(tenths))) }
    return .mapping(entries)
  }

  private static func kilometres(_ tenths: Int) -> ScenarioValue {
    tenths % 10 == 0 ? .integer(tenths / 10) : .decimal("\(tenths / 10).\(tenths % 10)")
  }

  static func limit(_ limit: Limit) -> ScenarioValue {
    var entries: [ScenarioValue.Entry] = [
      .init("name", .text(limit.name)), .init("measure", .text(limit.measure.key)),
    ]
    if !limit.condition.isEmpty { entries.append(.init("where", condition(limit.condition))) }
    switch limit.sites {
    case .all: break
    case .listed(let ids): entries.append(.init("sites", .list(ids.map { .text($0.rawValue) })))
    case .matching(let values): entries.append(.init("sites", condition(values)))
    }
    if let least = limit.atLeast { entries.append(.init("at_least", .integer(least))) }
    if let most = limit.atMost { entries.append(.init("at_most", .integer(most))) }
    if let share = limit.shareAtMost { entries.append(.init("share_at_most", .decimal(share.decimal))) }
    return .mapping(entries)
  }

  private static func condition(_ values: [String: String]) -> ScenarioValue {
    let keys = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return .mapping(keys.map { .init($0, .text(values[$0] ?? "")) })
  }

  static func level(_ level: ObjectiveLevel) -> ScenarioValue {
    var entries = level.terms.map { ScenarioValue.Entry($0.criterion.description, .integer($0.weight)) }
    if level.tolerance != 0 { entries.append(.init("tolerance", .integer(level.tolerance))) }
    return .mapping(entries)
  }

  static func changes(_ changes: InstanceChanges) -> ScenarioValue {
    var entries: [ScenarioValue.Entry] = []
    if !changes.newSites.isEmpty { entries.append(.init("add_sites", .list(changes.newSites.map(newSite)))) }
    if !changes.sites.isEmpty {
      let sites = changes.sites.keys.sorted().map {
        ScenarioValue.Entry($0.rawValue, numbers(changes.sites[$0] ?? [:]))
      }
      entries.append(.init("sites", .mapping(sites)))
    }
    if !changes.dwellings.isEmpty {
      let sites = changes.dwellings.keys.sorted().map {
        ScenarioValue.Entry($0.rawValue, types(changes.dwellings[$0] ?? [:]))
      }
      entries.append(.init("dwellings", .mapping(sites)))
    }
    if !changes.close.isEmpty {
      entries.append(.init("close", .list(changes.close.sorted().map { .text($0.rawValue) })))
    }
    if !changes.pin.isEmpty {
      let pins = changes.pin.keys.sorted().map {
        ScenarioValue.Entry($0.rawValue, .text(changes.pin[$0]?.rawValue ?? ""))
      }
      entries.append(.init("pin", .mapping(pins)))
    }
    if !changes.unpin.isEmpty {
      entries.append(.init("unpin", .list(changes.unpin.sorted().map { .text($0.rawValue) })))
    }
    return .mapping(entries)
  }

  private static func types(_ types: [DwellingTypeID: [String: Int?]]) -> ScenarioValue {
    .mapping(types.keys.sorted().map { .init($0.rawValue, numbers(types[$0] ?? [:])) })
  }

  private static func numbers(_ values: [String: Int?]) -> ScenarioValue {
    let keys = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return .mapping(keys.map { key in .init(key, (values[key] ?? nil).map { .integer($0) } ?? .none) })
  }
}
