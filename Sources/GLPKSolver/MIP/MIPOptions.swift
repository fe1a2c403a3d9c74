/// How to search for the best solution in whole numbers.
public struct MIPOptions: Sendable {
  /// Families of cutting planes.
  public struct Cuts: OptionSet, Sendable, Hashable {
    /// The families' bits.
    public let rawValue: Int
    /// The families with these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Gomory's mixed integer cuts.
    public static let gomory = Cuts(rawValue: 1)
    /// Mixed integer rounding cuts.
    public static let mixedIntegerRounding = Cuts(rawValue: 2)
    /// Cover cuts.
    public static let cover = Cuts(rawValue: 4)
    /// Clique cuts.
    public static let clique = Cuts(rawValue: 8)
    /// Every family.
    public static let all: Cuts = [.gomory, .mixedIntegerRounding, .cover, .clique]
  }

  /// Which fractional column to branch on.
  public enum Branching: Sendable, Hashable, CaseIterable {
    /// The first.
    case firstFractional
    /// The last.
    case lastFractional
    /// The one farthest from whole.
    case mostFractional
    /// By the heuristic of Driebeck and Tomlin.
    case driebeckTomlin
    /// By pseudocosts.
    case pseudocost
  }

  /// Which open node to go on with.
  public enum Backtracking: Sendable, Hashable, CaseIterable {
    /// The newest.
    case depthFirst
    /// The oldest.
    case breadthFirst
    /// The one with the best bound.
    case bestLocalBound
    /// The one with the best projected solution.
    case bestProjection
  }

  /// Seconds for root LP and tree together; nil for no limit. Presolving counts but is not interrupted.
  public var timeLimitSeconds: Double?
  /// Stop once |value − bound| / |value| is no more than this; 0 for a full proof.
  public var relativeGap: Double
  /// Stop once |value − bound| is no more than this; 0 for a full proof.
  public var absoluteGap: Double
  /// Stop once the tree has had more nodes than this; nil for no limit. Unlike time, it stops at the same place each run.
  public var nodeLimit: Int?
  /// Whether to simplify the problem first. It is left out where a starting solution is given. Off at first: GLPK's
  /// presolver calls some problems infeasible, or misses their best solution, whose rows have coefficients of 100,000.
  public var presolve: Bool
  /// The cutting planes to add.
  public var cuts: Cuts
  /// Which fractional column to branch on.
  public var branching: Branching
  /// Which open node to go on with.
  public var backtracking: Backtracking
  /// Whether to try the feasibility pump at the root.
  public var feasibilityPump: Bool
  /// Whether to try simple rounding at nodes.
  public var rounding: Bool
  /// An objective value that solutions must be better than: less when minimizing, more when maximizing.
  public var cutoff: Double?
  /// A solution to begin with, one value per column. It is checked before it is used.
  public var startingSolution: [Double]?
  /// The simplex method for the root.
  public var rootMethod: LPOptions.Method
  /// Ends the search early when set.
  public var stop: StopSignal?
  /// Told bound, value and nodes while the search runs.
  public var progress: MIPProgressBox?
  /// How far from whole an integer column may be in a node's LP to count as whole.
  public var integralityTolerance: Double
  /// How much better, relative to the value in hand, a node's bound must be for the node to be searched. GLPK's own
  /// default of 1e-7 is coarser than one unit in an objective of tens of millions.
  public var objectiveTolerance: Double
  /// By how much a row or bound may be passed by a solution given or found, relative to the sizes it is made of.
  public var feasibilityTolerance: Double

  /// Options, each with its default.
  public init(
    timeLimitSeconds: Double? = nil, relativeGap: Double = 0, absoluteGap: Double = 0, nodeLimit: Int? = nil,
    presolve: Bool = false,
    cuts: Cuts = .all, branching: Branching = .driebeckTomlin, backtracking: Backtracking = .bestLocalBound,
    feasibilityPump: Bool = false, rounding: Bool = true, cutoff: Double? = nil, startingSolution: [Double]? = nil,
    rootMethod: LPOptions.Method = .primal, stop: StopSignal? = nil, progress: MIPProgressBox? = nil,
    integralityTolerance: Double = 1e-6, objectiveTolerance: Double = 1e-9, feasibilityTolerance: Double = 1e-6
  ) {
    self.timeLimitSeconds = timeLimitSeconds
    self.relativeGap = relativeGap
    self.absoluteGap = absoluteGap
    self.nodeLimit = nodeLimit
    self.presolve = presolve
    self.cuts = cuts
    self.branching = branching
    self.backtracking = backtracking
    self.feasibilityPump = feasibilityPump
    self.rounding = rounding
    self.cutoff = cutoff
    self.startingSolution = startingSolution
    self.rootMethod = rootMethod
    self.stop = stop
    self.progress = progress
    self.integralityTolerance = integralityTolerance
    self.objectiveTolerance = objectiveTolerance
    self.feasibilityTolerance = feasibilityTolerance
  }

  func check() throws {
    var check = DataCheck()
    let isSize = { (value: Double) in value >= 0 && value.isFinite }
    let isTolerance = { (value: Double) in value > 0 && value < 1 }
    if !isSize(timeLimitSeconds ?? 0) { check.note(.optionOutOfRange("timeLimitSeconds")) }
    if !isSize(relativeGap) { check.note(.optionOutOfRange("relativeGap")) }
    if !isSize(absoluteGap) { check.note(.optionOutOfRange("absoluteGap")) }
    if !(cutoff ?? 0).isFinite { check.note(.optionOutOfRange("cutoff")) }
    if !isTolerance(integralityTolerance) { check.note(.optionOutOfRange("integralityTolerance")) }
    if !isTolerance(objectiveTolerance) { check.note(.optionOutOfRange("objectiveTolerance")) }
    if !isTolerance(feasibilityTolerance) { check.note(.optionOutOfRange("feasibilityTolerance")) }
    try check.finish()
  }
}
