extension Limit {
  /// What the limit names and the instance does not have, and bounds that cannot both hold.
  func faults(on instance: Instance) -> [ScenarioFault] {
    measureFaults(on: instance) + conditionFaults(on: instance) + siteFaults(on: instance) + shareFaults()
      + boundFaults()
  }

  private func path(_ key: String...) -> [String] { ["limits", name] + key }

  private func measureFaults(on instance: Instance) -> [ScenarioFault] {
    guard case .column(let column) = measure else { return [] }
    guard instance.has(column, in: .households) else {
      return [.noColumn(column, tables: [.households], path: path("measure"))]
    }
    let unreadable = instance.households.filter { $0.text(of: column) != nil && $0.number(of: column) == nil }
    guard let first = unreadable.first else { return [] }
    return [
      ScenarioFault(
        path: path("measure"),
        sentence: Bilingual(
          zh: "列“\(column)”有 \(unreadable.count) 户不是整数（如户 \(first.id)：“\(first.text(of: column) ?? "")”），不能求和。",
          en: "Column \"\(column)\" is not a whole number for \(English.count(unreadable.count, "household")) (such as "
            + "\(first.id): \"\(first.text(of: column) ?? "")\") and cannot be summed."))
    ]
  }

  private func conditionFaults(on instance: Instance) -> [ScenarioFault] {
    condition.keys.sorted().filter { !instance.hasHouseholdColumn($0) }.map {
      .noColumn($0, tables: [.households, .settlements], path: path("where", $0))
    }
  }

  private func siteFaults(on instance: Instance) -> [ScenarioFault] {
    switch sites {
    case .all: []
    case .listed(let ids):
      ids.filter { instance.index(of: $0) == nil }.map { .noSite($0, path: path("sites", $0.rawValue)) }
    case .matching(let condition):
      condition.keys.sorted().filter { $0 != "id" && !instance.has($0, in: .sites) }.map {
        .noColumn($0, tables: [.sites], path: path("sites", $0))
      }
    }
  }

  private func shareFaults() -> [ScenarioFault] {
    guard shareAtMost != nil, condition.isEmpty else { return [] }
    return [
      ScenarioFault(
        path: path("share_at_most"),
        sentence: Bilingual(
          zh: "没有 where，不知道限制哪些户所占的比例。",
          en: "Without where it does not say whose share is limited."))
    ]
  }

  private func boundFaults() -> [ScenarioFault] {
    if atLeast == nil, atMost == nil, shareAtMost == nil {
      return [
        ScenarioFault(
          path: path(),
          sentence: Bilingual(
            zh: "没有 at_least、at_most 或 share_at_most，不限制任何事情。",
            en: "It has none of at_least, at_most and share_at_most and limits nothing."))
      ]
    }
    guard let atLeast, let atMost, atLeast > atMost else { return [] }
    return [
      ScenarioFault(
        path: path("at_least"),
        sentence: Bilingual(
          zh: "下限 \(atLeast) 大于上限 \(atMost)，不可能同时满足。",
          en: "at_least \(atLeast) is more than at_most \(atMost); both cannot hold."))
    ]
  }
}
