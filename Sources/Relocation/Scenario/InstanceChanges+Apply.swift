extension InstanceChanges {
  /// The instance with these changes made: numeric columns of sites replaced, pins set over the column's.
  ///
  /// Closed sites stay in the instance, because plans and sentences still name them; the rules read ``close``.
  /// Changes that name a site, household or column that is not there change nothing here; ``Scenario/faults(on:)``
  /// lists them. Applying the same changes twice is the same as once.
  public func apply(to instance: Instance) -> Instance {
    var changed = instance
    if !sites.isEmpty { changed = changed.replacing(sites: changed.sites.map(changing)) }
    if !pin.isEmpty { changed = changed.replacing(households: changed.households.map(pinning)) }
    changed.columns = columns(after: instance.columns)
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

  private func pinning(_ household: Household) -> Household {
    guard let site = pin[household.id] else { return household }
    var household = household
    household.pinnedSite = site
    return household
  }

  /// A changed column is there, even if the file lacked it: otherwise what depends on it would stay off.
  private func columns(after columns: [Instance.Table: Set<String>]) -> [Instance.Table: Set<String>] {
    var columns = columns
    if !pin.isEmpty { columns[.households, default: []].insert("pinned_site") }
    for values in sites.values {
      columns[.sites, default: []].formUnion(values.keys.filter { Site.changeableColumns[$0] != nil })
    }
    return columns
  }
}
