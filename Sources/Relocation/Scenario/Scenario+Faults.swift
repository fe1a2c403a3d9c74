extension Scenario {
  /// Everything that the scenario names and the instance does not have, and numbers that cannot be meant.
  ///
  /// A scenario with faults must not be solved: what it names would silently count for nothing. In the order of the
  /// scenario file, names within a key by their bytes.
  public func faults(on instance: Instance) -> [ScenarioFault] {
    // A limit may name a site that the scenario adds.
    let grown = InstanceChanges(newSites: changes.newSites).apply(to: instance)
    return limits.flatMap { $0.faults(on: grown) } + objectiveFaults(on: instance) + changes.faults(on: instance)
  }

  private func objectiveFaults(on instance: Instance) -> [ScenarioFault] {
    objectives.enumerated().flatMap { number, level in
      level.terms.compactMap { term -> ScenarioFault? in
        let path = ["objectives", String(number + 1), term.criterion.description]
        if term.weight < 0 {
          return ScenarioFault(
            path: path,
            sentence: Bilingual(
              zh: "权重 \(term.weight) 是负数，请改为 0 或正整数。",
              en: "The weight \(term.weight) is negative; use 0 or a positive whole number."))
        }
        switch term.criterion {
        case .score(let column) where instance.scoresThousandths[column] == nil:
          return .noColumn(column, tables: [.scores], path: path)
        case .worst(let column) where !instance.hasHouseholdColumn(column):
          return .noColumn(column, tables: [.households, .settlements], path: path)
        default: return nil
        }
      }
    }
  }
}

extension ScenarioFault {
  static func noColumn(_ column: String, tables: [Instance.Table], path: [String]) -> ScenarioFault {
    let names = tables.map(\.rawValue).joined(separator: " / ")
    return ScenarioFault(
      path: path,
      sentence: Bilingual(
        zh: "表 \(names) 中没有列“\(column)”，请检查列名。",
        en: "There is no column \"\(column)\" in table \(names); check its name."))
  }

  static func noSite(_ site: SiteID, path: [String]) -> ScenarioFault {
    ScenarioFault(
      path: path,
      sentence: Bilingual(
        zh: "没有编号为“\(site)”的安置点，请检查编号。", en: "There is no site \"\(site)\"; check its id."))
  }
}

extension Instance {
  /// Whether a condition on households may name this column: one of theirs or of their settlements'.
  func hasHouseholdColumn(_ column: String) -> Bool {
    ["id", "people", "settlement"].contains(column) || has(column, in: .households) || has(column, in: .settlements)
  }
}
