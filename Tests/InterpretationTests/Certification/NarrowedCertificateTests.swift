import Formulation
import Planning
import Relocation
import SyntheticInstances
import Testing

@testable import Interpretation

@Suite("What is proven by striking places off, and by planes")
struct NarrowedCertificateTests {
  static let levels = [0, 1]

  @Test(
    "Whatever is struck off and whatever planes say, no plan that obeys the rules is below the bound", arguments: levels
  )
  func boundsHold(level: Int) throws {
    var random = TestRandom(seed: UInt64(300 + level))
    var (tested, raised, struck) = (0, 0, 0)
    for _ in 0..<30 {
      let planningCase = SmallCase.make(.init(sitesPerSettlement: nil, splitWeight: 0), &random)
      let all = try EveryPlan(of: planningCase)
      let verification = CertificateVerification(planningCase)
      let caps = all.caps(level: level, scenario: planningCase.scenario)
      guard let best = all.best(level: level, caps: caps) else { continue }
      for _ in 0..<40 {
        let root = RandomCertificate.narrowed(
          planningCase, level: level, below: best - 25...best + 60, depth: 3, &random)
        let certificate = CertificateTruthTests.certificate(root, level: level, caps: caps)
        let proven = verification.certify(level: level, of: certificate)
        guard case .certified(let bound, _) = proven else {
          if case .notCertified(let fault) = proven { Issue.record("\(fault)") }
          continue
        }
        #expect(bound <= best, "\(root)")
        tested += 1
        if case .narrow(let multipliers, let number, _, _) = root {
          let leaf = CertificateTruthTests.certificate(.leaf(multipliers), level: level, caps: caps)
          if bound > verification.certify(level: level, of: leaf).bound ?? .max { raised += 1 }
          if bound == number { struck += 1 }
        }
      }
    }
    #expect(tested > 500)
    #expect(raised > 15)
    #expect(struck > 0)
  }

  @Test("A plane closes what multipliers leave open: of two households of three one has room for in five places")
  func planeByHand() {
    let distances = ["S1": 0, "S2": 100].reduce(into: [Instance.Leg: Int]()) {
      $0[Instance.Leg(settlement: "A", site: SiteID($1.key))] = $1.value
    }
    let instance = Instance(
      households: ["H1", "H2"].map { Household(id: $0, settlement: "A", people: 3) },
      sites: [Site(id: "S1", people: 5), Site(id: "S2")], distances: distances, columns: SmallCase.allColumns)
    var rules = Rules()
    rules.placeEveryone = true
    rules.sitesPerSettlement = nil
    let objectives = [ObjectiveLevel([.init(.distance, weight: 1)])]
    let planningCase = PlanningCase(
      instance: instance, scenario: Scenario(name: "one has room", rules: rules, objectives: objectives))
    func bound(_ root: BoundCertificate.Node) -> Int? {
      let certificate = BoundCertificate(levels: [.init(caps: [], root: root)])
      return CertificateVerification(planningCase).certify(level: 0, of: certificate).bound
    }
    // 300 for each household at S2; the multiplier 100 a person leaves 600 - 500.
    #expect(bound(.leaf(.init(scale: 1, resources: ["site/S1/people": 100]))) == 100)
    // At S2 are both bases; x + y <= 5 / 3, rounded down, at a price of 300.
    let plane = BoundCertificate.Plane(divisor: 3, grain: 1, resources: ["site/S1/people": 1], planes: [:])
    let bases = BoundCertificate.Multipliers(scale: 1, resources: ["site/S1/people": 101])
    let end = BoundCertificate.Node.leaf(.init(scale: 1, planes: ["0": 300]))
    #expect(bound(.narrow(bases, below: 1_000, planes: [plane], rest: end)) == 300)
    // No more than that can be proven.
    let dear = BoundCertificate.Node.leaf(.init(scale: 1, planes: ["0": 301]))
    #expect(bound(.narrow(bases, below: 1_000, planes: [plane], rest: dear)) == 299)
    // What is below a number is split off before it.
    #expect(bound(.narrow(bases, below: 250, planes: [plane], rest: end)) == 250)
  }

  @Test("A county's plan is proven to the last unit, with planes in the certificate", arguments: [1, 2, 3])
  func county(seed: UInt64) throws {
    let shape = CountyShape(households: 900, sites: 6, settlements: 140, slack: 0.02, seed: seed)
    var scenario = Scenario.standard
    scenario.rules.wholeSettlements = .off
    scenario.rules.sitesPerSettlement = nil
    scenario.rules.kinTogether = seed == 2
    scenario.objectives[1].terms.removeAll { $0.criterion == .split }
    let planningCase = PlanningCase(instance: shape.instance(), scenario: scenario)
    guard case .planned(let result) = try findPlan(for: planningCase) else {
      Issue.record("no plan")
      return
    }
    let proven = CertificateVerification(planningCase).certify(level: 1, of: result.certificate).bound
    #expect(proven == result.levels[1].certifiedBound)
    #expect(result.levels[1].certifiedBound <= result.levels[1].value)
    guard case .narrow(let multipliers, _, _, _) = result.certificate.levels[1].root else {
      Issue.record("multipliers alone")
      return
    }
    #expect(result.certificate.levels[1].root.multipliers == multipliers)
    var alone = result.certificate
    alone.levels[1].root = .leaf(multipliers)
    let bound = try #require(CertificateVerification(planningCase).certify(level: 1, of: alone).bound)
    #expect(bound < proven ?? .min)
    // With a household held somewhere, or more of a resource, places may come back: what is struck off is no proof then.
    let whatIf = CertifiedWhatIf(planningCase, certificate: result.certificate)
    #expect(whatIf.bound(ofLevel: 1) == .atLeast(bound))
    let dearest = multipliers.resources.max { $0.value < $1.value }
    #expect(multipliers.resources.isEmpty == false && dearest?.value ?? 0 > 0)
  }
}
