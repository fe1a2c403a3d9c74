/// Something in a scenario that does not fit the instance it is asked of.
public struct ScenarioFault: Hashable, Sendable {
  /// Where in the scenario: keys and names from the outside in, such as `limits`, `跨区域指标`, `where`, `category`.
  public let path: [String]
  /// What is wrong and what to do.
  public let sentence: Bilingual
}
