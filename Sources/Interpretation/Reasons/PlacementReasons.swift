public import Relocation

/// Why every household is where it is, computed from the case and the plan alone.
///
/// The plan's occupancy tells whether a better wish had room left; where it had, granting it would have broken a rule that
/// the plan as a whole obeys or made the plan worse.
public struct PlacementReasons: Sendable {
  let reading: PlanReading
  let room: SiteRoom
  let eligibility: Eligibility
  let parties: PartyTable

  /// Prepares a plan. O(households + settlements × sites).
  public init(_ reading: PlanReading) {
    self.reading = reading
    room = SiteRoom(reading)
    eligibility = Eligibility(reading.planningCase)
    parties = PartyTable(reading.planningCase)
  }

  private var instance: Instance { reading.planningCase.instance }
  private var rules: Rules { reading.planningCase.scenario.rules }

  /// Why a household, by position, is where it is.
  public func reason(forHousehold position: Int) -> PlacementReason {
    let code = code(forHousehold: position)
    guard let site = reading.sites[position] else {
      return PlacementReason(code: code, sentence: sentenceUnplaced(code, position))
    }
    return PlacementReason(code: code, sentence: sentence(code, position, at: site))
  }

  /// The code of ``reason(forHousehold:)``, without the work of its sentence.
  public func code(forHousehold position: Int) -> ReasonCode {
    reading.sites[position].map { codePlaced(position, at: $0) } ?? codeUnplaced(position)
  }

  /// What stood between a household and a site, both by position, where it is not placed now.
  public func obstacle(household: Int, site: Int) -> WishObstacle {
    let against = eligibility.reasonsAgainst(household: household, site: site)
    if !against.isEmpty { return .notAllowed(against) }
    return room.shortage(for: [household], site: site) ?? .worseForAll
  }

  /// What stood between a household and each wish that is better than where it is, by rank from 1.
  public func obstacles(household position: Int) -> [(rank: Int, site: SiteID, obstacle: WishObstacle)] {
    let household = instance.households[position]
    let rank = reading.sites[position].flatMap { household.wishRank(of: instance.sites[$0].id) } ?? 4
    var found: [(rank: Int, site: SiteID, obstacle: WishObstacle)] = []
    for (index, wish) in household.wishes.prefix(rank - 1).enumerated() {
      guard let wish, household.wishRank(of: wish) == index + 1 else { continue }
      let between: WishObstacle =
        instance.index(of: wish).map { self.obstacle(household: position, site: $0) } ?? .unknownSite
      found.append((index + 1, wish, between))
    }
    return found
  }

  private func codePlaced(_ position: Int, at site: Int) -> ReasonCode {
    let household = instance.households[position]
    let id = instance.sites[site].id
    let rank = household.wishRank(of: id)
    if household.pinnedSite == id { return .pinned }
    if rank == 1 { return .firstWish }
    if isBoundToSettlement(position) { return .wholeSettlement }
    if parties.parties[parties.partyOfHousehold[position]].households.count > 1 { return .kin }
    if let rank { return rank == 2 ? .secondWish : .thirdWish }
    if household.statedWishes { return mayHaveAWish(position) ? .bestForAll : .noWishAllowed }
    return isNearest(position, site) ? .nearest : .noWishStated
  }

  func isBoundToSettlement(_ position: Int) -> Bool {
    let settlement = reading.planningCase.settlementOfHousehold[position]
    return rules.wholeSettlements == .hard && instance.settlements[settlement].move == .whole
      && reading.planningCase.householdsOfSettlement[settlement].count > 1
  }

  private func mayHaveAWish(_ position: Int) -> Bool {
    instance.households[position].wishes.contains { wish in
      wish.flatMap { instance.index(of: $0) }.map { eligibility.allows(household: position, site: $0) } ?? false
    }
  }

  private func isNearest(_ position: Int, _ site: Int) -> Bool {
    guard let distance = reading.planningCase.distanceTenths(household: position, site: site) else { return false }
    return eligibility.sites(forHousehold: position).allSatisfy { other in
      reading.planningCase.distanceTenths(household: position, site: other).map { distance <= $0 } ?? true
    }
  }
}

extension PlacementReasons {
  /// The households that go together with one, itself among them, and the sites where all of them may be.
  private func partyAndSites(_ position: Int) -> (party: [Int], common: [Int]) {
    let party = parties.parties[parties.partyOfHousehold[position]].households
    let own = eligibility.sites(forHousehold: position)
    return (party, own.filter { site in party.allSatisfy { eligibility.allows(household: $0, site: site) } })
  }

  private func codeUnplaced(_ position: Int) -> ReasonCode {
    if eligibility.sites(forHousehold: position).isEmpty { return .unplacedNoEligibleSite }
    let (party, common) = partyAndSites(position)
    if common.isEmpty { return .unplacedNoCommonSite }
    let isFull = common.allSatisfy { room.shortage(for: party, site: $0) != nil }
    return isFull ? .unplacedCapacity : .unplacedBestForAll
  }

  private func sentenceUnplaced(_ code: ReasonCode, _ position: Int) -> Bilingual {
    var parts = [Bilingual(zh: code.title.zh, en: code.title.en)]
    switch code {
    case .unplacedNoEligibleSite:
      parts += instance.sites.indices.map { label($0, obstacle(household: position, site: $0)) }
    case .unplacedCapacity:
      let (party, common) = partyAndSites(position)
      parts += common.compactMap { site in room.shortage(for: party, site: site).map { label(site, $0) } }
    default: break
    }
    return Self.joined(parts)
  }

  private func sentence(_ code: ReasonCode, _ position: Int, at site: Int) -> Bilingual {
    var parts = [code.title]
    if code == .wholeSettlement {
      let name = reading.planningCase.settlement(ofHousehold: position).label
      parts = [Bilingual(zh: "\(name) 整体搬迁，全屯安置在同一个点", en: "settlement \(name) moves as a whole to one site")]
    }
    if code != .pinned {
      parts += obstacles(household: position).map { rank, wish, obstacle in
        Bilingual(
          zh: "第\(["一", "二", "三"][rank - 1])志愿 \(wish)：\(obstacle.text.zh)",
          en: "wish \(rank), \(wish): \(obstacle.text.en)")
      }
    }
    return Self.joined(parts)
  }

  private func label(_ site: Int, _ obstacle: WishObstacle) -> Bilingual {
    let name = instance.sites[site].label
    return Bilingual(zh: "\(name)：\(obstacle.text.zh)", en: "\(name): \(obstacle.text.en)")
  }

  private static func joined(_ parts: [Bilingual]) -> Bilingual {
    let english = parts.map(\.en).joined(separator: "; ")
    return Bilingual(
      zh: parts.map(\.zh).joined(separator: "；") + "。",
      en: english.prefix(1).uppercased() + english.dropFirst() + ".")
  }
}
