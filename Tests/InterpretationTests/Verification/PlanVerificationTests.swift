import Formulation
import Relocation
import Testing

@testable import Interpretation

@Suite("The re-count of a plan")
struct PlanVerificationTests {
  static let input = InputFingerprint(name: "instance/households.csv", bytes: 3, sha256: "abc")

  static func claims(value: Int = 220, bound: Int = 220, certified: Int = 220) -> PlanClaims {
    PlanClaims(
      levels: [
        .init(
          terms: [
            .init(criterion: "unplaced", weight: 1000, value: 0), .init(criterion: "distance", weight: 1, value: value),
          ], value: value, bound: bound, certifiedBound: certified, tolerance: 0)
      ], criteria: ["wishes": 0, "split": 0], isProven: true, gapAsked: 0, inputs: [input])
  }

  static let certificate = TwoHamlets.certificate(links: ["H2/S1": -90, "H2/S2": 90], inputs: sums)
  static let sums = [input.name: input.sha256]

  static func verify(
    _ plan: Plan = TwoHamlets.plan, claims: PlanClaims = claims(), certificate: BoundCertificate? = certificate,
    inputs: [InputFingerprint] = [input]
  ) -> PlanVerification {
    PlanVerification(
      of: PlanReading(plan, in: TwoHamlets.make()), claims: claims, certificate: certificate, foundInputs: inputs)
  }

