import Interpretation
import Relocation
import Reporting

/// What `compare --json` prints.
struct CompareReport: Encodable {
  /// One plan.
  struct PlanFigures: Encodable {
    var folder: String
    var scenario: String
    var criteria: [String: Int]
    /// How far the plan is proven, level by level.
    var levels: [PlanDocument.Level]
    /// Rules, limits, levels and changes by key.
    var rules: [String: String]
    var fairness: FairnessReport
    var summary: PlanDocument.Summary
  }

  /// Households and people from one site to another; without a site where there is none.
  struct Flow: Encodable {
    var from: String?
    var to: String?
    var households: Int
    var people: Int
  }

  /// How many of a township moved.
  struct Township: Encodable {
    var township: String?
    var households: Int
    var people: Int
    var movedHouseholds: Int
    var movedPeople: Int
  }

  /// One household that is not where the first plan has it.
  struct Move: Encodable {
    var household: String
    var from: String?
    var to: String?
  }

  /// What differs from the first plan.
  struct Difference: Encodable {
    var folder: String
    /// Households at the same site in both.
    var sameSite: Int
    /// Households that neither plan places.
    var unplacedInBoth: Int
    /// Whether both plans were made from the same tables.
    var sameInstance: Bool
    var moves: [Move]
    /// Site by site, those who stay too; empty cells are left out.
    var matrix: [Flow]
    var townships: [Township]
  }

  var plans: [PlanFigures]
  var differences: [Difference]

  init(_ plans: [PlanFolderCase], _ folders: [String]) {
    self.plans = zip(plans, folders).map { plan, folder in
      let document = plan.folder.document
      return PlanFigures(
        folder: folder, scenario: document.scenario.name, criteria: document.criteria, levels: document.levels,
        rules: Dictionary(
          ScenarioRows.rows(of: plan.reading.planningCase.scenario).map { ($0.key, $0.value) },
          uniquingKeysWith: { first, _ in first }), fairness: FairnessReport(of: plan.reading),
        summary: document.summary)
    }
    differences = zip(plans, folders).dropFirst().map { plan, folder in
      let pair = PlanPair(earlier: plans[0], later: plan)
      let comparison = pair.comparison
      let matrix = MoveMatrix(from: plans[0].reading, to: plan.reading)
      return Difference(
        folder: folder, sameSite: comparison.sameSite, unplacedInBoth: comparison.unplacedInBoth,
        sameInstance: pair.isOfOneInstance,
        moves: comparison.moves.map {
          Move(household: $0.household.rawValue, from: $0.from?.rawValue, to: $0.to?.rawValue)
        }, matrix: Self.flows(matrix), townships: Self.townships(matrix))
    }
  }

  private static func flows(_ matrix: MoveMatrix) -> [Flow] {
    let sites: [SiteID?] = matrix.sites + [nil]
    return sites.flatMap { from in
      sites.compactMap { to in
        let count = matrix.count(from: from, to: to)
        guard count.households > 0 else { return nil }
        return Flow(from: from?.rawValue, to: to?.rawValue, households: count.households, people: count.people)
      }
    }
  }

  private static func townships(_ matrix: MoveMatrix) -> [Township] {
    matrix.townships.map {
      Township(
        township: $0.name, households: $0.all.households, people: $0.all.people, movedHouseholds: $0.moved.households,
        movedPeople: $0.moved.people)
    }
  }
}
