internal import Relocation
internal import Yams

/// YAML nodes → a scenario. Faults are gathered; what a fault touches is left as it was.
struct ScenarioParser {
  var faults: FaultList
  /// Where each path of keys stands, by the paths that ``Scenario/faults(on:)`` gives.
  var marks: [[String]: ScenarioMark] = [:]

  init(file: String) { faults = FaultList(file: file) }

  /// Reads a whole file.
  mutating func parse(_ text: String, name: String) -> Scenario {
    var scenario = Scenario.standard
    scenario.name = name
    scenario.rules.sitesPerSettlement = nil
    guard let root = compose(text) else { return scenario }
    for entry in entries(root, path: ScenarioPath()) {
      switch entry.key {
      case "name": scenario.name = self.text(entry.value, entry.path) ?? name
      case "rules": scenario.rules = rules(entry)
      case "limits": scenario.limits = limits(entry)
      case "objectives": scenario.objectives = objectives(entry)
      case "changes": scenario.changes = changes(entry)
      default: unknown(entry, allowed: ["name", "rules", "limits", "objectives", "changes"])
      }
    }
    return scenario
  }

  private mutating func compose(_ text: String) -> Node? {
    do {
      if let root = try Yams.compose(yaml: text) { return root }
      faults.add(.emptyFile)
    } catch let error as YamlError {
      note(error)
    } catch {
      faults.add(.syntax("\(error)"))
    }
    return nil
  }

  private mutating func note(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      fault(.syntax(problem), ScenarioMark(line: mark.line, character: mark.column), ScenarioPath())
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        let mark = ScenarioMark(line: context.mark.line, character: context.mark.column)
        fault(.duplicateKey(key), mark, ScenarioPath(keys: [key]))
      }
    case .reader(let problem, _, _, _): faults.add(.syntax(problem))
    default: faults.add(.syntax("\(error)"))
    }
  }

  // MARK: Rules

  private mutating func rules(_ entry: ScenarioEntry) -> Rules {
    var rules = Rules()
    rules.sitesPerSettlement = nil
    for rule in entries(entry.value, path: entry.path) {
      switch rule.key {
      case "place_everyone": rules.placeEveryone = flag(rule) ?? rules.placeEveryone
      case "whole_settlements": rules.wholeSettlements = wholeSettlements(rule) ?? rules.wholeSettlements
      case "sites_per_settlement":
        rules.sitesPerSettlement = isNull(rule.value) ? nil : integer(rule, in: 1...ExactNumber.largest)
      case "kin_together": rules.kinTogether = flag(rule) ?? rules.kinTogether
      case "consent_for_cross_region": rules.consentForCrossRegion = flag(rule) ?? rules.consentForCrossRegion
      case "one_job_per_working_household":
        rules.oneJobPerWorkingHousehold = flag(rule) ?? rules.oneJobPerWorkingHousehold
      case "max_distance_km": rules.maxDistanceTenths = isNull(rule.value) ? nil : tenths(rule)
      default: unknown(rule, allowed: ScenarioKeys.rules)
      }
    }
    return rules
  }

  private mutating func wholeSettlements(_ entry: ScenarioEntry) -> Rules.WholeSettlements? {
    guard let text = text(entry.value, entry.path) else { return nil }
    if let value = Rules.WholeSettlements(rawValue: text.lowercased()) { return value }
    wrong(entry.value, entry.path, Bilingual(zh: " hard、soft 或 off", en: "hard, soft or off"))
    return nil
  }

  /// Kilometres with at most one digit after the point.
  private mutating func tenths(_ entry: ScenarioEntry) -> Int? {
    guard let text = text(entry.value, entry.path) else { return nil }
    if let number = ExactNumber(text.utf8), !number.isNegative, number.fraction.count <= 1, let whole = number.whole,
      whole <= 1_000_000
    {
      return number.scaled(places: 1)
    }
    wrong(
      entry.value, entry.path,
      Bilingual(
        zh: " 0 至 1000000 的公里数，最多一位小数", en: "a number of kilometres from 0 to 1000000 with at most one decimal"))
    return nil
  }

  // MARK: Objectives

  private mutating func objectives(_ entry: ScenarioEntry) -> [ObjectiveLevel] {
    guard let items = items(entry) else { return [] }
    if items.isEmpty { fault(.emptyLevel, mark(entry.value), entry.path) }
    return items.enumerated().map { level($0.element, entry.path.item($0.offset)) }
  }

  private mutating func level(_ node: Node, _ path: ScenarioPath) -> ObjectiveLevel {
    var level = ObjectiveLevel([])
    let before = faults.faults.count
    for entry in entries(node, path: path) {
      if entry.key == "tolerance" {
        level.tolerance = integer(entry, in: 0...Int.max / 4) ?? 0
      } else if let criterion = criterion(entry.key) {
        marks[path.key(criterion.description).keys] = entry.mark
        if level.terms.contains(where: { $0.criterion == criterion }) {
          fault(.duplicateKey(entry.key), entry.mark, entry.path)
        }
        guard let weight = integer(entry, in: 0...ExactNumber.largest) else { continue }
        level.terms.append(.init(criterion, weight: weight))
      } else {
        fault(.unknownCriterion(entry.key), entry.mark, entry.path)
      }
    }
    if level.terms.isEmpty, faults.faults.count == before { fault(.emptyLevel, mark(node), path) }
    return level
  }
}

extension ScenarioParser {
  /// The criterion of a key; a Chinese heading of the contract's under `worst:` means its English key.
  private func criterion(_ key: String) -> Criterion? {
    guard case .worst(let column)? = Criterion(key: key) else { return Criterion(key: key) }
    return .worst(Heading.matching(column, in: .households)?.key ?? column)
  }
}

/// The keys that a scenario may have, in the contract's order.
enum ScenarioKeys {
  static let rules = [
    "place_everyone", "whole_settlements", "sites_per_settlement", "kin_together", "consent_for_cross_region",
    "one_job_per_working_household", "max_distance_km",
  ]
  static let limit = ["name", "measure", "where", "sites", "at_least", "at_most", "exactly", "share_at_most"]
  static let changes = ["add_sites", "sites", "dwellings", "close", "pin", "unpin"]
  /// The columns of a site that may be changed.
  static let siteColumns = Heading.sites.filter { $0.content == .count }.map(\.key)
  /// What may be said of a site that the tables do not have.
  static let newSite = Heading.sites.map(\.key) + ["dwellings", "km"]
  static let newDwelling = Heading.dwellings.map(\.key).filter { $0 != "site" }
}
