extension InstanceChanges {
  /// The instance with these changes made: sites added, numeric columns of sites and dwellings replaced, pins set over
  /// the column's or taken away.
  ///
  /// Closed sites stay in the instance, because plans and sentences still name them; the rules read ``close``.
  /// Changes that name a site, household or column that is not there change nothing here; ``Scenario/faults(on:)``
  /// lists them. Applying the same changes twice is the same as once.
  public func apply(to instance: Instance) -> Instance {
    var changed = newSites.isEmpty ? instance : adding(to: instance)
    if !sites.isEmpty { changed = changed.replacing(sites: changed.sites.map(changing)) }
    if !dwellings.isEmpty { changed = changed.replacing(dwellings: changed.dwellings.map(changing)) }
    if !pin.isEmpty || !unpin.isEmpty { changed = changed.replacing(households: changed.households.map(pinning)) }
    changed.columns = columns(after: instance.columns)
    return changed
  }

  /// A site that is there already is not added again.
  private func adding(to instance: Instance) -> Instance {
    let added = newSites.filter { instance.index(of: $0.site.id) == nil }
    guard !added.isEmpty else { return instance }
    var changed = instance.replacing(
      sites: instance.sites + added.map(\.site), dwellings: instance.dwellings + added.flatMap(\.dwellings))
    for new in added {
      for (settlement, tenths) in new.distancesTenths {
        changed.distancesTenths[.init(settlement: settlement, site: new.site.id)] = tenths
      }
    }
    return changed
  }

  private func changing(_ site: Site) -> Site {
    guard let values = sites[site.id] else { return site }
    var site = site
    for (column, value) in values {
      guard let path = Site.changeableColumns[column] else { continue }
      site[keyPath: path] = value
    }
    return site
  }

  private func changing(_ dwelling: Dwelling) -> Dwelling {
    guard let values = dwellings[dwelling.site]?[dwelling.type] else { return dwelling }
    var dwelling = dwelling
    for (column, value) in values { dwelling.set(column, to: value) }
    return dwelling
  }

  private func pinning(_ household: Household) -> Household {
    guard pin[household.id] != nil || unpin.contains(household.id) else { return household }
    var household = household
    household.pinnedSite = pin[household.id]
    return household
  }

  /// A changed column is there, even if the file lacked it: otherwise what depends on it would stay off.
  private func columns(after columns: [Instance.Table: Set<String>]) -> [Instance.Table: Set<String>] {
    var columns = columns
    if !pin.isEmpty { columns[.households, default: []].insert("pinned_site") }
    for values in sites.values {
      columns[.sites, default: []].formUnion(values.keys.filter { Site.changeableColumns[$0] != nil })
    }
    for values in dwellings.values.flatMap(\.values) {
      columns[.dwellings, default: []].formUnion(values.keys.filter(Dwelling.changeableKeys.contains))
    }
    for new in newSites { columns[.sites, default: []].formUnion(new.site.statedColumns) }
    return columns
  }
}

extension Dwelling {
  /// The columns of the dwellings table that a scenario may change, by English key.
  public static let changeableKeys = ["count", "min_people", "max_people", "cost"]

  fileprivate mutating func set(_ column: String, to value: Int?) {
    switch column {
    case "count": count = value
    case "min_people": minPeople = value ?? 1
    case "max_people": maxPeople = value
    case "cost": costYuan = value
    default: break
    }
  }
}

extension Site {
  /// The columns in which the site says something, by English key.
  fileprivate var statedColumns: [String] {
    let texts = ["region", "kind", "name", "opens"].filter { text(of: $0) != nil }
    return ["id"] + texts + Self.changeableColumns.keys.filter { number(of: $0) != nil }
  }
}
