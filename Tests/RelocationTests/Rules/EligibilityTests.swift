import Relocation
import Testing

@Suite("Which household may go where")
struct EligibilityTests {
  @Test("Every reason is given, in both languages")
  func reasons() {
    let instance = Facts.instance(
      [Household(id: "H1", settlement: "A", people: 7, pinnedSite: "S1", barredSites: ["X1"])],
      sites: [Site(id: "S1"), Site(id: "X1", region: .crossRegion)],
      dwellings: [
        Dwelling(site: "X1", type: "D", minPeople: 1, maxPeople: 6),
        Dwelling(site: "X1", type: "E", minPeople: 7, count: 0),
      ],
      distances: [Facts.leg("A", "X1"): 912])
    let scenario = Facts.scenario(changes: InstanceChanges(close: ["X1"])) {
      $0.consentForCrossRegion = true
      $0.maxDistanceTenths = 900
    }
    let eligibility = Eligibility(PlanningCase(instance: instance, scenario: scenario))
    let reasons = eligibility.reasonsAgainst("H1", "X1")
    #expect(
      reasons == [
        .closed, .pinnedElsewhere("S1"), .barred, .notConsenting, .tooFar(distanceTenths: 912, limitTenths: 900),
        .noDwellingFits(people: 7),
      ])
    #expect(
      reasons?.map(\.sentence.zh) == [
        "该安置点在本方案中关闭。", "该户已指定安置在 S1。", "该点是该户的不可安置点。", "该户没有同意县外安置。", "距离 91.2 公里，超过最远 90.0 公里。",
        "该点没有可供 7 人居住的户型。",
      ])
    #expect(
      reasons?.map(\.sentence.en) == [
        "This scenario closes the site.", "The household is pinned to site S1.",
        "The site is barred for the household.",
        "The household does not consent to leave the county.", "The site is 91.2 km away; the limit is 90.0 km.",
        "The site has no dwelling type for a household of 7 people.",
      ])
    #expect(eligibility.reasonsAgainst("H1", "S1") == [])
    #expect(eligibility.reasonsAgainst("H9", "S1") == nil)
    #expect(eligibility.reasonsAgainst("H1", "S9") == nil)
  }

  /// The rules that eligibility is about.
  private static let pairRules: Set<RuleKind> = [
    .closedSite, .pinnedSite, .barredSite, .consent, .maxDistance, .dwellingSize, .dwellingType,
  ]

  @Test("On random plans a household breaks a rule of its own exactly where eligibility has a reason")
  func agreesWithChecks() {
    var random = TestRandom(seed: 20170)
    var reasonCount = 0
    var freeCount = 0
    for _ in 0..<300 {
      let subject = RandomCase.make(&random)
      let eligibility = Eligibility(subject)
      var plan = Plan()
      for household in subject.instance.households where random.chance(80) {
        guard let site = RandomCase.siteIDs.randomElement(using: &random) else { continue }
        let fitting = subject.instance.dwellings(for: household.people, at: site)
        let rows = subject.instance.dwellings(at: site)
        let type = (fitting.randomElement(using: &random) ?? rows.first)?.type
        plan[household.id] = Assignment(site: site, dwelling: type)
      }
      let found = PlanCheck.violations(of: plan, in: subject)
      for (position, household) in subject.instance.households.enumerated() {
        guard let assignment = plan[household.id], let site = subject.instance.index(of: assignment.site) else {
          continue
        }
        let reasons = eligibility.reasonsAgainst(household: position, site: site)
        let broken = Set(found.filter { $0.households.contains(household.id) }.map(\.rule))
        let stockless = assignment.dwelling.flatMap { subject.instance.dwelling($0, at: assignment.site)?.count } == 0
        let own = broken.intersection(Self.pairRules).union(stockless ? [.dwellingSize] : [])
        #expect(own == Set(reasons.map(\.rule)), "\(household) at \(assignment)")
        #expect(eligibility.allows(household: position, site: site) == reasons.isEmpty)
        if reasons.isEmpty { freeCount += 1 } else { reasonCount += 1 }
      }
    }
    #expect(reasonCount > 300 && freeCount > 300, "both answers must have been put to the test")
  }

  @Test("The list of sites is the sites without a reason, beyond one machine word too")
  func manySites() {
    let sites = (0..<130).map { Site(id: SiteID("S\($0)"), region: $0 % 3 == 0 ? .crossRegion : .inCounty) }
    let instance = Facts.instance(
      [Household(id: "H", settlement: "A", people: 1, barredSites: ["S64", "S128"])], sites: sites)
    let eligibility = Eligibility(
      PlanningCase(instance: instance, scenario: Facts.scenario { $0.consentForCrossRegion = true }))
    let expected = instance.sites.indices.filter { eligibility.reasonsAgainst(household: 0, site: $0).isEmpty }
    #expect(eligibility.sites(forHousehold: 0) == expected)
    #expect(expected.count == 130 - 44 - 2)
  }
}
