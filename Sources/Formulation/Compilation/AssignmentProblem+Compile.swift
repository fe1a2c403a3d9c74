public import Relocation

extension AssignmentProblem {
  /// Compiles a scenario on its instance.
  ///
  /// - Parameters:
  ///   - planningCase: the instance with the scenario's changes applied, and the scenario.
  ///   - seed: keys the order of units and sites.
  /// - Throws: ``CompilationError`` where a level's costs may leave the range of exact integers, or where one
  ///   needs an earlier plan that is not there.
  /// - Complexity: households + settlements × sites.
  public init(_ planningCase: PlanningCase, seed: UInt64 = 1) throws(CompilationError) {
    var compiler = ProblemCompiler(planningCase, seed: seed)
    compiler.addSitesAndMeasures()
    compiler.addCapacities()
    compiler.addDwellings()
    compiler.addLimits()
    compiler.addUnits()
    compiler.addEligibility()
    compiler.addCohesion()
    try compiler.checkAmounts()
    try compiler.addCosts()
    compiler.addComparisons()
    self = compiler.problem
  }

  /// An empty problem, for the compiler to fill.
  init(levelCount: Int) {
    self.levelCount = levelCount
    sites = []
    measures = []
    profiles = []
    dwellings = []
    dwellingsOfSite = []
    units = []
    parties = []
    groups = []
    resources = []
    consumption = []
    adjustments = []
    rates = []
    reachable = []
    accessClasses = []
    placedCosts = []
    unplacedCosts = []
    comparisons = []
    burdens = Burdens(tenths: [], wishes: [])
  }
}

/// Why a scenario cannot be stated as an assignment problem.
public enum CompilationError: Error, Hashable, Sendable {
  /// A level's costs may exceed what exact integers hold; lower the weights of this level (from 0).
  case costsOverflow(level: Int, criterion: Criterion)
  /// The criterion `moved` needs an earlier plan.
  case noEarlierPlan(level: Int)
  /// The numbers of a measure, such as those of a column that a limit counts, are too large to be summed.
  case amountsOverflow(measure: String)

  /// The sentence for a user.
  public var message: Bilingual {
    switch self {
    case .costsOverflow(let level, let criterion):
      Bilingual(
        zh: "第\(level + 1)级目标中“\(criterion)”的权重过大，数值会超出精确整数范围；请减小该权重。",
        en: "level \(level + 1): the weight of '\(criterion)' is too large for exact integers; lower it.")
    case .noEarlierPlan(let level):
      Bilingual(
        zh: "第\(level + 1)级目标使用“moved”，需要用 --from 指定原方案。",
        en: "level \(level + 1) uses 'moved', which needs an earlier plan given with --from.")
    case .amountsOverflow(let measure):
      Bilingual(
        zh: "“\(measure)”所计的数值过大，一户或同去一处的几户合计超过 \(Int32.max)；请换用更大的单位（如万元）。",
        en: "the numbers counted by '\(measure)' are too large: those of a household, or of households that go "
          + "together, come to more than \(Int32.max); use a larger unit.")
    }
  }
}
