internal import Relocation
internal import Yams

// Reading nodes as what they should be, with a fault where they are not.
extension ScenarioParser {
  func mark(_ node: Node) -> ScenarioMark {
    ScenarioMark(line: node.mark?.line ?? 1, character: node.mark?.column ?? 1)
  }

  mutating func fault(_ text: FaultText, _ mark: ScenarioMark, _ path: ScenarioPath) {
    let column = DataFault.Column(
      name: String(mark.character), heading: path.text, key: nil, index: mark.character - 1)
    faults.add(text, row: mark.line, column: column)
  }

  mutating func unknown(_ entry: ScenarioEntry, allowed: [String]) {
    fault(.unknownKey(entry.key, allowed: allowed), entry.mark, entry.path)
  }

  mutating func wrong(_ node: Node, _ path: ScenarioPath, _ expected: Bilingual) {
    fault(.wrongType(node.scalar?.string ?? "", expected: expected), mark(node), path)
  }

  /// A plain nothing: `key:`, `key: ~`, `key: null`.
  func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The keys of a mapping in their order, merged ones (`<<`) last; none of a null. Keys given twice are faults.
  mutating func entries(_ node: Node, path: ScenarioPath) -> [ScenarioEntry] {
    if isNull(node) { return [] }
    guard case .mapping(let mapping) = node else {
      wrong(node, path, Bilingual(zh: "“键: 值”的对应", en: "a mapping of keys to values"))
      return []
    }
    var entries: [ScenarioEntry] = []
    var seen: Set<String> = []
    var merged: [Node] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        wrong(key, path, Bilingual(zh: "文字键", en: "a key of text"))
        continue
      }
      if scalar.string == "<<", scalar.style == .plain {
        merged += value.sequence.map(Array.init) ?? [value]
        continue
      }
      let entry = ScenarioEntry(key: scalar.string, mark: mark(key), value: value, path: path.key(scalar.string))
      guard seen.insert(scalar.string).inserted else {
        fault(.duplicateKey(scalar.string), entry.mark, entry.path)
        continue
      }
      marks[entry.path.keys] = entry.mark
      entries.append(entry)
    }
    for node in merged {
      for entry in self.entries(node, path: path) where seen.insert(entry.key).inserted { entries.append(entry) }
    }
    return entries
  }

  /// The items of a list; none of a null.
  mutating func items(_ entry: ScenarioEntry) -> [Node]? {
    if isNull(entry.value) { return [] }
    if case .sequence(let sequence) = entry.value { return Array(sequence) }
    wrong(entry.value, entry.path, Bilingual(zh: "列表（每项以“- ”开头）", en: "a list (each item after \"- \")"))
    return nil
  }

  /// The text of a scalar exactly as written: `007` stays `007`. An empty one only where it is quoted.
  mutating func text(_ node: Node, _ path: ScenarioPath) -> String? {
    if case .scalar(let scalar) = node, !isNull(node) { return scalar.string }
    wrong(node, path, Bilingual(zh: "一段文字", en: "a text"))
    return nil
  }

  mutating func flag(_ entry: ScenarioEntry) -> Bool? {
    if case .scalar(let scalar) = entry.value {
      switch scalar.string.lowercased() {
      case "true", "yes", "on", "是": return true
      case "false", "no", "off", "否": return false
      default: break
      }
    }
    wrong(entry.value, entry.path, Bilingual(zh: " true 或 false", en: "true or false"))
    return nil
  }

  mutating func integer(_ entry: ScenarioEntry, in range: ClosedRange<Int>) -> Int? {
    guard case .scalar(let scalar) = entry.value, !isNull(entry.value), let value = wholeNumber(scalar.string) else {
      wrong(entry.value, entry.path, Bilingual(zh: "整数", en: "a whole number"))
      return nil
    }
    if range.contains(value) { return value }
    let bounds = (least: "\(range.lowerBound)", most: "\(range.upperBound)")
    fault(.outOfRange(scalar.string, least: bounds.least, most: bounds.most), mark(entry.value), entry.path)
    return nil
  }

  /// Digits with a sign, full-width ones and thousands commas too; nothing that only looks like a number to YAML.
  private func wholeNumber(_ text: String) -> Int? {
    let narrow = TextFolding.halfWidth(text)
    if let value = Int(narrow), !narrow.hasPrefix("+") { return value }
    guard let number = ExactNumber(narrow.utf8), number.isWhole else { return nil }
    return number.scaled(places: 0)
  }
}
