import Relocation
import Testing

extension RuleFamily {
  /// A random case of which this rule is a part.
  func planningCase(number: Int) -> PlanningCase {
    var maker = TinyCaseMaker(seed: UInt64(20_000 + number))
    let made = maker.make()
    var draws = Draws(seed: UInt64(number * 31 + 7))
    var scenario = made.scenario
    var households = made.instance.households
    var earlier = made.earlier
    impose(on: &scenario, made.instance, &draws)
    impose(on: &households, made.instance, &draws)
    if self == .moved, earlier == nil { earlier = Self.earlier(made.instance, &draws) }
    let sites = imposed(on: made.instance.sites, &draws)
    let dwellings =
      self == .dwellings && made.instance.dwellings.isEmpty
      ? [Dwelling(site: sites[0].id, type: "D1", minPeople: 1, maxPeople: 4, count: 2)] : made.instance.dwellings
    let instance = Instance(
      households: households, settlements: made.instance.settlements.map { moving($0) }, sites: sites,
      dwellings: dwellings, distances: made.instance.distancesTenths, scores: made.instance.scoresThousandths,
      columns: made.instance.columns.merging([.households: ["accepts_cross_region"]]) { $0.union($1) })
    return PlanningCase(instance: instance, scenario: scenario, earlier: earlier)
  }

  private func impose(on scenario: inout Scenario, _ instance: Instance, _ draws: inout Draws) {
    let site = draws.one(of: instance.sites).id
    let people = instance.households.reduce(0) { $0 + $1.people }
    switch self {
    case .placeEveryone: scenario.rules.placeEveryone = true
    case .wholeSettlements: scenario.rules.wholeSettlements = .hard
    case .sitesPerSettlement: scenario.rules.sitesPerSettlement = draws.number(1...2)
    case .kinTogether: scenario.rules.kinTogether = true
    case .consent: scenario.rules.consentForCrossRegion = true
    case .jobs: scenario.rules.oneJobPerWorkingHousehold = true
    case .maxDistance: scenario.rules.maxDistanceTenths = draws.number(200...600)
    case .pins: scenario.changes.pin = [draws.one(of: instance.households).id: site]
    case .closings: scenario.changes.close = [site]
    case .capacityChanges: scenario.changes.sites = [site: ["people": draws.number(1...people), "households": 2]]
    case .newSites:
      scenario.changes.newSites = [
        NewSite(site: Site(id: "NEW", name: "new", people: draws.number(2...people), costPerPersonYuan: 3))
      ]
    case .atMost, .atLeast, .exactly, .shareAtMost: scenario.limits.append(limit(people, site, &draws))
    case .priorities, .wishes, .distance, .split, .moved, .cost, .score, .worst, .tolerance:
      scenario.objectives = objectives(&draws)
    case .places, .schoolPlaces, .minPeople, .dwellings, .bars: break
    }
  }

  private func limit(_ people: Int, _ site: SiteID, _ draws: inout Draws) -> Limit {
    var limit = Limit(
      name: "the rule", measure: draws.one(of: [.people, .households, .column("workers")]),
      where: draws.one(of: [[:], ["category": "registered_poor"], ["township": "T1"]]),
      sites: draws.one(of: [.all, .listed([site]), .matching(["region": "in_county"])]))
    switch self {
    case .atMost: limit.atMost = draws.number(0...people / 2)
    case .atLeast: limit.atLeast = draws.number(1...4)
    case .exactly:
      let amount = draws.number(1...3)
      limit.atLeast = amount
      limit.atMost = amount
    default: limit.shareAtMost = Share(millionths: draws.one(of: [250_000, 333_333, 400_000, 600_000]))
    }
    return limit
  }

