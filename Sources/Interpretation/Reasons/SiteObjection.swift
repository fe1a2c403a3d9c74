public import Relocation

/// One thing that stands between a household and a site, as the plan stands.
public struct SiteObjection: Hashable, Sendable {
  /// What kind of thing. The raw values are stable keys for scripts.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The household may not go there, whatever else the plan does.
    case notEligible = "not_eligible"
    /// No dwelling type of the site admits a household of its size.
    case noDwelling = "no_dwelling"
    /// Somebody that it is bound to may not go there.
    case partyNotEligible = "party_not_eligible"
    /// Too little is left of something that they need.
    case full
    /// Its settlement would use more sites than it may.
    case splitsSettlement = "splits_settlement"
  }

  /// What kind of thing.
  public var kind: Kind
  /// The objection as the end of a sentence, without a full stop.
  public var text: Bilingual

  init(_ kind: Kind, _ text: Bilingual) {
    self.kind = kind
    self.text = text
  }
}

extension PlacementReasons {
  /// Everything that stands between a household and a site, both by position; empty where it could go there at once, and
  /// only the plan's value speaks against it.
  public func objections(household position: Int, site: Int) -> [SiteObjection] {
    let against = eligibility.reasonsAgainst(household: position, site: site)
    if !against.isEmpty {
      return against.map { reason in
        if case .noDwellingFits = reason { return SiteObjection(.noDwelling, reason.sentence.withoutStop) }
        return SiteObjection(.notEligible, reason.sentence.withoutStop)
      }
    }
    let party = parties.parties[parties.partyOfHousehold[position]].households
    var found: [SiteObjection] = []
    if let other = party.first(where: { !eligibility.allows(household: $0, site: site) }) {
      let id = reading.planningCase.instance.households[other].id
      let why = eligibility.reasonsAgainst(household: other, site: site).first?.sentence.withoutStop
      found.append(
        SiteObjection(
          .partyNotEligible,
          Bilingual(
            zh: "与其同去的户 \(id) 不可选：\(why?.zh ?? "")",
            en: "household \(id), which goes with it, may not: \(why?.en ?? "")")))
    }
    let newcomers = party.filter { reading.sites[$0] != site }
    if let shortage = room.shortage(for: newcomers, site: site) { found.append(SiteObjection(.full, shortage.text)) }
    return found + splits(party, site)
  }

  /// Settlements of a party that would use more sites than they may if it went to a site.
  private func splits(_ party: [Int], _ site: Int) -> [SiteObjection] {
    let planningCase = reading.planningCase
    guard let most = planningCase.scenario.rules.sitesPerSettlement else { return [] }
    let settlements = Set(party.map { planningCase.settlementOfHousehold[$0] }).sorted()
    return settlements.compactMap { settlement in
      let others = planningCase.householdsOfSettlement[settlement].filter { !party.contains($0) }
      let used = Set(others.compactMap { reading.sites[$0] }).union([site])
      guard used.count > most else { return nil }
      let name = planningCase.instance.settlements[settlement].label
      return SiteObjection(
        .splitsSettlement,
        Bilingual(
          zh: "自然屯 \(name) 将分在 \(used.count) 个安置点，最多 \(most) 个",
          en: "settlement \(name) would be split over \(used.count) sites, at most \(most) are allowed"))
    }
  }
}

extension Bilingual {
  /// The texts without the full stops at their ends.
  var withoutStop: Bilingual {
    Bilingual(zh: zh.last == "。" ? String(zh.dropLast()) : zh, en: en.last == "." ? String(en.dropLast()) : en)
  }
}
