extension InstanceChanges {
  /// What the changes name and the instance does not have, and numbers that cannot be meant.
  func faults(on instance: Instance) -> [ScenarioFault] {
    let changed = sites.keys.sorted().flatMap { siteFaults($0, on: instance) }
    let closed = close.sorted().filter { instance.index(of: $0) == nil }.map {
      ScenarioFault.noSite($0, path: ["changes", "close", $0.rawValue])
    }
    return changed + closed + pin.keys.sorted().flatMap { pinFaults($0, on: instance) }
  }

  private func siteFaults(_ site: SiteID, on instance: Instance) -> [ScenarioFault] {
    let path = ["changes", "sites", site.rawValue]
    guard instance.index(of: site) != nil else { return [.noSite(site, path: path)] }
    let values = sites[site] ?? [:]
    return values.keys.sorted().compactMap { column in
      if Site.changeableColumns[column] == nil {
        let allowed = Site.changeableColumns.keys.sorted().joined(separator: ", ")
        return ScenarioFault(
          path: path + [column],
          sentence: Bilingual(
            zh: "“\(column)”不能更改，可更改的有：\(allowed)。",
            en: "\"\(column)\" cannot be changed; what can: \(allowed)."))
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
    if instance.index(of: household) == nil {
      faults.append(
        ScenarioFault(
          path: path,
          sentence: Bilingual(
            zh: "没有编号为“\(household)”的户，请检查编号。", en: "There is no household \"\(household)\"; check its id.")))
    }
    if let site = pin[household], instance.index(of: site) == nil { faults.append(.noSite(site, path: path)) }
    return faults
  }
}