  private func objectives(_ draws: inout Draws) -> [ObjectiveLevel] {
    let unplaced = ObjectiveLevel([.init(.unplaced, weight: 1)])
    let column = draws.one(of: ["township", "settlement", "category", TinyCaseMaker.ownColumn])
    let other = draws.one(of: ["township", "category", "workers"])
    let worst = ObjectiveLevel.Term(.worst(column), weight: draws.number(1...3))
    let some: [ObjectiveLevel.Term] = [.init(.wishes, weight: draws.number(1...30)), .init(.distance, weight: 1)]
    switch self {
    case .priorities: return [ObjectiveLevel([.init(.unplaced, weight: 1)])]
    case .wishes: return [unplaced, ObjectiveLevel([.init(.wishes, weight: draws.number(1...9))])]
    case .distance: return [unplaced, ObjectiveLevel([.init(.distance, weight: draws.number(1...9))])]
    case .split: return [unplaced, ObjectiveLevel([.init(.split, weight: 1)]), ObjectiveLevel(some)]
    case .moved: return [unplaced, ObjectiveLevel([.init(.moved, weight: 1)]), ObjectiveLevel(some)]
    case .cost: return [unplaced, ObjectiveLevel([.init(.cost, weight: draws.number(1...9))])]
    case .score: return [unplaced, ObjectiveLevel([.init(.score(TinyCaseMaker.scoreColumn), weight: 1)])]
    case .tolerance:
      return [
        ObjectiveLevel([.init(.unplaced, weight: 1)], tolerance: draws.number(1...3)),
        ObjectiveLevel([some[0]], tolerance: draws.number(1...40)), ObjectiveLevel([some[1]]),
      ]
    default:
      return draws.one(of: [
        [unplaced, ObjectiveLevel([worst])],
        [unplaced, ObjectiveLevel([worst], tolerance: draws.one(of: [0, 20_000])), ObjectiveLevel(some)],
        [unplaced, ObjectiveLevel([worst, .init(.split, weight: 5_000), .init(.cost, weight: 900)])],
        [ObjectiveLevel([.init(.unplaced, weight: 90_000), worst, .init(.worst(other), weight: 2)])],
        [unplaced, ObjectiveLevel([worst]), ObjectiveLevel([.init(.worst(other), weight: 1)]), ObjectiveLevel(some)],
      ])
    }
  }
}

// MARK: - Tables

extension RuleFamily {
  private func impose(on households: inout [Household], _ instance: Instance, _ draws: inout Draws) {
    for index in households.indices {
      switch self {
      case .consent: households[index].acceptsCrossRegion = draws.one(of: [true, false, nil])
      case .kinTogether where draws.chance(50): households[index].kin = "K1"
      case .jobs: households[index].workers = draws.number(0...2)
      case .bars where draws.chance(40): households[index].barredSites = [draws.one(of: instance.sites).id]
      case .priorities: households[index].hazard = draws.number(0...3)
      default: break
      }
    }
  }

  private func imposed(on sites: [Site], _ draws: inout Draws) -> [Site] {
    sites.enumerated().map { position, site in
      var site = site
      switch self {
      case .consent where position == 0: site.region = .crossRegion
      case .jobs: site.jobs = draws.number(0...2)
      case .schoolPlaces: (site.preschool, site.primary, site.middle) = (1, draws.number(0...3), draws.number(0...2))
      // Roomy enough for some cases to hold everyone.
      case .placeEveryone:
        site.people = site.people.map { $0 * 2 }
        (site.households, site.preschool, site.primary, site.middle, site.jobs) = (nil, nil, nil, nil, nil)
      case .minPeople where position == 0: site.minPeople = draws.number(1...6)
      default: break
      }
      return site
    }
  }

  private func moving(_ settlement: Settlement) -> Settlement {
    var settlement = settlement
    if self == .wholeSettlements { settlement.move = .whole }
    return settlement
  }

  private static func earlier(_ instance: Instance, _ draws: inout Draws) -> Plan {
    var plan = Plan()
    for household in instance.households where draws.chance(80) {
      let site = draws.one(of: instance.sites).id
      plan[household.id] = Assignment(site: site, dwelling: instance.dwellings(at: site).first?.type)
    }
    return plan
  }
}
