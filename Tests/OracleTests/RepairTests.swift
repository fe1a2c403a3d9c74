import Formulation
import InstanceFiles
import Planning
import Relocation
import Testing

@Suite("What would make a plan possible")
struct RepairTests {
  /// Impossible cases of which trying plans tells everything: small, and with nothing below zero.
  static let cases: [TinyCase] = {
    var cases: [TinyCase] = []
    for number in 1...3_000 where cases.count < 110 {
      var maker = TinyCaseMaker(seed: UInt64(number))
      let planningCase = maker.make()
      guard planningCase.instance.households.count <= 5, !planningCase.countsBelowZero else { continue }
      guard BruteForce(planningCase).answer() == .impossible else { continue }
      cases.append(TinyCase(number: number, planningCase: planningCase, oracle: .impossible))
    }
    return cases
  }()

  static func impossibility(of tinyCase: TinyCase) throws -> Impossibility? {
    let outcome = try findPlan(for: tinyCase.planningCase, options: PlanningOptions(threads: 1))
    guard case .impossible(let found) = outcome else {
      Issue.record("case \(tinyCase.number): \(outcome)")
      return nil
    }
    return found
  }

  @Test("is as small as trying every plan finds: fewest rules given up, then fewest units")
  func smallest() throws {
    #expect(Self.cases.count >= 100)
    var byRules: [Int: Int] = [:]
    for tinyCase in Self.cases {
      guard let found = try Self.impossibility(of: tinyCase) else { continue }
      var numbers = ElasticBruteForce(tinyCase.planningCase, countsSizes: false)
      let units = numbers.leastUnits()
      #expect((units == nil) == found.changes.isEmpty, "case \(tinyCase.number): \(found.changes)")
      if let units { #expect(found.changes.reduce(0) { $0 + abs($1.amount) } == units, "case \(tinyCase.number)") }
      let least = tinyCase.planningCase.leastRepair
      let way = found.ways.first
      #expect(way?.rulesGivenUp == least?.rules && way?.units == least?.units, "case \(tinyCase.number): \(found.ways)")
      #expect(!found.ways.contains { !$0.isProvenSmallest }, "case \(tinyCase.number)")
      byRules[way?.rulesGivenUp ?? -1, default: 0] += 1
    }
    #expect(byRules[0, default: 0] > 30 && byRules[1, default: 0] > 10, "\(byRules)")
  }

  @Test("is written so that the scenario with it has a plan")
  func applied() throws {
    var tried = 0
    for tinyCase in Self.cases {
      guard let found = try Self.impossibility(of: tinyCase) else { continue }
      #expect(found.ways.count <= 5 && Set(found.ways.map(\.scenario)).count == found.ways.count)
      for way in found.ways {
        let scenario = try Self.readBack(way.scenario)
        let changed = PlanningCase(
          instance: tinyCase.planningCase.instance, scenario: scenario, earlier: tinyCase.planningCase.earlier)
        let outcome = try findPlan(for: changed, options: PlanningOptions(threads: 1))
        guard case .planned(let result) = outcome else {
          Issue.record("case \(tinyCase.number): \(way)")
          continue
        }
        #expect(PlanCheck.violations(of: result.plan, in: changed).isEmpty)
        tried += 1
      }
    }
    #expect(tried > 200, "\(tried)")
  }

  /// Through its text, as a user would.
  private static func readBack(_ scenario: Scenario) throws -> Scenario {
    // No file can ask for no site at all; such a case is taken as it is.
    if scenario.rules.sitesPerSettlement == 0 { return scenario }
    return try parseScenario(text: scenarioText(scenario), fileName: "way.yaml").scenario
  }

  @Test("comes with limits that clash, and that do not without any one of them")
  func clash() throws {
    var seen = 0
    for tinyCase in Self.cases {
      guard let clash = try Self.impossibility(of: tinyCase)?.clash else { continue }
      #expect(clash.isIrreducible, "case \(tinyCase.number)")
      let all = Set(clash.members)
      #expect(tinyCase.planningCase.isImpossible(keeping: all) == true, "case \(tinyCase.number): \(clash)")
      for member in clash.members {
        let others = all.subtracting([member])
        #expect(tinyCase.planningCase.isImpossible(keeping: others) == false, "case \(tinyCase.number): \(member)")
      }
      seen += 1
    }
    #expect(seen > 60, "\(seen)")
  }
}

extension PlanningCase {
  /// Whether some limit counts amounts below zero.
  var countsBelowZero: Bool { scenario.limits.contains { amounts(of: $0).contains { $0 < 0 } } }

