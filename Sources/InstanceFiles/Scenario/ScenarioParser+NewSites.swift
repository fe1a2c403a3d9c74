internal import Relocation
internal import Yams

// Sites that a scenario adds.
extension ScenarioParser {
  mutating func newSites(_ entry: ScenarioEntry) -> [NewSite] {
    var sites: [NewSite] = []
    var seen: Set<SiteID> = []
    for (index, node) in (items(entry) ?? []).enumerated() {
      let path = entry.path.item(index)
      guard node.mapping != nil else {
        wrong(node, path, Bilingual(zh: "“键: 值”的对应", en: "a mapping of keys to values"))
        continue
      }
      guard let site = newSite(node, path, under: entry.path) else { continue }
      if !seen.insert(site.site.id).inserted { fault(.duplicateKey(site.site.id.rawValue), mark(node), path) }
      sites.append(site)
    }
    return sites
  }

  /// Paths of faults show the number in the list, positions are kept by the id.
  private mutating func newSite(_ node: Node, _ path: ScenarioPath, under list: ScenarioPath) -> NewSite? {
    var path = path
    let id = node.mapping?["id"]?.scalar?.string ?? ""
    if !id.isEmpty { path.keys = list.key(id).keys }
    marks[path.keys] = mark(node)
    var new = NewSite(site: Site(id: SiteID(id)))
    var position = NewPosition()
    for entry in entries(node, path: path) {
      let key = Heading.matching(entry.key, in: .sites)?.key ?? entry.key
      switch key {
      case "dwellings": new.dwellings = newDwellings(entry, at: new.site.id)
      case "km": new.distancesTenths = newDistances(entry)
      case "longitude": position.longitude = degrees(entry, most: 180)
      case "latitude": position.latitude = degrees(entry, most: 90)
      default: read(entry, key, into: &new.site)
      }
    }
    if id.isEmpty { fault(.missingKey("id"), mark(node), path) }
    if node.mapping?["people"] == nil { fault(.missingKey("people"), mark(node), path) }
    new.site.position = position.point
    if position.isHalf { fault(.missingKey(position.longitude == nil ? "longitude" : "latitude"), mark(node), path) }
    return id.isEmpty ? nil : new
  }

  private mutating func read(_ entry: ScenarioEntry, _ key: String, into site: inout Site) {
    switch key {
    case "id": _ = text(entry.value, entry.path)
    case "name": site.name = text(entry.value, entry.path)
    case "kind": site.kind = text(entry.value, entry.path)
    case "opens": site.opens = text(entry.value, entry.path)
    case "region": site.region = region(entry) ?? site.region
    case "people": site.people = count(entry)
    case "households": site.households = count(entry)
    case "preschool": site.preschool = count(entry)
    case "primary": site.primary = count(entry)
    case "middle": site.middle = count(entry)
    case "jobs": site.jobs = count(entry)
    case "min_people": site.minPeople = count(entry)
    case "cost_per_person": site.costPerPersonYuan = count(entry)
    default: unknown(entry, allowed: ScenarioKeys.newSite)
    }
  }

  private mutating func region(_ entry: ScenarioEntry) -> Site.Region? {
    guard let text = text(entry.value, entry.path) else { return nil }
    if let region = AcceptedValueIndex(AcceptedValue.regions)[text].flatMap(Site.Region.init) { return region }
    fault(.notAccepted(text, values: AcceptedValue.regions), mark(entry.value), entry.path)
    return nil
  }

  /// A whole number from 0; nothing for null, which is no limit.
  private mutating func count(_ entry: ScenarioEntry) -> Int? {
    isNull(entry.value) ? nil : integer(entry, in: 0...ExactNumber.largest)
  }

  private mutating func degrees(_ entry: ScenarioEntry, most: Double) -> Double? {
    guard let text = text(entry.value, entry.path) else { return nil }
    if let value = ExactNumber(text.utf8)?.double, abs(value) <= most { return value }
    wrong(
      entry.value, entry.path,
      Bilingual(zh: " -\(Int(most)) 至 \(Int(most)) 的度数", en: "degrees from -\(Int(most)) to \(Int(most))"))
    return nil
  }

  // MARK: Dwellings and distances

  private mutating func newDwellings(_ entry: ScenarioEntry, at site: SiteID) -> [Dwelling] {
    var dwellings: [Dwelling] = []
    var seen: Set<DwellingTypeID> = []
    for (index, node) in (items(entry) ?? []).enumerated() {
      let path = entry.path.item(index)
      guard node.mapping != nil else {
        wrong(node, path, Bilingual(zh: "“键: 值”的对应", en: "a mapping of keys to values"))
        continue
      }
      let dwelling = newDwelling(node, path, at: site)
      if !seen.insert(dwelling.type).inserted { fault(.duplicateKey(dwelling.type.rawValue), mark(node), path) }
      dwellings.append(dwelling)
    }
    return dwellings
  }

  private mutating func newDwelling(_ node: Node, _ path: ScenarioPath, at site: SiteID) -> Dwelling {
    var dwelling = Dwelling(site: site, type: "")
    for entry in entries(node, path: path) {
      switch Heading.matching(entry.key, in: .dwellings)?.key ?? entry.key {
      case "type": dwelling.type = DwellingTypeID(text(entry.value, entry.path) ?? "")
      case "area": dwelling.areaHundredths = area(entry)
      case "min_people": dwelling.minPeople = count(entry) ?? 1
      case "max_people": dwelling.maxPeople = count(entry)
      case "count": dwelling.count = count(entry)
      case "cost": dwelling.costYuan = count(entry)
      default: unknown(entry, allowed: ScenarioKeys.newDwelling)
      }
    }
    if node.mapping?["type"] == nil, dwelling.type.rawValue.isEmpty { fault(.missingKey("type"), mark(node), path) }
    if let most = dwelling.maxPeople, dwelling.minPeople > most {
      fault(.minimumAboveMaximum(dwelling.minPeople, most), mark(node), path)
    }
    return dwelling
  }

  private mutating func area(_ entry: ScenarioEntry) -> Int? {
    decimal(entry, places: 2, Bilingual(zh: "平方米数，最多两位小数", en: "square metres with at most two decimals"))
  }

  private mutating func newDistances(_ entry: ScenarioEntry) -> [SettlementID: Int] {
    var distances: [SettlementID: Int] = [:]
    for pair in entries(entry.value, path: entry.path) {
      distances[SettlementID(pair.key)] = decimal(
        pair, places: 1, Bilingual(zh: "公里数，最多一位小数", en: "kilometres with at most one decimal"))
    }
    return distances
  }

  private mutating func decimal(_ entry: ScenarioEntry, places: Int, _ expected: Bilingual) -> Int? {
    guard let text = text(entry.value, entry.path) else { return nil }
    if let number = ExactNumber(text.utf8), !number.isNegative, number.fraction.count <= places, number.whole != nil {
      return number.scaled(places: places)
    }
    wrong(entry.value, entry.path, expected)
    return nil
  }
}

/// A position while it is being read.
private struct NewPosition {
  var longitude: Double?
  var latitude: Double?

  var isHalf: Bool { (longitude == nil) != (latitude == nil) }
  var point: GeographicPosition? {
    guard let longitude, let latitude else { return nil }
    return GeographicPosition(longitude: longitude, latitude: latitude)
  }
}
