import Formulation
import Planning
import Relocation
import Testing

@testable import Interpretation

@Suite("What a certificate proves of other cases")
struct CertifiedWhatIfTests {
  static func options(_ random: inout TestRandom) -> SmallCase.Options {
    SmallCase.Options(
      sitesPerSettlement: [nil, 1, 2].randomElement(using: &random) ?? nil, splitWeight: random.chance(50) ? 40 : 0)
  }

  @Test("With a household held at a site no plan within the caps is below the bound, on 80 cases by any multipliers")
  func holding() throws {
    var random = TestRandom(seed: 41)
    var proven = 0
    for _ in 0..<80 {
      let planningCase = SmallCase.make(Self.options(&random), &random)
      let every = try EveryPlan(of: planningCase)
      guard let caps = every.best(level: 0, caps: []).map({ [$0 + 1] }) else { continue }
      let certificate = BoundCertificate(levels: [
        .init(caps: [], root: RandomCertificate.node(planningCase, level: 0, depth: 1, &random)),
        .init(caps: caps, root: RandomCertificate.node(planningCase, level: 1, depth: 1, &random)),
      ])
      let whatIf = CertifiedWhatIf(planningCase, certificate: certificate)
      for (household, it) in planningCase.instance.households.enumerated() {
        for (site, at) in planningCase.instance.sites.enumerated() {
          for level in 0...1 {
            let least = every.entries.filter { $0.plan[it.id]?.site == at.id }
              .filter { level == 0 || $0.values[0] <= caps[0] }.map { $0.values[level] }.min()
            switch whatIf.bound(ofLevel: level, holding: household, at: site) {
            case .atLeast(let bound):
              proven += 1
              #expect(least.map { bound <= $0 } ?? true)
            case .noPlan: #expect(least == nil)
            case .unknown: Issue.record("the certificate is well formed")
            }
          }
        }
      }
    }
    #expect(proven > 400)
  }

  @Test("It is the bound that the branch householdAt of the same certificate gives")
  func sameAsBranch() throws {
    var random = TestRandom(seed: 43)
    var compared = 0
    for _ in 0..<60 {
      let planningCase = SmallCase.make(Self.options(&random), &random)
      let leaf = BoundCertificate.Node.leaf(RandomCertificate.multipliers(planningCase, level: 0, &random))
      let whatIf = CertifiedWhatIf(planningCase, certificate: .init(levels: [.init(caps: [], root: leaf)]))
      for (household, it) in planningCase.instance.households.enumerated() {
        for (site, at) in planningCase.instance.sites.enumerated() {
          guard case .atLeast(let bound) = whatIf.bound(ofLevel: 0, holding: household, at: site) else { continue }
          let other = planningCase.instance.sites.first { $0.id != at.id }?.id.rawValue ?? ""
          // The branch that fails holds nobody: a household at two sites.
          let branch = BoundCertificate.Node.branch(
            .householdAt(household: it.id.rawValue, site: at.id.rawValue), holds: leaf,
            fails: .branch(
              .householdAt(household: it.id.rawValue, site: other),
              holds: .branch(
                .householdAt(household: it.id.rawValue, site: at.id.rawValue), holds: leaf, fails: leaf),
              fails: leaf))
          let whole = CertificateVerification(planningCase).certify(
            level: 0, of: .init(levels: [.init(caps: [], root: branch)]))
          guard case .certified(let least, _) = whole else { continue }
          compared += 1
          #expect(least <= bound)
        }
      }
    }
    #expect(compared > 100)
  }

  @Test("With more of a resource no plan of the larger case is below the bound")
  func raising() throws {
    var random = TestRandom(seed: 47)
    var raised = 0
    for _ in 0..<80 {
      var planningCase = SmallCase.make(Self.options(&random), &random)
      let leaf = BoundCertificate.Node.leaf(RandomCertificate.multipliers(planningCase, level: 0, &random))
      let whatIf = CertifiedWhatIf(planningCase, certificate: .init(levels: [.init(caps: [], root: leaf)]))
      guard let site = planningCase.instance.sites.first(where: { $0.people != nil }) else { continue }
      let bound = whatIf.bound(ofLevel: 0, raising: .site(site.id, .people), by: 2)
      var scenario = planningCase.scenario
      scenario.changes.sites = [site.id: ["people": (site.people ?? 0) + 2]]
      planningCase = PlanningCase(instance: planningCase.instance, scenario: scenario, earlier: planningCase.earlier)
      guard case .atLeast(let least) = bound else { continue }
      raised += 1
      let best = try EveryPlan(of: planningCase).best(level: 0, caps: [])
      #expect(best.map { least <= $0 } ?? true)
    }
    #expect(raised > 30)
  }

  @Test("A plan found with a household held there obeys the rules, and is never better than the best such plan")
  func counterfactual() throws {
    var random = TestRandom(seed: 53)
    var (found, best) = (0, 0)
    for _ in 0..<40 {
      let planningCase = SmallCase.make(Self.options(&random), &random)
      let every = try EveryPlan(of: planningCase)
      guard let start = every.entries.min(by: { $0.values.lexicographicallyPrecedes($1.values) }) else { continue }
      let search = try Counterfactual(planningCase, plan: start.plan)
      for (household, it) in planningCase.instance.households.enumerated() {
        for (site, at) in planningCase.instance.sites.enumerated() {
          let held = every.entries.filter { $0.plan[it.id]?.site == at.id }.map(\.values)
          let plan = search.plan(holding: household, at: site, effort: .quick)
          guard let plan else { continue }
          let reading = PlanReading(plan, in: planningCase)
          #expect(PlanCheck.violations(reading).isEmpty)
          #expect(reading.sites[household] == site)
          let value = try reading.value().levels
          let least = held.min { $0.lexicographicallyPrecedes($1) } ?? []
          #expect(!value.lexicographicallyPrecedes(least))
          found += 1
          if value == least { best += 1 }
        }
      }
    }
    #expect(found > 60)
    #expect(best * 10 > found * 6, "\(best) of \(found) are the best such plan")
  }
}
