import Formulation
import Relocation
import Testing

@testable import Interpretation

@Suite("A certificate that proves nothing says why")
struct CertificateFaultTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var certificate: BoundCertificate
    var fault: CertificateFault
    var testDescription: String { "\(fault)" }
  }

  static func leaf(_ multipliers: BoundCertificate.Multipliers, caps: [Int] = []) -> BoundCertificate {
    BoundCertificate(levels: [.init(caps: caps, root: .leaf(multipliers))])
  }

  static func narrow(
    planes: [BoundCertificate.Plane] = [], rest: BoundCertificate.Node = .leaf(.init(scale: 1))
  ) -> BoundCertificate {
    let root = BoundCertificate.Node.narrow(.init(scale: 1), below: 1000, planes: planes, rest: rest)
    return BoundCertificate(levels: [.init(caps: [], root: root)])
  }

  static func branch(_ condition: BoundCertificate.Condition) -> BoundCertificate {
    let leaf = BoundCertificate.Node.leaf(.init(scale: 1))
    return BoundCertificate(levels: [.init(caps: [], root: .branch(condition, holds: leaf, fails: leaf))])
  }

  static let examples = [
    Example(certificate: TwoHamlets.certificate(version: 3), fault: .unknownVersion(3)),
    Example(certificate: TwoHamlets.certificate(version: 0), fault: .unknownVersion(0)),
    Example(certificate: leaf(.init(scale: 1, planes: ["0": 1])), fault: .unknownPlane("0")),
    // Its settlements are bound to one site each.
    Example(certificate: narrow(), fault: .narrowedTooWidely),
    Example(certificate: BoundCertificate(levels: []), fault: .missingLevel),
    Example(certificate: leaf(.init(scale: 1), caps: [3]), fault: .wrongCapCount(expected: 0, found: 1)),
    Example(
      certificate: leaf(.init(scale: 1, earlierLevels: [1])), fault: .wrongMultiplierCount(expected: 0, found: 1)),
    Example(certificate: TwoHamlets.certificate(scale: 0), fault: .scaleBelowOne(0)),
    Example(certificate: TwoHamlets.certificate(scale: -4), fault: .scaleBelowOne(-4)),
    Example(
      certificate: TwoHamlets.certificate(resources: ["site/S9/people": 1]), fault: .unknownResource("site/S9/people")),
    Example(
      certificate: TwoHamlets.certificate(resources: ["site/S1/jobs": 1]),
      fault: .unknownResource("site/S1/jobs")),
    Example(
      certificate: TwoHamlets.certificate(resources: ["site/S1/people": -1]),
      fault: .multiplierWithoutLimit("site/S1/people", -1)),
    Example(
      certificate: TwoHamlets.certificate(resources: ["site/S1/primary": 2]),
      fault: .multiplierWithoutLimit("site/S1/primary", 2)),
    Example(certificate: TwoHamlets.certificate(links: ["H1/S1": 1]), fault: .unknownLink("H1/S1")),
    Example(certificate: TwoHamlets.certificate(links: ["H2/S9": 1]), fault: .unknownLink("H2/S9")),
    Example(certificate: branch(.settlementUses(settlement: "Z", site: "S1")), fault: .unknownCondition("Z")),
    Example(certificate: branch(.settlementUses(settlement: "A", site: "S9")), fault: .unknownCondition("S9")),
    Example(certificate: branch(.householdAt(household: "H9", site: "S1")), fault: .unknownCondition("H9")),
    Example(certificate: TwoHamlets.certificate(scale: Int.max), fault: .outOfRange),
    Example(
      certificate: TwoHamlets.certificate(resources: ["site/S1/people": Int.max]), fault: .outOfRange),
    Example(certificate: TwoHamlets.certificate(links: ["H2/S1": Int.min]), fault: .outOfRange),
  ]

  @Test("Each fault is told as what it is, and nothing traps", arguments: examples)
  func faults(example: Example) {
    expect(example, of: TwoHamlets.make(people: 3) { $0.rules.oneJobPerWorkingHousehold = false })
  }

  private func expect(_ example: Example, of planningCase: PlanningCase) {
    let verdict = CertificateVerification(planningCase).certify(level: 0, of: example.certificate)
    #expect(verdict == .notCertified(example.fault))
    #expect(!example.fault.sentence.zh.isEmpty)
    #expect(!example.fault.sentence.en.isEmpty)
  }

  static func plane(
    divisor: Int = 2, grain: Int = 1, resources: [String: Int] = ["site/S1/people": 1], planes: [String: Int] = [:]
  ) -> BoundCertificate.Plane {
    BoundCertificate.Plane(divisor: divisor, grain: grain, resources: resources, planes: planes)
  }

  static let narrowed = [
    Example(certificate: narrow(planes: [plane(divisor: 0)]), fault: .planeOutOfForm),
    Example(certificate: narrow(planes: [plane(grain: 0)]), fault: .planeOutOfForm),
    Example(certificate: narrow(planes: [plane(resources: ["site/S1/primary": 1])]), fault: .planeOutOfForm),
    Example(
      certificate: narrow(planes: [plane(resources: ["site/S9/people": 1])]), fault: .unknownResource("site/S9/people")),
    Example(certificate: narrow(planes: [plane(planes: ["0": 1])]), fault: .unknownPlane("0")),
    Example(certificate: narrow(planes: [plane(planes: ["-1": 1])]), fault: .unknownPlane("-1")),
    Example(
      certificate: narrow(planes: [plane()], rest: .leaf(.init(scale: 1, planes: ["0": -1]))), fault: .unknownPlane("0")
    ),
    Example(
      certificate: narrow(planes: [plane()], rest: .leaf(.init(scale: 1, planes: ["1": 1]))), fault: .unknownPlane("1")),
    Example(
      certificate: narrow(planes: [plane()], rest: .leaf(.init(scale: Int.max))), fault: .outOfRange),
    Example(
      certificate: narrow(planes: [plane(resources: ["site/S1/people": Int.max, "site/S2/people": Int.max])]),
      fault: .outOfRange),
    Example(
      certificate: narrow(rest: branch(.settlementUses(settlement: "A", site: "S1")).levels[0].root),
      fault: .narrowedTooWidely),
    Example(
      certificate: narrow(rest: branch(.householdAt(household: "H9", site: "S1")).levels[0].root),
      fault: .unknownCondition("H9")),
  ]

  @Test("So is each fault of planes and of struck places", arguments: narrowed)
  func narrowedFaults(example: Example) {
    expect(example, of: TwoHamlets.make(people: 3) { $0.rules.sitesPerSettlement = nil })
  }

  @Test("A negative multiplier of an earlier level is refused")
  func negativeLevel() {
    let planningCase = TwoHamlets.make { $0.objectives.append(ObjectiveLevel([.init(.wishes, weight: 1)])) }
    let levels = [
      BoundCertificate.Level(caps: [], root: .leaf(.init(scale: 1))),
      BoundCertificate.Level(caps: [220], root: .leaf(.init(scale: 1, earlierLevels: [-1]))),
    ]
    #expect(
      CertificateVerification(planningCase).certify(level: 1, of: BoundCertificate(levels: levels))
        == .notCertified(.negativeLevelMultiplier(-1)))
  }

  @Test("Names that slashes in ids make ambiguous are refused instead of guessed")
  func ambiguousNames() {
    let instance = Instance(
      households: [Household(id: "H", settlement: "A", people: 1)],
      sites: [Site(id: "S"), Site(id: "S/T")],
      dwellings: [
        Dwelling(site: "S", type: "T/U", count: 1), Dwelling(site: "S/T", type: "U", count: 1),
      ], columns: [:])
    let planningCase = PlanningCase(
      instance: instance, scenario: Scenario(name: "", objectives: [ObjectiveLevel([.init(.unplaced, weight: 1)])]))
    #expect(
      CertificateVerification(planningCase)
        .certify(level: 0, of: TwoHamlets.certificate(resources: ["dwelling/S/T/U/0": 1]))
        == .notCertified(.ambiguousName("dwelling/S/T/U/0")))
  }
}
