import Interpretation
import Planning
import Relocation
import Testing

@Suite("Finding plans")
struct PlanningOracleTests {
  @Test(
    "proves on every random case the least values that trying plans finds, or that no plan obeys the rules",
    arguments: PlanningOptions.Method.allCases)
  func agreesWithBruteForce(method: PlanningOptions.Method) throws {
    for tinyCase in TinyCase.all {
      // Threads cost more than they bring on cases so small; some use two all the same.
      let options = PlanningOptions(
        method: method, seed: UInt64(tinyCase.number), threads: tinyCase.number.isMultiple(of: 8) ? 2 : 1)
      let outcome = try findPlan(for: tinyCase.planningCase, options: options)
      PlanningVerdict.expect(
        tinyCase.oracle.values, of: outcome, for: tinyCase.planningCase, "case \(tinyCase.number)")
    }
  }

  @Test("proves the known values of the repository's instances", arguments: PlanningOptions.Method.allCases)
  func knownValues(method: PlanningOptions.Method) throws {
    for folder in InstanceOracleTests.folders {
      let (planningCase, expected) = try InstanceOracleTests.read(folder)
      let outcome = try findPlan(for: planningCase, options: PlanningOptions(method: method))
      PlanningVerdict.expect(expected.levels, of: outcome, for: planningCase, folder)
    }
  }

  @Test("says of impossible cases which change of limits helps, or that none does")
  func impossibleCases() throws {
    var helped = 0
    for tinyCase in TinyCase.all where tinyCase.oracle == .impossible {
      let options = PlanningOptions(threads: 1)
      guard case .impossible(let found) = try findPlan(for: tinyCase.planningCase, options: options) else { continue }
      if found.changes.isEmpty {
        let loose = tinyCase.planningCase.withoutLimits
        #expect(BruteForce(loose).answer() == .impossible, "case \(tinyCase.number)")
      } else {
        let changed = tinyCase.planningCase.changing(found.changes)
        #expect(BruteForce(changed).answer() != .impossible, "case \(tinyCase.number): \(found.changes)")
        #expect(found.isProvenSmallest && found.householdsWithoutSite.isEmpty, "case \(tinyCase.number)")
        helped += 1
      }
    }
    #expect(helped > 30, "\(helped) impossible cases could be helped")
  }

  @Test("finds the smallest change derived for the instance impossible", arguments: PlanningOptions.Method.allCases)
  func smallestChange(method: PlanningOptions.Method) throws {
    let (planningCase, expected) = try InstanceOracleTests.read("Instances/impossible")
    let outcome = try findPlan(for: planningCase, options: PlanningOptions(method: method))
    guard case .impossible(let found) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(found.changes.map(\.amount).reduce(0, +) == 3 && found.isProvenSmallest, "\(found.changes)")
    let changed = planningCase.changing(found.changes)
    #expect(try DirectSolving.solve(changed)?.values == expected.levels_after_change)
  }
}

/// Judges how a run ended.
enum PlanningVerdict {
  /// A plan that obeys the rules, has the least values by the domain's counting and is proven; or none, where none is.
  static func expect(
    _ least: [Int]?, of outcome: PlanningOutcome, for planningCase: PlanningCase, _ name: String
  ) {
    switch outcome {
    case .planned(let result):
      // The plan may use an earlier level's tolerance for the later ones; the bound is the level's own least value.
      #expect(result.levels.map(\.bound) == least, "\(name)")
      #expect(result.levels.last?.value == least?.last, "\(name)")
      for (level, objective) in zip(result.levels, planningCase.scenario.objectives) {
        #expect(level.value <= level.bound + objective.tolerance, "\(name)")
      }
      #expect(result.isProven, "\(name)")
      #expect(PlanCheck.violations(of: result.plan, in: planningCase).isEmpty, "\(name)")
      #expect((try? planningCase.value(of: result.plan).levels) == result.levels.map(\.value), "\(name)")
      expectCertified(result, planningCase, name)
    case .impossible:
      #expect(least == nil, "\(name): called impossible")
    case .stoppedWithoutPlan(let reason):
      Issue.record("\(name): stopped without a plan (\(reason))")
    }
  }

  /// The certificate alone proves what the run claims it proves, and nothing that is not so.
  private static func expectCertified(_ result: PlanningResult, _ planningCase: PlanningCase, _ name: String) {
    let proven = CertificateVerification(planningCase).certify(result.certificate)
    #expect(proven.count == result.levels.count, "\(name)")
    for (level, certification) in zip(result.levels, proven) {
      guard let bound = certification.bound else {
        Issue.record("\(name): \(certification)")
        continue
      }
      #expect(level.certifiedBound <= bound && bound <= level.bound, "\(name): \(bound), claimed \(level)")
    }
  }
}
