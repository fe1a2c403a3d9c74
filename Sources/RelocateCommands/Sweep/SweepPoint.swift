import Foundation
import InstanceFiles
import Relocation

/// One scenario of a sweep, and where its plan goes.
struct SweepPoint: Sendable {
  /// From 1, in the order of the grid or of the files.
  let number: Int
  /// What is varied, in the order of the command line; empty where scenarios were given as files.
  let settings: [ScenarioSetting]
  /// The scenario with these values.
  let scenario: ScenarioReading
  /// The plan folder's name in the sweep's folder: `007-max_distance_km-60_split-0`.
  let folderName: String

  init(number: Int, settings: [ScenarioSetting], scenario: ScenarioReading) {
    self.number = number
    self.settings = settings
    self.scenario = scenario
    let digits = String(number)
    let words =
      settings.isEmpty
      ? URL(fileURLWithPath: scenario.input.name).deletingPathExtension().lastPathComponent
      : settings.map { "\(Self.short($0.key))-\($0.value)" }.joined(separator: "_")
    let prefix = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    folderName = "\(prefix)-\(Self.fileName(words))"
  }

  /// A key without what every key of its kind begins with: `max_distance_km`, `S01.people`, `2.split`.
  static func short(_ key: String) -> String {
    for start in ["rules.", "objectives.", "limits.", "changes.sites.", "changes."] where key.hasPrefix(start) {
      return String(key.dropFirst(start.count))
    }
    return key
  }

  /// A text as a part of a file's name: letters and digits of any script stay, the rest becomes `-`; 100 bytes at most.
  private static func fileName(_ text: String) -> String {
    var name = ""
    for character in text {
      let isPlain = character.isLetter || character.isNumber || "._".contains(character)
      let next = name + (isPlain ? String(character) : "-")
      if next.utf8.count > 100 { break }
      name = next
    }
    return name.isEmpty ? "run" : name
  }
}