  /// The rules of the case that may be given up.
  var rulesToGiveUp: [RelaxedRule] {
    var rules: [RelaxedRule] = []
    if scenario.rules.kinTogether { rules.append(.kinTogether) }
    if scenario.rules.wholeSettlements == .hard { rules.append(.wholeSettlements) }
    if scenario.rules.sitesPerSettlement != nil { rules.append(.sitesPerSettlement) }
    if asksConsent { rules.append(.consent) }
    if scenario.rules.maxDistanceTenths != nil { rules.append(.maxDistance) }
    rules += scenario.changes.close.sorted().map { .closing($0) }
    rules += instance.households.filter { $0.pinnedSite != nil }.map { .pin($0.id) }
    if scenario.rules.placeEveryone { rules.append(.placeEveryone) }
    return rules
  }

  /// The fewest rules, then the fewest units, by trying plans; `nil` where giving up three rules does not help.
  var leastRepair: (rules: Int, units: Int)? {
    let rules = rulesToGiveUp
    for count in 0...min(3, rules.count) {
      let units = Self.subsets(of: rules, count).compactMap { chosen -> Int? in
        var search = ElasticBruteForce(without(chosen), countsSizes: true)
        return search.leastUnits()
      }
      if let least = units.min() { return (count, least) }
    }
    return nil
  }

  static func subsets(of rules: [RelaxedRule], _ count: Int) -> [[RelaxedRule]] {
    guard count > 0 else { return [[]] }
    return rules.indices.flatMap { first in
      subsets(of: Array(rules[(first + 1)...]), count - 1).map { [rules[first]] + $0 }
    }
  }

  /// The case without some rules.
  func without(_ relaxed: [RelaxedRule]) -> PlanningCase {
    var scenario = scenario
    var free: Set<HouseholdID> = []
    for rule in relaxed {
      switch rule {
      case .placeEveryone: scenario.rules.placeEveryone = false
      case .kinTogether: scenario.rules.kinTogether = false
      case .wholeSettlements: scenario.rules.wholeSettlements = .off
      case .consent: scenario.rules.consentForCrossRegion = false
      case .maxDistance: scenario.rules.maxDistanceTenths = nil
      case .sitesPerSettlement: scenario.rules.sitesPerSettlement = nil
      case .closing(let site): scenario.changes.close.remove(site)
      case .pin(let household): free.insert(household)
      case .share(let limit): scenario.limits[limit].shareAtMost = nil
      }
    }
    scenario.changes = InstanceChanges(close: scenario.changes.close)
    let households = instance.households.map { household in
      guard free.contains(household.id) else { return household }
      var free = household
      free.pinnedSite = nil
      return free
    }
    return PlanningCase(instance: instance.replacing(households: households), scenario: scenario, earlier: earlier)
  }

  /// Whether there is no plan where only these limits and rules hold.
  func isImpossible(keeping members: Set<RuleClash.Member>) -> Bool {
    let base = without(rulesToGiveUp.filter { !members.contains(.rule($0)) })
    var scenario = base.scenario
    for position in scenario.limits.indices {
      if !members.contains(.limit(.limit(position), isUpper: true)) { scenario.limits[position].atMost = nil }
      if !members.contains(.limit(.limit(position), isUpper: false)) { scenario.limits[position].atLeast = nil }
    }
    let sites = base.instance.sites.map { site in
      var site = site
      func keep(_ resource: SiteResource) -> Bool { members.contains(.limit(.site(site.id, resource), isUpper: true)) }
      if !keep(.people) { site.people = nil }
      if !keep(.households) { site.households = nil }
      if !keep(.preschool) { site.preschool = nil }
      if !keep(.primary) { site.primary = nil }
      if !keep(.middle) { site.middle = nil }
      if !keep(.jobs) { site.jobs = nil }
      if !members.contains(.limit(.site(site.id, .people), isUpper: false)) { site.minPeople = nil }
      return site
    }
    let dwellings = base.instance.dwellings.map { dwelling in
      var dwelling = dwelling
      let name = ResourceName.dwelling(dwelling.site, dwelling.type, row: 0)
      if !members.contains(.limit(name, isUpper: true)) { dwelling.count = nil }
      return dwelling
    }
    let changed = PlanningCase(
      instance: base.instance.replacing(sites: sites, dwellings: dwellings), scenario: scenario, earlier: earlier)
    return BruteForce(changed).answer() == .impossible
  }
}
