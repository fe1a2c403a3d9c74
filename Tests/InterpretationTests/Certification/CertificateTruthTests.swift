import Formulation
import Relocation
import Testing

@testable import Interpretation

@Suite("What a certificate proves is true")
struct CertificateTruthTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    var sites: Int?
    var split: Int
    var testDescription: String { "at most \(sites.map(String.init) ?? "any") sites, split \(split)" }
  }

  static let shapes = [1, 2, 3, nil].flatMap { sites in [0, 15].map { Shape(sites: sites, split: $0) } }

  @Test("Whatever the multipliers and the tree say, no plan that obeys the rules is below the bound", arguments: shapes)
  func boundsHold(shape: Shape) throws {
    var random = TestRandom(seed: UInt64(100 * (shape.sites ?? 9) + shape.split))
    var tested = 0
    var trees = 0
    for _ in 0..<12 {
      let planningCase = SmallCase.make(
        .init(sitesPerSettlement: shape.sites, splitWeight: shape.split), &random)
      let all = try EveryPlan(of: planningCase)
      let verification = CertificateVerification(planningCase)
      for level in 0..<2 {
        let caps = all.caps(level: level, scenario: planningCase.scenario)
        for _ in 0..<12 {
          let root = RandomCertificate.node(planningCase, level: level, depth: 3, &random)
          let proven = verification.certify(level: level, of: Self.certificate(root, level: level, caps: caps))
          let best = all.best(level: level, caps: caps)
          switch proven {
          case .certified(let bound, let isComplete):
            #expect(isComplete)
            if let best { #expect(bound <= best, "\(root)") }
            tested += best == nil ? 0 : 1
          case .noPlan: #expect(best == nil, "\(root)")
          case .notCertified(let fault): Issue.record("\(fault)")
          }
          if case .branch = root { trees += 1 }
        }
      }
    }
    #expect(tested > 60)
    #expect(trees > 50)
  }

  @Test(
    "Where nothing is scarce and no kin crosses, settlements are independent and the bound is the optimum",
    arguments: shapes)
  func boundsAreExact(shape: Shape) throws {
    var random = TestRandom(seed: UInt64(7000 + 100 * (shape.sites ?? 9) + shape.split))
    var planned = 0
    for _ in 0..<25 {
      let planningCase = SmallCase.make(
        .init(sitesPerSettlement: shape.sites, splitWeight: shape.split, hasCapacities: false, kinCrosses: false),
        &random)
      let all = try EveryPlan(of: planningCase)
      let verification = CertificateVerification(planningCase)
      let condition = RandomCertificate.condition(planningCase, &random)
      let leaf = BoundCertificate.Node.leaf(.init(scale: 1, earlierLevels: []))
      let tree = BoundCertificate.Node.branch(condition, holds: leaf, fails: leaf)
      for root in [leaf, tree] {
        let proven = verification.certify(level: 0, of: Self.certificate(root, level: 0, caps: []))
        #expect(proven.bound == all.best(level: 0, caps: []), "\(root)")
      }
      if all.best(level: 0, caps: []) != nil { planned += 1 }
      // The second level alone: no earlier level weighs anything, and its cap lets everything through.
      let free = BoundCertificate.Node.leaf(.init(scale: 3, earlierLevels: [0]))
      let proven = verification.certify(level: 1, of: Self.certificate(free, level: 1, caps: [Int.max]))
      #expect(proven.bound == all.best(level: 1, caps: [Int.max]))
    }
    #expect(planned > 10)
  }

  @Test("What branch conditions leave is bounded exactly where nothing else couples settlements")
  func branchesAreExact() throws {
    var random = TestRandom(seed: 77)
    var moved = 0
    var emptied = 0
    for _ in 0..<80 {
      let planningCase = SmallCase.make(
        .init(sitesPerSettlement: 2, splitWeight: 9, hasCapacities: false, kinCrosses: false), &random)
      let all = try EveryPlan(of: planningCase)
      let asked = (0..<2).map { _ in
        (RandomCertificate.condition(planningCase, &random), random.chance(70))
      }
      let tables = CertificationTables(planningCase)
      var conditions = BranchConditions()
      for (condition, holds) in asked { try conditions.add(condition, holds: holds, tables: tables) }
      let weights = try CombinedWeights(
        level: 1, scale: 1, earlierLevels: [0], objectives: planningCase.scenario.objectives)
      let prices = try CertificatePrices(
        .init(scale: 1), names: CertificateNames(tables), weights: weights, tables: tables)
      let bound = try LeafBound(
        tables: tables, weights: weights, prices: prices, conditions: conditions,
        scores: weights.scores.map { tables.scores($0.column) }
      ).evaluate()
      let left = all.entries.filter { entry in
        asked.allSatisfy { condition, holds in Self.answers(condition, entry.plan, planningCase) == holds }
      }
      #expect(bound.total == left.map { $0.values[1] }.min(), "\(asked)")
      if left.isEmpty { emptied += 1 }
      if bound.total != all.entries.map({ $0.values[1] }).min() { moved += 1 }
    }
    #expect(moved > 20)
    #expect(emptied > 3)
  }

  /// Whether a plan answers a condition with yes.
  static func answers(
    _ condition: BoundCertificate.Condition, _ plan: Plan, _ planningCase: PlanningCase
  ) -> Bool {
    switch condition {
    case .householdAt(let household, let site): plan[HouseholdID(household)]?.site.rawValue == site
    case .settlementUses(let settlement, let site):
      planningCase.instance.households.contains {
        $0.settlement.rawValue == settlement && plan[$0.id]?.site.rawValue == site
      }
    }
  }

  static func certificate(_ root: BoundCertificate.Node, level: Int, caps: [Int]) -> BoundCertificate {
    let empty = BoundCertificate.Level(caps: [], root: .leaf(.init(scale: 1)))
    var levels = [BoundCertificate.Level](repeating: empty, count: level + 1)
    levels[level] = BoundCertificate.Level(caps: caps, root: root)
    return BoundCertificate(levels: levels)
  }
}
