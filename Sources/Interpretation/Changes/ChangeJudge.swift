import Relocation

/// Says why a household left the site that the earlier plan had it at: what forced the move, or what bought it.
struct ChangeJudge {
  private let reading: PlanReading
  private let reasons: PlacementReasons
  /// By household: the position of its earlier site; `nil` where it had none or that is gone.
  private let before: [Int?]
  /// By household: its earlier site, there or not.
  private let beforeID: [SiteID?]
  /// By site: what its earlier households would need beyond what it has, by resource; for sentences.
  private let excess: [[(resource: SiteResource, needed: Int, capacity: Int)]]

  init(_ reading: PlanReading, _ earlier: Plan) {
    let planningCase = reading.planningCase
    let instance = planningCase.instance
    self.reading = reading
    reasons = PlacementReasons(reading)
    let ids = instance.households.map { earlier[$0.id]?.site }
    let positions = ids.map { $0.flatMap { instance.index(of: $0) } }
    beforeID = ids
    before = positions
    excess = instance.sites.indices.map { site in
      let present = positions.indices.filter { positions[$0] == site }
      return SiteResource.allCases.compactMap { resource in
        guard resource.isLimited(by: planningCase.scenario.rules),
          let capacity = resource.capacity(of: instance.sites[site])
        else { return nil }
        let needed = present.reduce(0) { $0 + resource.amount(of: instance.households[$1]) }
        return needed > capacity ? (resource, needed, capacity) : nil
      }
    }
  }

  private var instance: Instance { reading.planningCase.instance }

  /// Why a household that the earlier plan places is not there now.
  func reason(_ position: Int) -> ChangeReason {
    if let own = ownReason(position) { return own }
    let party = reasons.parties.parties[reasons.parties.partyOfHousehold[position]].households
    if party.contains(where: { $0 != position && before[$0] != reading.sites[$0] && ownReason($0) != nil }) {
      return .bound
    }
    guard let site = before[position] else { return .siteGone }
    if !excess[site].isEmpty { return .siteShrunk }
    let objections = reasons.objections(household: position, site: site)
    if objections.contains(where: { $0.kind == .splitsSettlement }) { return .settlementTogether }
    if isBetter(position, than: site) { return .better }
    return objections.contains { $0.kind == .full } ? .madeRoom : .bestForAll
  }

  /// What concerns the household itself.
  private func ownReason(_ position: Int) -> ChangeReason? {
    guard beforeID[position] != nil else { return nil }
    guard let site = before[position] else { return .siteGone }
    if reading.planningCase.isClosed[site] { return .siteClosed }
    if let pin = instance.households[position].pinnedSite, pin != instance.sites[site].id { return .pinned }
    return reasons.eligibility.allows(household: position, site: site) ? nil : .notAllowed
  }

  /// A better wish, or as good a one and a shorter way.
  private func isBetter(_ position: Int, than site: Int) -> Bool {
    guard let now = reading.sites[position] else { return false }
    let household = instance.households[position]
    func rank(_ site: Int) -> Int { household.wishRank(of: instance.sites[site].id) ?? 4 }
    if rank(now) != rank(site) { return rank(now) < rank(site) }
    guard let new = reading.planningCase.distanceTenths(household: position, site: now),
      let old = reading.planningCase.distanceTenths(household: position, site: site)
    else { return false }
    return new < old
  }

  /// The reason with what is behind it.
  func sentence(_ reason: ChangeReason, _ position: Int, _ remark: Bilingual?) -> Bilingual {
    var parts = [reason.title]
    if let detail = detail(reason, position) { parts.append(detail) }
    if let remark { parts.append(remark) }
    let english = parts.map(\.en).joined(separator: "; ")
    return Bilingual(
      zh: parts.map(\.zh).joined(separator: "；") + "。", en: english.prefix(1).uppercased() + english.dropFirst() + ".")
  }

  private func detail(_ reason: ChangeReason, _ position: Int) -> Bilingual? {
    guard let site = before[position] else { return nil }
    switch reason {
    case .siteShrunk:
      guard let most = excess[site].max(by: { $0.needed - $0.capacity < $1.needed - $1.capacity }) else { return nil }
      let id = instance.sites[site].id
      let takers = most.resource.takers(most.needed)
      return Bilingual(
        zh: "\(id) 原有 \(takers.zh)，现可容 \(most.capacity)",
        en: "\(id) had \(takers.en) and has room for \(most.capacity)")
    case .notAllowed:
      return reasons.eligibility.reasonsAgainst(household: position, site: site).first?.sentence.withoutStop
    case .madeRoom, .settlementTogether:
      return reasons.objections(household: position, site: site).first?.text
    default: return nil
    }
  }
}
