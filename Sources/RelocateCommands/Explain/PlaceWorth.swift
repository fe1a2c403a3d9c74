import Formulation
import Relocation

/// What one more place of one kind would be worth.
struct PlaceWorth: Encodable {
  /// What a search with one more of it found.
  struct Check: Encodable {
    /// By how much the level gets better in the plan found, beyond what the same search finds without.
    var gain: Int
    /// By criterion: what changes.
    var changes: [String: Int]
    /// By how much the level can get better at most, as the certificate proves of the larger case.
    var atMost: Int?
  }

  /// The resource's name: `site/ID/people`, `dwelling/ID/TYPE/0`, `limit/0`.
  var resource: String
  var zh: String
  var en: String
  var used: Int
  var capacity: Int
  /// The objective level, from 1, whose multipliers price it.
  var level: Int
  /// The multiplier: what one more can be worth in the level's units, an estimate.
  var worth: Double
  /// The top ones computed again.
  var check: Check?

  var title: Bilingual { Bilingual(zh: zh, en: en) }
}
