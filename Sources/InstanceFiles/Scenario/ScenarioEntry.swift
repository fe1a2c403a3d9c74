internal import Yams

/// One key of a YAML mapping with its value.
struct ScenarioEntry {
  var key: String
  var mark: ScenarioMark
  var value: Node
  var path: ScenarioPath
}

/// The keys that lead to a value: `limits[2].at_most`.
struct ScenarioPath: Hashable {
  /// The path as messages show it.
  var text = ""
  /// The path as ``Scenario/faults(on:)`` names it, numbers from 1.
  var keys: [String] = []

  init() {}
  init(keys: [String]) {
    self.keys = keys
    text = keys.joined(separator: ".")
  }

  func key(_ key: String) -> ScenarioPath {
    var path = self
    path.text += (text.isEmpty ? "" : ".") + key
    path.keys.append(key)
    return path
  }

  /// An item of a list, from 0.
  func item(_ index: Int) -> ScenarioPath {
    var path = self
    path.text += "[\(index + 1)]"
    path.keys.append(String(index + 1))
    return path
  }
}
