import GLPKSolver
import Interpretation
import Planning
import Relocation
import Testing

@Suite("A solver that lies")
struct LyingSolverTests {
  @Test(
    "makes no plan claim a value, a bound or an impossibility that is false", arguments: SolverLie.allCases)
  func claimsHold(lie: SolverLie) throws {
    var tally = Tally()
    // Other cases for each lie, so that together they see all of them.
    let first = (SolverLie.allCases.firstIndex(of: lie) ?? 0) * 14
    for tinyCase in TinyCase.all[first..<first + 15] {
      let method: PlanningOptions.Method = tinyCase.number.isMultiple(of: 2) ? .direct : .decompose
      // One thread, because the lie is told to problems of this thread only.
      let options = PlanningOptions(method: method, seed: UInt64(tinyCase.number), threads: 1)
      let outcome = Result {
        try AnswerTampering.$current.withValue(lie.tampering(every: 1 + tinyCase.number / 2 % 3)) {
          try findPlan(for: tinyCase.planningCase, options: options)
        }
      }
      tally.judge(outcome, tinyCase, lie)
    }
    // What is found out costs quality or the proof at most: there are plans in spite of it.
    #expect(tally.planned > 2, "\(tally)")
  }

  @Test("is not needed for the proof of small cases: the certificate's branches alone prove nearly every plan the best")
  func provenWithoutTrust() throws {
    var open: [Int] = []
    for tinyCase in TinyCase.all {
      guard let least = tinyCase.oracle.values else { continue }
      let outcome = try findPlan(for: tinyCase.planningCase, options: PlanningOptions(threads: 1))
      guard case .planned(let result) = outcome else { continue }
      if result.levels.map(\.certifiedBound) != least { open.append(tinyCase.number) }
    }
    // Where dwellings cost something on two levels, who takes which is more than the conditions of a certificate say.
    #expect(open.count <= 3, "\(open)")
  }
}

/// How runs with a lying solver ended.
private struct Tally {
  var planned = 0
  var proven = 0
  var impossible = 0
  var stopped = 0
  var refused = 0

  mutating func judge(_ outcome: Result<PlanningOutcome, any Error>, _ tinyCase: TinyCase, _ lie: SolverLie) {
    let name: Comment = "case \(tinyCase.number), \(lie)"
    switch outcome {
    case .success(.planned(let result)):
      planned += 1
      proven += result.isProven ? 1 : 0
      expectTrue(result, tinyCase, name)
    case .success(.impossible(let found)):
      impossible += 1
      #expect(tinyCase.oracle == .impossible, name)
      expectTrue(found, tinyCase, name)
    case .success(.stoppedWithoutPlan): stopped += 1
    case .failure(let error):
      refused += 1
      #expect(error is GLPKError, name)
    }
  }

  /// The plan obeys the rules, has the values it claims, and nothing is below its bounds.
  private func expectTrue(_ result: PlanningResult, _ tinyCase: TinyCase, _ name: Comment) {
    let planningCase = tinyCase.planningCase
    #expect(PlanCheck.violations(of: result.plan, in: planningCase).isEmpty, name)
    #expect((try? planningCase.value(of: result.plan).levels) == result.levels.map(\.value), name)
    guard let least = tinyCase.oracle.values else {
      Issue.record("\(name): a plan where none is")
      return
    }
    // Levels after one that is not at its least value are about other plans than the oracle's.
    for (level, (claim, value)) in zip(result.levels, least).enumerated() {
      #expect(claim.bound <= value, "\(name), level \(level)")
      guard claim.value == value, planningCase.scenario.objectives[level].tolerance == 0 else { break }
    }
    let certified = CertificateVerification(planningCase).certify(result.certificate)
    for (claim, certification) in zip(result.levels, certified) {
      #expect(certification.bound.map { claim.certifiedBound <= $0 && $0 <= claim.value } ?? false, name)
    }
  }

  /// What is said to help does help, and where it is called smallest, nothing smaller does.
  private func expectTrue(_ found: Impossibility, _ tinyCase: TinyCase, _ name: Comment) {
    for way in found.ways {
      let changed = PlanningCase(
        instance: tinyCase.planningCase.instance, scenario: way.scenario, earlier: tinyCase.planningCase.earlier)
      #expect(BruteForce(changed).answer() != .impossible, name)
    }
    guard !tinyCase.planningCase.countsBelowZero, tinyCase.planningCase.instance.households.count <= 5 else { return }
    var numbers = ElasticBruteForce(tinyCase.planningCase, countsSizes: false)
    let least = numbers.leastUnits()
    let units = found.changes.reduce(0) { $0 + abs($1.amount) }
    if found.isProvenSmallest { #expect(found.changes.isEmpty ? least == nil : units == least, name) }
  }
}
