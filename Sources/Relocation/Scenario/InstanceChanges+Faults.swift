extension InstanceChanges {
  /// What the changes name and the instance does not have, and numbers that cannot be meant.
  ///
  /// New sites count as there for what names them.
  func faults(on tables: Instance) -> [ScenarioFault] {
    let instance = InstanceChanges(newSites: newSites).apply(to: tables)
    let added = newSites.flatMap { newSiteFaults($0, on: tables) }
    let changed = sites.keys.sorted().flatMap { siteFaults($0, on: instance) }
    let housing = dwellings.keys.sorted().flatMap { dwellingFaults($0, on: instance) }
    let closed = close.sorted().filter { instance.index(of: $0) == nil }.map {
      ScenarioFault.noSite($0, path: ["changes", "close", $0.rawValue])
    }
    let freed = unpin.sorted().filter { instance.index(of: $0) == nil }.map {
      noHousehold($0, path: ["changes", "unpin", $0.rawValue])
    }
    return added + changed + housing + closed + pin.keys.sorted().flatMap { pinFaults($0, on: instance) } + freed
  }

  private func newSiteFaults(_ new: NewSite, on instance: Instance) -> [ScenarioFault] {
    let path = ["changes", "add_sites", new.site.id.rawValue]
    var faults: [ScenarioFault] = []
    if instance.index(of: new.site.id) != nil {
      faults.append(
        ScenarioFault(
          path: path,
          sentence: Bilingual(
            zh: "安置点“\(new.site.id)”在表中已有；要改它的数字请写在 changes.sites 下。",
            en: "The site \"\(new.site.id)\" is in the table already; to change its numbers use changes.sites.")))
    }
    let unknown = new.distancesTenths.keys.sorted().filter { instance.index(of: $0) == nil }
    return faults
      + unknown.map {
        ScenarioFault(
          path: path + ["km", $0.rawValue],
          sentence: Bilingual(
            zh: "没有编号为“\($0)”的自然屯，请检查编号。", en: "There is no settlement \"\($0)\"; check its id."))
      }
  }

  private func dwellingFaults(_ site: SiteID, on instance: Instance) -> [ScenarioFault] {
    let path = ["changes", "dwellings", site.rawValue]
    guard instance.index(of: site) != nil else { return [.noSite(site, path: path)] }
    let types = dwellings[site] ?? [:]
    return types.keys.sorted().flatMap { type -> [ScenarioFault] in
      let path = path + [type.rawValue]
      guard instance.dwelling(type, at: site) != nil else {
        let known = instance.dwellings(at: site).map(\.type.rawValue)
        return [
          ScenarioFault(
            path: path,
            sentence: Bilingual(
              zh: "安置点 \(site) 没有户型“\(type)”，现有：\(known.joined(separator: "、"))。",
              en: "Site \(site) has no dwelling type \"\(type)\"; it has: \(known.joined(separator: ", "))."))
        ]
      }
      let changed = InstanceChanges(dwellings: [site: [type: types[type] ?? [:]]]).apply(to: instance)
      return (types[type] ?? [:]).keys.sorted().compactMap { column in
        Dwelling.changeableKeys.contains(column) ? nil : cannotChange(column, Dwelling.changeableKeys, path: path)
      } + (changed.dwelling(type, at: site).flatMap { crossedSizes($0, path: path) }.map { [$0] } ?? [])
    }
  }

  private func crossedSizes(_ dwelling: Dwelling, path: [String]) -> ScenarioFault? {
    guard let most = dwelling.maxPeople, dwelling.minPeople > most else { return nil }
    return ScenarioFault(
      path: path,
      sentence: Bilingual(
        zh: "改后最少 \(dwelling.minPeople) 人、最多 \(most) 人，没有一户能住。",
        en: "After the change min_people \(dwelling.minPeople) is above max_people \(most); nobody could live there."))
  }

  private func cannotChange(_ column: String, _ allowed: [String], path: [String]) -> ScenarioFault {
    let allowed = allowed.joined(separator: ", ")
    return ScenarioFault(
      path: path + [column],
      sentence: Bilingual(
        zh: "“\(column)”不能更改，可更改的有：\(allowed)。",
        en: "\"\(column)\" cannot be changed; what can: \(allowed)."))
  }

  private func noHousehold(_ household: HouseholdID, path: [String]) -> ScenarioFault {
    ScenarioFault(
      path: path,
      sentence: Bilingual(
        zh: "没有编号为“\(household)”的户，请检查编号。", en: "There is no household \"\(household)\"; check its id."))
  }

  private func siteFaults(_ site: SiteID, on instance: Instance) -> [ScenarioFault] {
    let path = ["changes", "sites", site.rawValue]
    guard instance.index(of: site) != nil else { return [.noSite(site, path: path)] }
    let values = sites[site] ?? [:]
    return values.keys.sorted().compactMap { column in
      if Site.changeableColumns[column] == nil {
        return cannotChange(column, Site.changeableColumns.keys.sorted(), path: path)
      }
      guard let value = values[column].flatMap({ $0 }), value < 0 else { return nil }
      return ScenarioFault(
        path: path + [column],
        sentence: Bilingual(
          zh: "\(value) 是负数，请改为 0 或正整数。", en: "\(value) is negative; use 0 or a positive whole number."))
    }
  }

  private func pinFaults(_ household: HouseholdID, on instance: Instance) -> [ScenarioFault] {
    let path = ["changes", "pin", household.rawValue]
    var faults: [ScenarioFault] = []
    if instance.index(of: household) == nil { faults.append(noHousehold(household, path: path)) }
    if let site = pin[household], instance.index(of: site) == nil { faults.append(.noSite(site, path: path)) }
    return faults
  }
}
