/// A value for one key of a scenario, as a sweep gives it.
public struct ScenarioSetting: Hashable, Sendable {
  /// The dotted path of keys: `rules.max_distance_km`, `objectives.1.split`, `changes.sites.S01.people`,
  /// `limits.NAME.at_most`. Levels count from 1, limits go by their names, and names may hold dots.
  public var key: String
  /// The value as it is written in a scenario file; `none` takes the key out.
  public var value: String

  /// Makes a setting.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}
