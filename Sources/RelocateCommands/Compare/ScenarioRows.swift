import Relocation

/// A scenario's rules, limits, objectives and changes as rows of a key and a text, to put scenarios side by side.
enum ScenarioRows {
  /// One rule, limit, level or change.
  struct Row {
    var key: String
    var title: Bilingual
    /// As a script reads it.
    var value: String
    /// As people read it, where that is different.
    var words: Bilingual?

    func shown(_ language: Language) -> String { words?[language] ?? value }
  }

  static func rows(of scenario: Scenario) -> [Row] {
    rules(scenario.rules) + limits(scenario) + objectives(scenario) + changes(scenario.changes)
  }

  private static func rules(_ rules: Rules) -> [Row] {
    [
      Row(key: "place_everyone", title: RuleKind.placeEveryone.title, value: flag(rules.placeEveryone)),
      Row(key: "whole_settlements", title: RuleKind.wholeSettlement.title, value: rules.wholeSettlements.rawValue),
      Row(
        key: "sites_per_settlement", title: RuleKind.sitesPerSettlement.title,
        value: rules.sitesPerSettlement.map { String($0) } ?? "–"),
      Row(key: "kin_together", title: RuleKind.kinTogether.title, value: flag(rules.kinTogether)),
      Row(key: "consent_for_cross_region", title: RuleKind.consent.title, value: flag(rules.consentForCrossRegion)),
      Row(
        key: "one_job_per_working_household", title: RuleKind.siteJobs.title,
        value: flag(rules.oneJobPerWorkingHousehold)),
      Row(
        key: "max_distance_km", title: RuleKind.maxDistance.title,
        value: rules.maxDistanceTenths.map { FixedPoint.tenths($0) } ?? "–"),
    ]
  }

  private static func limits(_ scenario: Scenario) -> [Row] {
    scenario.limits.map { limit in
      let bounds = [limit.atLeast.map { "≥ \($0)" }, limit.atMost.map { "≤ \($0)" }].compactMap { $0 }
      return Row(
        key: "limits.\(limit.name)", title: Bilingual(zh: limit.name, en: limit.name),
        value: bounds.joined(separator: " "))
    }
  }

  private static func objectives(_ scenario: Scenario) -> [Row] {
    scenario.objectives.enumerated().map { number, level in
      Row(
        key: "objectives.\(number + 1)",
        title: Bilingual(zh: "第 \(number + 1) 级目标", en: "level \(number + 1)"),
        value: level.terms.map { $0.weight == 1 ? "\($0.criterion)" : "\($0.weight) \($0.criterion)" }
          .joined(separator: " + "), words: CriterionText.sum(level))
    }
  }

  private static func changes(_ changes: InstanceChanges) -> [Row] {
    let sites = changes.sites.keys.sorted().flatMap { site in
      (changes.sites[site] ?? [:]).sorted { $0.key < $1.key }.map { column, value in
        let what = title(ofColumn: column)
        return Row(
          key: "changes.sites.\(site).\(column)",
          title: Bilingual(zh: "\(site) \(what.zh)改为", en: "\(site) \(what.en)"), value: value.map { String($0) } ?? "–"
        )
      }
    }
    let closed = changes.close.sorted().map {
      Row(key: "changes.close.\($0)", title: Bilingual(zh: "关闭 \($0)", en: "close \($0)"), value: "×")
    }
    let pins = changes.pin.keys.sorted().map {
      Row(
        key: "changes.pin.\($0)", title: Bilingual(zh: "指定 \($0)", en: "pin \($0)"),
        value: changes.pin[$0]?.rawValue ?? "")
    }
    return sites + closed + pins
  }

  /// A column of sites in words; as it stands where it has none.
  private static func title(ofColumn column: String) -> Bilingual {
    if let resource = SiteResource(rawValue: column) { return RuleKind(resource).title }
    return switch column {
    case "min_people": RuleKind.minPeople.title
    case "cost_per_person": Bilingual(zh: "人均成本（元）", en: "cost per person")
    default: Bilingual(zh: column, en: column)
    }
  }

  private static func flag(_ isOn: Bool) -> String { isOn ? "✓" : "–" }
}
