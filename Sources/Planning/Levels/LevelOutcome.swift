import Formulation
import Relocation

/// More than multipliers alone prove of a level.
struct LevelProof: Sendable {
  /// The certificate's tree.
  var root: BoundCertificate.Node
  /// No plan is below it.
  var bound: Int
}

/// What was found and proven on one level.
struct LevelOutcome: Sendable {
  /// By party its site or -1; `nil` where no plan was found.
  var sites: [Int]?
  /// Where no plan was found, an allocation that overruns little.
  var nearSites: [Int]?
  /// Exact value of the plan.
  var value: Int
  /// No plan within the caps is below this: a value that the level can have, or beyond all.
  var bound: Int { didSet { bound = objective.leastValue(from: bound) } }
  /// The part of the bound that the multipliers prove.
  var exact: ExactBound
  /// What proves ``exact`` where its multipliers are those of another problem than the level's own.
  var certificate: BoundCertificate.Multipliers?
  /// The tree that proves more than the multipliers alone.
  var proof: LevelProof?
  /// Whether the bound rests on a search in exact integers, not on branch and cut in floating point.
  var isSearchedExactly = false
  /// Proven: no plan obeys the rules and caps at all.
  var isImpossible = false

  private let objective: ObjectiveLevel

  init(_ task: LevelTask, sites: [Int]?, value: Int, bound: Int, exact: ExactBound) {
    objective = task.objective
    self.sites = sites
    self.value = value
    self.bound = objective.leastValue(from: bound)
    self.exact = exact
  }

  /// What a certificate proves: its one leaf, or the tree.
  var certifiedBound: Int {
    objective.leastValue(from: max(exact.bound, proof?.bound ?? exact.bound))
  }

  /// Whether the value is within a relative gap of the bound.
  func isProven(gap: Double) -> Bool {
    sites != nil && Double(value - bound) <= gap * Double(max(1, abs(value))) + 1e-9
  }
}
