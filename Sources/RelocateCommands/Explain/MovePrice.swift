import Interpretation
import Planning
import Relocation

/// What it takes to have a household at another site: what gets worse, between which bounds, and who else would move.
struct MovePrice: Encodable {
  /// How much is known of the price.
  enum Knowledge: String, Encodable {
    /// Proven and reached: bound and plan meet.
    case exact
    /// No less than the bound, no more than the plan found.
    case between
    /// No less than the bound; no plan was found.
    case atLeast
    /// No plan that obeys the rules has the household there.
    case impossible
  }

  /// One objective level, in its own units.
  struct Level: Encodable {
    /// From 1.
    var number: Int
    /// The present plan's value.
    var present: Int
    /// No plan with the household there is below; absent where nothing is proven.
    var bound: Int?
    /// The value of the plan found; absent where none was.
    var found: Int?
  }

  /// One household that is elsewhere in the plan found.
  struct Move: Encodable {
    var household: String
    var from: String?
    var to: String?
  }

  var knowledge: Knowledge
  /// The first level, from 1, that the plan found changes; the last where it changes none, or none was found.
  var level: Int
  /// By how much that level gets worse at least and at most; absent where not known.
  var atLeast: Int?
  var atMost: Int?
  /// By how much holding the household there raises the certificate's bound: an estimate of the price and no proof, worth
  /// having where the present plan is not proven best and the bound excludes little.
  var estimate: Int?
  /// Whether the bound was re-derived from the certificate; else it rests on the solver's bound for the plan itself.
  var boundIsCertified: Bool
  var levels: [Level]
  /// By criterion of the scenario: what changes in the plan found.
  var changes: [String: Int]
  /// The households that are bound to this one and go with it.
  var withIt: [Move]
  /// The others that are elsewhere in the plan found, by id.
  var others: [Move]
  /// How the plan was found: `search` near the present plan, or `solve` with the household pinned.
  var foundBy: String?
}
