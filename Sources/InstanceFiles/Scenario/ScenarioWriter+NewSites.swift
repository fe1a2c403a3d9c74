internal import Relocation

extension ScenarioWriter {
  /// A site that the scenario adds; what is not said of it is left out.
  static func newSite(_ new: NewSite) -> ScenarioValue {
    let site = new.site
    var entries: [ScenarioValue.Entry] = [.init("id", .text(site.id.rawValue))]
    if let name = site.name { entries.append(.init("name", .text(name))) }
    entries.append(.init("region", .text(site.region.rawValue)))
    if let kind = site.kind { entries.append(.init("kind", .text(kind))) }
    if let position = site.position {
      entries.append(.init("longitude", .decimal("\(position.longitude)")))
      entries.append(.init("latitude", .decimal("\(position.latitude)")))
    }
    entries.append(.init("people", site.people.map { .integer($0) } ?? .none))
    for column in ["households", "preschool", "primary", "middle", "jobs", "min_people", "cost_per_person"] {
      if let number = site.number(of: column) { entries.append(.init(column, .integer(number))) }
    }
    if let opens = site.opens { entries.append(.init("opens", .text(opens))) }
    if !new.dwellings.isEmpty { entries.append(.init("dwellings", .list(new.dwellings.map(newDwelling)))) }
    if !new.distancesTenths.isEmpty {
      let legs = new.distancesTenths.keys.sorted().map {
        ScenarioValue.Entry($0.rawValue, tenths(new.distancesTenths[$0] ?? 0))
      }
      entries.append(.init("km", .mapping(legs)))
    }
    return .mapping(entries)
  }

  private static func newDwelling(_ dwelling: Dwelling) -> ScenarioValue {
    var entries: [ScenarioValue.Entry] = [.init("type", .text(dwelling.type.rawValue))]
    if let area = dwelling.areaHundredths {
      let cents = String(String(100 + area % 100).dropFirst())
      entries.append(.init("area", area % 100 == 0 ? .integer(area / 100) : .decimal("\(area / 100).\(cents)")))
    }
    entries.append(.init("min_people", .integer(dwelling.minPeople)))
    if let most = dwelling.maxPeople { entries.append(.init("max_people", .integer(most))) }
    if let count = dwelling.count { entries.append(.init("count", .integer(count))) }
    if let cost = dwelling.costYuan { entries.append(.init("cost", .integer(cost))) }
    return .mapping(entries)
  }

  private static func tenths(_ tenths: Int) -> ScenarioValue {
    tenths % 10 == 0 ? .integer(tenths / 10) : .decimal("\(tenths / 10).\(tenths % 10)")
  }
}