  @Test("A plan that is what it claims to be has no finding, and its verdict names value, bound and gap")
  func sound() {
    let verification = Self.verify()
    #expect(verification.findings == [])
    #expect(verification.isSound)
    #expect(
      verification.levels.map(\.sentence.en) == [
        "Level 1, certified without a solver: no plan that obeys these rules is better than 220; this one has 220; the gap is 0."
      ])
  }

  @Test("What rests on the solver alone is told apart from what is certified")
  func restsOnSolver() {
    let sentence = Self.verify(claims: Self.claims(bound: 220, certified: 40), certificate: TwoHamlets.certificate())
      .levels[0].sentence
    #expect(
      sentence.en
        == "Level 1, certified without a solver: no plan that obeys these rules is better than 40; this one has 220; "
        + "the gap is 180 (81.8182 %). The search that made the plan claims bound 220, which this check does not re-derive."
    )
    #expect(sentence.zh.hasSuffix("求解时的搜索另称下界 220，此处不作重算。"))
  }

  @Test("A gap is told as an amount and a share that never rounds to nothing")
  func gap() {
    #expect(GapText.text(value: 220, bound: 219) == "1 (0.4546 %)")
    #expect(GapText.text(value: 1_000_000_000, bound: 999_999_999) == "1 (0.0001 %)")
    #expect(GapText.text(value: -10, bound: -12) == "2 (20.0000 %)")
    #expect(GapText.text(value: 7, bound: 7) == "0")
  }

  @Test("A household put elsewhere is found as a broken rule and as wrong values")
  func movedHousehold() {
    var plan = TwoHamlets.plan
    plan["H4"] = Assignment(site: "S2", dwelling: nil)
    let kinds = Self.verify(plan).findings.map(\.kind)
    #expect(kinds.first == .brokenRule)
    // The plan is now below what no plan that obeys the rules can be below.
    #expect(Set(kinds) == [.brokenRule, .wrongValue, .wrongBound])
  }

  @Test("A value made smaller by hand is found, in the level and in the criterion")
  func wrongValue() {
    let verification = Self.verify(claims: Self.claims(value: 219, bound: 219, certified: 219))
    #expect(verification.findings.map(\.kind) == [.wrongValue, .wrongValue])
    #expect(verification.findings[0].sentence.en == "Level 1 has the value 220; the plan claims 219.")
  }

  @Test("A bound made larger by hand is found where the certificate does not carry it")
  func wrongBound() {
    let weak = TwoHamlets.certificate(links: ["H2/S1": -90, "H2/S2": 80], inputs: Self.sums)
    let findings = Self.verify(certificate: weak).findings
    #expect(findings.map(\.kind) == [.wrongBound])
    #expect(
      findings.first?.sentence.en
        == "Level 1 claims a certified bound of 220; the certificate proves only 210.")
  }

  @Test("Bounds that contradict each other or the claim of a proof are found")
  func contradictions() {
    #expect(Self.verify(claims: Self.claims(bound: 221)).findings.map(\.kind) == [.wrongBound])
    #expect(Self.verify(claims: Self.claims(bound: 200)).findings.map(\.kind) == [.wrongBound, .wrongBound])
    var weaker = Self.claims(bound: 200, certified: 200)
    #expect(Self.verify(claims: weaker).findings.map(\.kind) == [.wrongBound])
    weaker.isProven = false
    #expect(Self.verify(claims: weaker).findings == [])
    weaker.isProven = true
    weaker.gapAsked = 0.1
    #expect(Self.verify(claims: weaker).findings == [])
  }

  @Test("A certificate that cannot be read, or is empty, is found")
  func noCertificate() {
    #expect(Self.verify(certificate: nil).findings.map(\.kind) == [.wrongBound])
    let empty = BoundCertificate(inputs: Self.sums)
    #expect(Self.verify(certificate: empty).findings.map(\.kind) == [.wrongBound])
  }

  @Test("Changed, missing and added input files are found")
  func inputs() {
    var changed = Self.input
    changed.sha256 = "abd"
    #expect(Self.verify(inputs: [changed]).findings.map(\.kind) == [.changedInput])
    #expect(Self.verify(inputs: []).findings.map(\.kind) == [.changedInput])
    let other = InputFingerprint(name: "instance/x.csv", bytes: 0, sha256: "")
    #expect(Self.verify(inputs: [Self.input, other]).findings.map(\.kind) == [.changedInput])
  }

  @Test("A certificate that names other input files, or sums, is found")
  func otherInputs() {
    for sums in [[:], ["instance/households.csv": "abd"], Self.sums.merging(["instance/x.csv": "1"]) { $1 }] {
      var certificate = Self.certificate
      certificate.inputs = sums
      #expect(Self.verify(certificate: certificate).findings.map(\.kind) == [.changedInput])
    }
  }

  @Test("An objective that is not the scenario's is found")
  func otherObjective() {
    var claims = Self.claims()
    claims.levels[0].terms[0].weight = 1
    #expect(Self.verify(claims: claims).findings.map(\.kind) == [.wrongValue])
    claims = Self.claims()
    claims.levels[0].tolerance = 5
    #expect(Self.verify(claims: claims).findings.map(\.kind) == [.wrongValue])
    claims.levels = []
    #expect(Self.verify(claims: claims).findings.map(\.kind) == [.wrongValue])
  }

  @Test("A cap below what the plan has on an earlier level is found")
  func lowCap() {
    let planningCase = TwoHamlets.make {
      $0.objectives.append(ObjectiveLevel([.init(.wishes, weight: 1)], tolerance: 0))
    }
    var claims = Self.claims()
    claims.levels.append(
      .init(
        terms: [.init(criterion: "wishes", weight: 1, value: 0)], value: 0, bound: 0, certifiedBound: 0, tolerance: 0))
    func findings(cap: Int) -> [VerificationFinding] {
      var certificate = Self.certificate
      certificate.levels.append(.init(caps: [cap], root: .leaf(.init(scale: 1, earlierLevels: [0]))))
      return PlanVerification(
        of: PlanReading(TwoHamlets.plan, in: planningCase), claims: claims, certificate: certificate,
        foundInputs: [Self.input]
      ).findings
    }
    #expect(findings(cap: 220) == [])
    #expect(findings(cap: 219).map(\.kind) == [.wrongBound])
  }

  @Test("A level with a weight below zero, not covered by certificates, is told in its verdict and is no fault")
  func uncovered() {
    let planningCase = TwoHamlets.make { $0.objectives = [ObjectiveLevel([.init(.distance, weight: -1)])] }
    let distance = (try? PlanReading(TwoHamlets.plan, in: planningCase).value(of: .distance)) ?? -1
    let claims = PlanClaims(
      levels: [
        .init(
          terms: [.init(criterion: "distance", weight: -1, value: distance)], value: -distance, bound: -distance,
          certifiedBound: -distance, tolerance: 0)
      ], criteria: [:], isProven: false, gapAsked: 0, inputs: [])
    let verification = PlanVerification(
      of: PlanReading(TwoHamlets.plan, in: planningCase), claims: claims, certificate: TwoHamlets.certificate(),
      foundInputs: [])
    #expect(verification.findings == [])
    #expect(verification.levels[0].sentence.en.contains("not certified"))
  }

  @Test("A certificate survives being written and read")
  func certificateText() throws {
    let leaf = BoundCertificate.Node.leaf(
      .init(scale: 7, earlierLevels: [3], resources: ["a/b": -2], links: ["h/s": 9]))
    let certificate = BoundCertificate(
      inputs: ["instance/户表.csv": "0f"],
      levels: [
        .init(
          caps: [Int.max, Int.min],
          root: .branch(
            .settlementUses(settlement: "屯", site: "点"), holds: leaf,
            fails: .branch(.householdAt(household: "户", site: "点"), holds: leaf, fails: leaf)))
      ])
    let bytes = try CertificateText.bytes(of: certificate)
    #expect(CertificateText.certificate(from: bytes) == certificate)
    #expect(try CertificateText.bytes(of: certificate) == bytes)
    #expect(CertificateText.certificate(from: [0, 1]) == nil)
  }
}
