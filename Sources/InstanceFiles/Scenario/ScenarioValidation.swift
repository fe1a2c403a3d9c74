public import Relocation

/// What a scenario names that an instance does not have: sites, households, columns; and columns that are not numbers.
///
/// Each fault has its line and the nearest known name. Empty where the scenario may be solved on the instance.
public func validate(_ reading: ScenarioReading, against instance: Instance) -> [DataFault] {
  ScenarioValidation(instance: instance, file: reading.input.name, marks: reading.marks).faults(of: reading.scenario)
}

/// The same for a scenario that was not read from a file: its faults have paths of keys but no lines.
public func validate(
  _ scenario: Scenario, against instance: Instance, fileName: String = "scenario.yaml"
) -> [DataFault] {
  ScenarioValidation(instance: instance, file: fileName, marks: [:]).faults(of: scenario)
}

/// Gives the faults that ``Scenario/faults(on:)`` finds their place in the file and the nearest known name.
struct ScenarioValidation {
  let instance: Instance
  let file: String
  let marks: [[String]: ScenarioMark]

  func faults(of scenario: Scenario) -> [DataFault] {
    let order = scenario.faults(on: instance).map(dataFault).enumerated().sorted { left, right in
      (left.element.row ?? 0, left.element.column?.index ?? 0, left.offset)
        < (right.element.row ?? 0, right.element.column?.index ?? 0, right.offset)
    }
    return order.map(\.element)
  }

  private func dataFault(_ fault: ScenarioFault) -> DataFault {
    let mark = mark(of: fault.path)
    let column = DataFault.Column(
      name: mark.map { String($0.character) } ?? "-", heading: fault.path.joined(separator: "."), key: nil,
      index: (mark?.character ?? 1) - 1)
    let text = FaultText(.notInInstance, withoutStop(fault.sentence), advice(fault.path))
    return DataFault(text, file: file, row: mark?.line, column: column)
  }

  /// The place of the longest part of the path that stands in the file.
  private func mark(of path: [String]) -> ScenarioMark? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let mark = marks[Array(path.prefix(length))] { return mark }
    }
    return nil
  }

  /// Sentences of the domain end with a full stop; a fault puts its own where its parts are joined.
  private func withoutStop(_ sentence: Bilingual) -> Bilingual {
    func cut(_ text: String) -> String { text.hasSuffix("。") || text.hasSuffix(".") ? String(text.dropLast()) : text }
    return Bilingual(zh: cut(sentence.zh), en: cut(sentence.en))
  }

  private func advice(_ path: [String]) -> Bilingual {
    let (name, known) = names(path)
    if let near = NearestName.nearest(to: name, among: known) {
      return Bilingual(zh: "最接近的是“\(near)”", en: "The nearest is \"\(near)\"")
    }
    let shown = known.prefix(8)
    let more = Bilingual(zh: known.count > 8 ? "等" : "", en: known.count > 8 ? ", …" : "")
    guard !shown.isEmpty else { return Bilingual(zh: "请改正或删除", en: "Correct it or delete it") }
    return Bilingual(
      zh: "现有：\(shown.joined(separator: "、"))\(more.zh)", en: "There are: \(shown.joined(separator: ", "))\(more.en)")
  }

  /// The name that a path ends with, and the names that could stand there.
  private func names(_ path: [String]) -> (name: String, known: [String]) {
    let last = path.last ?? ""
    switch (path.first, path.dropFirst(2).first, path.dropFirst().first) {
    case ("limits", "measure", _): return ("", ["people", "households"] + columns([.households]))
    case ("limits", "where", _): return (last, columns([.households, .settlements]))
    case ("limits", "sites", _): return (last, siteIDs + columns([.sites]))
    case ("objectives", _, _):
      let isScore = last.hasPrefix("score:")
      return (String(last.dropFirst(6)), isScore ? columns([.scores]) : columns([.households, .settlements]))
    case ("changes", _, "unpin"): return (last, householdIDs)
    case ("changes", _, "add_sites"): return path.count > 4 ? (last, settlementIDs) : ("", [])
    case ("changes", _, "dwellings"):
      guard let site = path.dropFirst(2).first, path.count > 3 else { return (last, siteIDs) }
      return (last, path.count > 4 ? [] : instance.dwellings(at: SiteID(site)).map(\.type.rawValue))
    case ("changes", _, "pin"): return (last, instance.index(of: HouseholdID(last)) == nil ? householdIDs : siteIDs)
    case ("changes", _, _): return (last, path.count > 3 ? ScenarioKeys.siteColumns : siteIDs)
    default: return ("", [])
    }
  }

  private var siteIDs: [String] { instance.sites.map(\.id.rawValue) }
  private var settlementIDs: [String] { instance.settlements.map(\.id.rawValue) }
  private var householdIDs: [String] { instance.households.map(\.id.rawValue) }

  private func columns(_ tables: [Instance.Table]) -> [String] {
    tables.flatMap { (instance.columns[$0] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  }
}
