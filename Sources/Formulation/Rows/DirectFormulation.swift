public import LinearModel

/// One level of an assignment problem as one mixed-integer program: the plain formulation that a textbook would write.
///
/// It is the reference on small cases, what the method `direct` solves and what `relocate model` writes. Each family of
/// rules adds its rows in a file of its own; together they state exactly what ``AssignmentProblem`` states, so that the
/// feasible points and the allocations that obey the problem and the caps are the same.
///
/// | variable | is 1 where |
/// |---|---|
/// | `x_h1_s2_d3` | household 1 goes to site 2 and takes dwelling row 3 there (without `d` where none is needed) |
/// | `z_h1_s2` | the party whose first household is 1 goes to site 2; only parties of several households have it |
/// | `out_h1` | that party is left out; it is not there where the party must be placed |
/// | `open_g4_s2` | settlement 4 may use site 2 |
/// | `extra_g4` | (a number) sites that settlement 4 uses beyond the first |
/// | `worst_w1` | (a whole number) the largest mean over the groups of the first column that is compared, in thousandths |
///
/// The numbers are positions in the instance's lists, counted from 1; ``legend(of:)`` says which ids they stand for.
///
/// ```swift
/// let direct = DirectFormulation(problem, level: 1, caps: [best])
/// let values = try withGLPKProblem(named: "level 2") { glpk in
///   try glpk.load(direct.model)
///   guard case .optimal(let values, _, _) = try glpk.solveMIP() else { return [Double]() }
///   return values
/// }
/// let allocation = direct.allocation(from: values)
/// ```
///
/// O(households × sites × dwelling types of a site) in time and memory.
public struct DirectFormulation: Sendable {
  /// What is formulated.
  public let problem: AssignmentProblem
  /// The level whose costs are made small, from 0.
  public let level: Int
  /// By earlier level: the most it may cost, its tolerance included.
  public let caps: [Int]
  /// The program; its objective is the level's cost, exactly.
  public internal(set) var model: LinearModel
  let names: DirectNames

  /// One way to place a unit, with the variable that is 1 where it is taken.
  struct Placement: Sendable {
    var choice: AssignmentProblem.Choice
    var variable: Variable
  }

  /// A site with the variable that is 1 where it is used.
  struct SiteColumn: Sendable {
    var site: Int
    var variable: Variable
  }

  /// The ways to place units, those of one unit next to each other, by site.
  var placements: [Placement] = []
  var placementsOfUnit: [Range<Int>] = []
  /// By party: the variable that leaves it out; `nil` where it must be placed.
  var leftOut: [Variable?] = []
  /// By party of several units: the sites it may go to. Empty for a party of one unit, which needs no such variables.
  var sitesOfParty: [[SiteColumn]] = []
  /// By group: the sites it may use; empty where nothing depends on their number.
  var sitesOfGroup: [[SiteColumn]] = []
  /// By group: sites beyond the first, where they are charged.
  var extraSites: [Variable?] = []
  /// By comparison: its largest mean, where a stated level charges it.
  var worstMeans: [Variable?] = []

  /// Formulates a level.
  ///
  /// - Parameters:
  ///   - problem: the compiled case.
  ///   - level: the level to be made small, from 0.
  ///   - caps: for each level before it, the most it may cost.
  /// - Precondition: the problem has the level, and there is one cap per earlier level.
  public init(_ problem: AssignmentProblem, level: Int, caps: [Int]) {
    precondition(level >= 0 && level < problem.levelCount, "the problem has no such level")
    precondition(caps.count == level, "each earlier level has one cap")
    self.problem = problem
    self.level = level
    self.caps = caps
    names = DirectNames(problem: problem)
    model = LinearModel(named: "relocation_level_\(level + 1)")
    addPlacementColumns()
    addPlacementRows()
    addPartyRows()
    addCohesionRows()
    addResourceRows()
    addComparisonRows()
    addLevelRows()
    model.minimize(LinearExpression(terms: terms(of: costs(onLevel: level))))
  }
}

extension DirectFormulation {
  /// The levels whose costs the model states: the one made small and those with caps.
  var statedLevels: ClosedRange<Int> { 0...level }

  /// The sites a party may go to, each with the variables of which one is 1 where it goes there.
  func presence(ofParty party: Int) -> [(site: Int, variables: [Variable])] {
    let units = problem.parties[party].units
    guard units.count == 1 else { return sitesOfParty[party].map { ($0.site, [$0.variable]) } }
    return placementsBySite(ofUnit: units[0]).map { ($0.site, placements[$0.range].map(\.variable)) }
  }

  /// The sites of a unit, each with the positions of its placements there.
  func placementsBySite(ofUnit unit: Int) -> [(site: Int, range: Range<Int>)] {
    var runs: [(site: Int, range: Range<Int>)] = []
    for position in placementsOfUnit[unit] {
      let site = placements[position].choice.site
      let start = runs.last?.site == site ? runs.removeLast().range.lowerBound : position
      runs.append((site, start..<(position + 1)))
    }
    return runs
  }
}
