/// Everything wrong with a model's numbers, gathered at once.
public struct LinearModelError: Error, Sendable, CustomStringConvertible {
  /// The faults in the order they were made; at least one.
  public let faults: [LinearModelFault]

  /// The faults, one per line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
