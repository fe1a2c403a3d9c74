internal import Relocation
internal import Yams

// What-if over the instance.
extension ScenarioParser {
  mutating func changes(_ entry: ScenarioEntry) -> InstanceChanges {
    var changes = InstanceChanges()
    for change in entries(entry.value, path: entry.path) {
      switch change.key {
      case "add_sites": changes.newSites = newSites(change)
      case "dwellings":
        for site in entries(change.value, path: change.path) {
          changes.dwellings[SiteID(site.key)] = dwellingChanges(site)
        }
      case "unpin": changes.unpin = unpinned(change)
      case "sites":
        for site in entries(change.value, path: change.path) {
          changes.sites[SiteID(site.key)] = siteChange(site)
        }
      case "close": changes.close = closed(change)
      case "pin": changes.pin = pins(change)
      default: unknown(change, allowed: ScenarioKeys.changes)
      }
    }
    checkPins(entry, changes)
    return changes
  }

  private mutating func siteChange(_ site: ScenarioEntry) -> [String: Int?] {
    numbers(site, in: .sites, allowed: ScenarioKeys.siteColumns)
  }

  private mutating func dwellingChanges(_ site: ScenarioEntry) -> [DwellingTypeID: [String: Int?]] {
    var types: [DwellingTypeID: [String: Int?]] = [:]
    for type in entries(site.value, path: site.path) {
      types[DwellingTypeID(type.key)] = numbers(type, in: .dwellings, allowed: Dwelling.changeableKeys)
    }
    return types
  }

  /// Columns of a row with their new numbers; null is no limit.
  private mutating func numbers(
    _ site: ScenarioEntry, in table: Instance.Table, allowed: [String]
  ) -> [String: Int?] {
    var values: [String: Int?] = [:]
    for column in entries(site.value, path: site.path) {
      let key = Heading.matching(column.key, in: table)?.key ?? column.key
      guard allowed.contains(key) else {
        unknown(column, allowed: allowed)
        continue
      }
      if values[key] != nil { fault(.duplicateKey(column.key), column.mark, column.path) }
      marks[site.path.key(key).keys] = column.mark
      if isNull(column.value) {
        values.updateValue(nil, forKey: key)
      } else if let value = integer(column, in: 0...ExactNumber.largest) {
        values.updateValue(value, forKey: key)
      }
    }
    return values
  }

  private mutating func closed(_ entry: ScenarioEntry) -> Set<SiteID> {
    guard case .scalar = entry.value, !isNull(entry.value), let one = text(entry.value, entry.path) else {
      return Set(siteList(entry))
    }
    marks[entry.path.key(one).keys] = mark(entry.value)
    return [SiteID(one)]
  }

  private mutating func unpinned(_ entry: ScenarioEntry) -> Set<HouseholdID> {
    var households: Set<HouseholdID> = []
    for (index, node) in (items(entry) ?? []).enumerated() {
      guard let id = text(node, entry.path.item(index)) else { continue }
      marks[entry.path.key(id).keys] = mark(node)
      households.insert(HouseholdID(id))
    }
    return households
  }

  private mutating func pins(_ entry: ScenarioEntry) -> [HouseholdID: SiteID] {
    var pins: [HouseholdID: SiteID] = [:]
    for pin in entries(entry.value, path: entry.path) {
      if let site = text(pin.value, pin.path) { pins[HouseholdID(pin.key)] = SiteID(site) }
    }
    return pins
  }

  private mutating func checkPins(_ entry: ScenarioEntry, _ changes: InstanceChanges) {
    for household in changes.pin.keys.sorted() {
      guard let site = changes.pin[household], changes.close.contains(site) else { continue }
      let path = entry.path.key("pin").key(household.rawValue)
      fault(.pinnedAndClosed(site.rawValue), marks[path.keys] ?? entry.mark, path)
    }
  }
}
