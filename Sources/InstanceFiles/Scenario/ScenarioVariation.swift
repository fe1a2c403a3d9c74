public import Relocation

/// A scenario with other values for some keys.
///
/// - Parameters:
///   - settings: Applied in order.
///   - name: What the new scenario is called.
///   - fileName: The name that a copy of the new scenario goes by.
///   - instance: What the scenario is to be solved on.
/// - Throws: ``InstanceReadingError/faults(_:)``: for the first key that a scenario does not have, with the nearest one;
///   else for every value that is none, or that names what the instance does not have.
public func varied(
  _ scenario: Scenario, by settings: [ScenarioSetting], name: String, fileName: String, on instance: Instance
) throws(InstanceReadingError) -> ScenarioReading {
  var value = scenarioValue(scenario)
  for setting in settings {
    do throws(ScenarioVariation.Fault) {
      try ScenarioVariation.set(setting, in: &value)
    } catch {
      throw .faults([error.dataFault(of: setting)])
    }
  }
  value["name"] = .text(name)
  do throws(InstanceReadingError) {
    let reading = try parseScenario(text: value.yaml, fileName: fileName)
    let faults = validate(reading, against: instance)
    guard faults.isEmpty else { throw .faults(faults) }
    return reading
  } catch .faults(let faults) {
    // Lines of a text that nobody has seen would help nobody; the path of keys does.
    throw .faults(faults.map(ScenarioVariation.withoutLine))
  }
}

/// Finds the place of a key in a scenario's values.
enum ScenarioVariation {
  /// A part of a key that stands for nothing.
  struct Fault: Error {
    var part: String
    var allowed: [String]

    func dataFault(of setting: ScenarioSetting) -> DataFault {
      DataFault(.unknownKey(part, allowed: allowed), file: "--vary \(setting.key)")
    }
  }

  static func withoutLine(_ fault: DataFault) -> DataFault {
    var fault = fault
    fault.row = nil
    let path = fault.column?.heading ?? ""
    fault.column = nil
    fault.file = "--vary" + (path.isEmpty ? "" : " \(path)")
    return fault
  }

  static func set(_ setting: ScenarioSetting, in scenario: inout ScenarioValue) throws(Fault) {
    let parts = setting.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let top = parts[0]
    let rest = Array(parts.dropFirst())
    let value = ScenarioValue(scalar: setting.value)
    switch top {
    case "rules":
      let key = rest.joined(separator: ".")
      try check(key, among: ScenarioKeys.rules)
      scenario["rules", default: .mapping([])][key] = value
    case "objectives": try setObjective(rest, value, in: &scenario)
    case "limits": try setLimit(rest, value, in: &scenario)
    case "changes": try setChange(rest, value, in: &scenario)
    default: throw Fault(part: top, allowed: ["rules", "objectives", "limits", "changes"])
    }
  }

  private static func check(_ key: String, among allowed: [String]) throws(Fault) {
    if !allowed.contains(key) { throw Fault(part: key, allowed: allowed) }
  }

  private static func setObjective(
    _ parts: [String], _ value: ScenarioValue?, in scenario: inout ScenarioValue
  ) throws(Fault) {
    guard case .list(var levels)? = scenario["objectives"], let first = parts.first else {
      throw Fault(part: "objectives", allowed: ["objectives.1.CRITERION"])
    }
    let allowed = levels.indices.map { String($0 + 1) }
    guard let number = Int(first), levels.indices.contains(number - 1), parts.count > 1 else {
      throw Fault(part: first, allowed: allowed)
    }
    // Scores and columns may have dots in their names.
    let key = parts.dropFirst().joined(separator: ".")
    let known = ["unplaced", "wishes", "distance", "split", "moved", "cost", "tolerance"]
    if Criterion(key: key) == nil, key != "tolerance" { throw Fault(part: key, allowed: known) }
    levels[number - 1][key] = value
    scenario["objectives"] = .list(levels)
  }

  private static func setLimit(
    _ parts: [String], _ value: ScenarioValue?, in scenario: inout ScenarioValue
  ) throws(Fault) {
    guard case .list(var limits)? = scenario["limits"] else {
      throw Fault(part: parts.dropLast().joined(separator: "."), allowed: [])
    }
    let names = limits.map { limit in if case .text(let name)? = limit["name"] { name } else { "" } }
    let name = parts.dropLast().joined(separator: ".")
    guard let position = names.firstIndex(of: name), let key = parts.last else {
      throw Fault(part: name, allowed: names)
    }
    try check(key, among: ScenarioKeys.limit)
    limits[position][key] = value
    scenario["limits"] = .list(limits)
  }

  private static func setChange(
    _ parts: [String], _ value: ScenarioValue?, in scenario: inout ScenarioValue
  ) throws(Fault) {
    let kind = parts.first ?? ""
    try check(kind, among: ScenarioKeys.changes)
    var changes = scenario["changes"] ?? .mapping([])
    let inner = Array(parts.dropFirst())
    switch kind {
    case "sites":
      let column = inner.last ?? ""
      try check(column, among: ScenarioKeys.siteColumns)
      let site = inner.dropLast().joined(separator: ".")
      guard !site.isEmpty else { throw Fault(part: site, allowed: ["changes.sites.SITE.\(column)"]) }
      // Here an empty value is one of its own: no limit of this kind.
      changes["sites", default: .mapping([])][site, default: .mapping([])][column] = value ?? ScenarioValue.none
    case "pin":
      changes["pin", default: .mapping([])][inner.joined(separator: ".")] = value
    default:
      changes[kind] = value
    }
    scenario["changes"] = changes
  }
}

extension ScenarioValue {
  /// A scalar as a YAML file would have it; `nil` for `none`.
  init?(scalar text: String) {
    switch text.lowercased() {
    case "none", "null", "~", "": return nil
    case "true": self = .boolean(true)
    case "false": self = .boolean(false)
    default: self = Int(text).map { .integer($0) } ?? (Double(text) == nil ? .text(text) : .decimal(text))
    }
  }

  /// The value under a key of a mapping; setting `nil` takes the key out.
  subscript(key: String) -> ScenarioValue? {
    get {
      guard case .mapping(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }
    set {
      guard case .mapping(var entries) = self else { return }
      let position = entries.firstIndex { $0.key == key }
      switch (position, newValue) {
      case (let position?, let value?): entries[position].value = value
      case (let position?, nil): entries.remove(at: position)
      case (nil, let value?): entries.append(.init(key, value))
      case (nil, nil): break
      }
      self = .mapping(entries)
    }
  }

  /// The value under a key, a given one where there is none.
  subscript(key: String, default missing: ScenarioValue) -> ScenarioValue {
    get { self[key] ?? missing }
    set { self[key] = newValue }
  }
}
