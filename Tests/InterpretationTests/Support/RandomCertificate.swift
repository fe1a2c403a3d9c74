import Formulation
import Relocation

/// Certificates with any multipliers and any tree: whatever they say, what they prove must be true.
enum RandomCertificate {
  static func node(
    _ planningCase: PlanningCase, level: Int, depth: Int, _ random: inout TestRandom
  ) -> BoundCertificate.Node {
    guard depth > 0, random.chance(70) else { return .leaf(multipliers(planningCase, level: level, &random)) }
    return .branch(
      condition(planningCase, &random), holds: node(planningCase, level: level, depth: depth - 1, &random),
      fails: node(planningCase, level: level, depth: depth - 1, &random))
  }

  /// A tree with nodes that strike places off and add planes, for cases whose settlements bind nobody.
  ///
  /// - Parameters:
  ///   - numbers: what places are struck off above.
  ///   - planes: how many there are on the way.
  static func narrowed(
    _ planningCase: PlanningCase, level: Int, below numbers: ClosedRange<Int>, depth: Int, planes: Int = 0,
    _ random: inout TestRandom
  ) -> BoundCertificate.Node {
    var own = multipliers(planningCase, level: level, &random)
    own.links = [:]
    for plane in 0..<planes where random.chance(60) {
      own.planes[String(plane)] = Int.random(in: 0...40, using: &random)
    }
    if depth == 0 || planes > 0 && random.chance(20) { return .leaf(own) }
    func rest(_ count: Int) -> BoundCertificate.Node {
      narrowed(planningCase, level: level, below: numbers, depth: depth - 1, planes: count, &random)
    }
    if planes > 0, random.chance(40) {
      let household = planningCase.instance.households.randomElement(using: &random)?.id.rawValue ?? ""
      let site = SmallCase.siteIDs.randomElement(using: &random)?.rawValue ?? ""
      return .branch(.householdAt(household: household, site: site), holds: rest(planes), fails: rest(planes))
    }
    let count = Int.random(in: 0...3, using: &random)
    let added = (0..<count).map { plane(planningCase, level: level, earlier: planes + $0, &random) }
    return .narrow(own, below: Int.random(in: numbers, using: &random), planes: added, rest: rest(planes + count))
  }

  private static func plane(
    _ planningCase: PlanningCase, level: Int, earlier: Int, _ random: inout TestRandom
  ) -> BoundCertificate.Plane {
    var resources: [String: Int] = [:]
    for (name, price) in multipliers(planningCase, level: level, &random).resources where price > 0 {
      resources[name] = Int.random(in: -4...4, using: &random)
    }
    var planes: [String: Int] = [:]
    for plane in 0..<earlier where random.chance(30) { planes[String(plane)] = Int.random(in: -2...2, using: &random) }
    return BoundCertificate.Plane(
      divisor: Int.random(in: 1...7, using: &random),
      grain: random.chance(70) ? 1 : Int.random(in: 2...4, using: &random),
      resources: resources, planes: planes)
  }

  static func condition(_ planningCase: PlanningCase, _ random: inout TestRandom) -> BoundCertificate.Condition {
    let site = SmallCase.siteIDs.randomElement(using: &random)?.rawValue ?? ""
    if random.chance(60) {
      let settlement = SmallCase.settlementIDs.randomElement(using: &random)?.rawValue ?? ""
      return .settlementUses(settlement: settlement, site: site)
    }
    let household = planningCase.instance.households.randomElement(using: &random)?.id.rawValue ?? ""
    return .householdAt(household: household, site: site)
  }

  static func multipliers(
    _ planningCase: PlanningCase, level: Int, _ random: inout TestRandom
  ) -> BoundCertificate.Multipliers {
    var resources: [String: Int] = [:]
    func price(_ name: ResourceName, upper: Int?, lower: Int?) {
      if upper != nil, random.chance(35) {
        resources[name.description] = Int.random(in: 0...90, using: &random)
      } else if lower != nil, random.chance(35) {
        resources[name.description] = -Int.random(in: 0...90, using: &random)
      }
    }
    for site in planningCase.instance.sites {
      let isClosed = planningCase.scenario.changes.close.contains(site.id)
      price(.site(site.id, .people), upper: site.people, lower: isClosed ? nil : site.minPeople)
      price(.site(site.id, .households), upper: site.households, lower: nil)
      price(.site(site.id, .primary), upper: site.primary, lower: nil)
      if planningCase.scenario.rules.oneJobPerWorkingHousehold {
        price(.site(site.id, .jobs), upper: site.jobs, lower: nil)
      }
    }
    for dwelling in planningCase.instance.dwellings {
      price(.dwelling(dwelling.site, dwelling.type, row: 0), upper: dwelling.count, lower: nil)
    }
    for (position, limit) in planningCase.scenario.limits.enumerated() {
      price(.limit(position), upper: limit.atMost, lower: limit.atLeast)
    }
    return BoundCertificate.Multipliers(
      scale: Int.random(in: 1...5, using: &random),
      earlierLevels: (0..<level).map { _ in Int.random(in: 0...30, using: &random) }, resources: resources,
      links: links(planningCase, &random))
  }

  /// Links of the kin group that crosses from the settlement of its first household to the other.
  private static func links(_ planningCase: PlanningCase, _ random: inout TestRandom) -> [String: Int] {
    var links: [String: Int] = [:]
    for part in crossingParts(planningCase) {
      for site in planningCase.instance.sites where random.chance(50) {
        links["\(part)/\(site.id)"] = Int.random(in: -60...60, using: &random)
      }
    }
    return links
  }

  /// The first household of each part of a party but the first: found by following kin and whole settlements until
  /// nothing more joins.
  static func crossingParts(_ planningCase: PlanningCase) -> [HouseholdID] {
    let households = planningCase.instance.households
    let rules = planningCase.scenario.rules
    func areBound(_ left: Household, _ right: Household) -> Bool {
      let isWhole = planningCase.instance.settlement(left.settlement)?.move == .whole && rules.wholeSettlements == .hard
      let areKin = rules.kinTogether && left.kin == right.kin && left.kin?.isEmpty == false
      return left.settlement == right.settlement && isWhole || areKin
    }
    var parts: [HouseholdID] = []
    for start in households {
      var party = [start]
      while let next = households.first(where: { one in
        !party.contains(one) && party.contains { areBound($0, one) }
      }) {
        party.append(next)
      }
      let sorted = party.sorted { $0.id < $1.id }
      guard sorted.first == start else { continue }
      var seen: Set<SettlementID> = [start.settlement]
      for household in sorted where seen.insert(household.settlement).inserted { parts.append(household.id) }
    }
    return parts
  }
}
