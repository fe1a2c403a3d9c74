import Formulation
import Relocation
import Testing

@testable import Interpretation

@Suite("What the parts of a certificate mean")
struct CertificateMeaningTests {
  @Test("Links of kin across settlements lift the bound from 40 to the optimum of 220")
  func links() {
    let verification = CertificateVerification(TwoHamlets.make())
    #expect(verification.certify(TwoHamlets.certificate()) == [.certified(bound: 40, isComplete: true)])
    let linked = TwoHamlets.certificate(links: ["H2/S1": -90, "H2/S2": 90])
    #expect(verification.certify(linked) == [.certified(bound: 220, isComplete: true)])
  }

  @Test("Where no settlement is bounded or charged, kin are looked at together and links change nothing")
  func linksWithoutBlocks() {
    let planningCase = TwoHamlets.make { $0.rules.sitesPerSettlement = nil }
    let verification = CertificateVerification(planningCase)
    // H1 and H2 together pay 110 at either site; H3 and H4 go where it is near.
    #expect(verification.certify(TwoHamlets.certificate()) == [.certified(bound: 130, isComplete: true)])
    let linked = TwoHamlets.certificate(links: ["H2/S1": -90, "H2/S2": 90])
    #expect(verification.certify(linked) == [.certified(bound: 130, isComplete: true)])
  }

  @Test("The bound is rounded up to the next integer after division by the scale")
  func rounding() {
    let planningCase = TwoHamlets.make(people: 3) { $0.rules.kinTogether = false }
    let verification = CertificateVerification(planningCase)
    // scale 3 and a price of 1 for S1: 3 · 40 + 2 · 1 − 3 · 1 = 119, over 3 is 39⅔.
    let certificate = TwoHamlets.certificate(scale: 3, resources: ["site/S1/people": 1])
    #expect(verification.certify(certificate) == [.certified(bound: 40, isComplete: true)])
    let dearer = TwoHamlets.certificate(scale: 3, resources: ["site/S1/people": 4])
    #expect(verification.certify(dearer) == [.certified(bound: 39, isComplete: true)])
  }

  @Test("A price for scarce places lifts the bound to the optimum")
  func prices() {
    let planningCase = TwoHamlets.make { scenario in
      scenario.rules.kinTogether = false
      scenario.rules.sitesPerSettlement = nil
      scenario.limits = [Limit(name: "few near", sites: .listed(["S1"]), atMost: 1)]
    }
    let verification = CertificateVerification(planningCase)
    #expect(verification.certify(TwoHamlets.certificate()) == [.certified(bound: 40, isComplete: true)])
    let priced = TwoHamlets.certificate(resources: ["limit/0": 90])
    #expect(verification.certify(priced) == [.certified(bound: 130, isComplete: true)])
  }

  @Test("A lower limit takes a negative price")
  func lowerLimits() {
    let planningCase = TwoHamlets.make { scenario in
      scenario.rules.kinTogether = false
      scenario.rules.sitesPerSettlement = nil
      scenario.limits = [Limit(name: "most far", sites: .listed(["S1"]), atLeast: 3)]
    }
    let priced = TwoHamlets.certificate(resources: ["limit/0": -90])
    #expect(CertificateVerification(planningCase).certify(priced) == [.certified(bound: 130, isComplete: true)])
  }

  @Test("An earlier level held at its cap weighs with its multiplier")
  func earlierLevels() {
    let planningCase = TwoHamlets.make { scenario in
      scenario.objectives = [
        ObjectiveLevel([.init(.unplaced, weight: 1)]), ObjectiveLevel([.init(.distance, weight: 1)]),
      ]
    }
    let first = BoundCertificate.Level(caps: [], root: .leaf(.init(scale: 1)))
    func bounds(_ multiplier: Int) -> [LevelCertification] {
      let second = BoundCertificate.Level(
        caps: [0],
        root: .leaf(.init(scale: 1, earlierLevels: [multiplier], links: ["H2/S1": -90, "H2/S2": 90])))
      return CertificateVerification(planningCase).certify(BoundCertificate(levels: [first, second]))
    }
    #expect(bounds(0) == [.certified(bound: 0, isComplete: true), .certified(bound: 0, isComplete: true)])
    #expect(bounds(1000)[1] == .certified(bound: 220, isComplete: true))
  }

  @Test("Conditions that exclude each other leave no plan")
  func contradiction() {
    let leaf = BoundCertificate.Node.leaf(.init(scale: 1))
    let planningCase = TwoHamlets.make { $0.changes.pin = ["H1": "S9"] }
    let tree = BoundCertificate(levels: [
      .init(caps: [], root: .branch(.householdAt(household: "H2", site: "S1"), holds: leaf, fails: leaf))
    ])
    #expect(CertificateVerification(planningCase).certify(tree) == [.noPlan])
  }

  @Test("Groups that are compared are priced within the weight of their criterion, and no further")
  func groups() {
    let planningCase = TwoHamlets.make {
      $0.rules.sitesPerSettlement = nil
      $0.objectives = [
        ObjectiveLevel([.init(.unplaced, weight: 1_000_000), .init(.worst("settlement"), weight: 1)])
      ]
    }
    func verdict(_ groups: [String: Int]) -> LevelCertification {
      let leaf = BoundCertificate.Node.leaf(.init(scale: 4, means: ["settlement": groups]))
      let levels = [BoundCertificate.Level(caps: [], root: leaf)]
      return CertificateVerification(planningCase).certify(BoundCertificate(levels: levels))[0]
    }
    // Kin pay 1.0 and 10.0 km wherever they are, the others 1.0 km: 1000 · 130 over the scale.
    #expect(verdict(["A": 1, "B": 1]) == .certified(bound: 32_500, isComplete: true))
    #expect(verdict([:]) == .certified(bound: 0, isComplete: true))
    #expect(verdict(["A": 2, "B": 1]) == .notCertified(.groupsAboveWeight(column: "settlement")))
    #expect(verdict(["A": 1, "C": 1]) == .notCertified(.unknownGroup(column: "settlement", text: "C")))
    #expect(verdict(["A": -1]) == .notCertified(.unknownGroup(column: "settlement", text: "A")))
  }

  @Test("A tree of ten thousand branches is taken without a deep stack")
  func deepTree() {
    let leaf = BoundCertificate.Node.leaf(.init(scale: 1))
    var root = leaf
    for _ in 0..<10_000 { root = .branch(.householdAt(household: "H1", site: "S1"), holds: leaf, fails: root) }
    let planningCase = TwoHamlets.make { $0.rules.sitesPerSettlement = nil }
    let verdict = CertificateVerification(planningCase).certify(
      BoundCertificate(levels: [.init(caps: [], root: root)]))
    #expect(verdict == [.certified(bound: 130, isComplete: true)])
  }
}
