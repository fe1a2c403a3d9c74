public import Relocation

/// A scenario that was read without a fault, and where its parts stand in its file.
public struct ScenarioReading: Sendable {
  /// What the file asks.
  public var scenario: Scenario
  /// The file, with its sum.
  public var input: InputFile
  /// Where each path of keys stands.
  var marks: [[String]: ScenarioMark]
}

/// A place in a scenario's text.
struct ScenarioMark: Hashable, Sendable {
  /// From 1.
  var line: Int
  /// The character in its line, from 1.
  var character: Int
}
