import Interpretation
import Relocation

/// Who is at a site and why those who wished for it are not; what `explain --site --json` prints.
struct SiteExplanation: Encodable {
  /// Households that have something in common.
  struct Count: Encodable {
    var key: String
    var zh: String
    var en: String
    var households: Int
    var people: Int
  }

  /// One household that wished for the site and is elsewhere.
  struct Absent: Encodable {
    var household: String
    var wishRank: Int
    /// Where it is; absent where it is left out.
    var site: String?
    /// What stands between it and the site; empty where only the plan's value does.
    var objections: [HouseholdExplanation.Point]
  }

  var site: String
  var name: String?
  /// Who is there, by what became of their wishes, and by township.
  var presentByWish: [Count]
  var presentByTownship: [Count]
  /// Why those are there, by reason.
  var presentByReason: [Count]
  /// Of those who wished for it and are elsewhere, how many have which first objection.
  var absentByObjection: [Count]
  var absent: [Absent]
  /// What one more of its places would be worth.
  var binding: [PlaceWorth]

  init(_ reading: PlanReading, _ position: Int, binding: [PlaceWorth]) {
    let instance = reading.planningCase.instance
    let it = instance.sites[position]
    let present = reading.householdsAtSite[position]
    let reasons = PlacementReasons(reading)
    site = it.id.rawValue
    name = it.name
    self.binding = binding
    presentByWish = Self.counts(present, instance) { household in
      let outcome = WishOutcome(of: instance.households[household], at: it.id)
      return (outcome.rawValue, outcome.title)
    }
    presentByTownship = Self.counts(present, instance) { household in
      let name = reading.planningCase.settlement(ofHousehold: household).township ?? ""
      let unknown = Bilingual(zh: "（未填乡镇）", en: "(no township)")
      return (name, name.isEmpty ? unknown : Bilingual(zh: name, en: name))
    }
    presentByReason = Self.counts(present, instance) { household in
      let code = reasons.code(forHousehold: household)
      return (code.rawValue, code.title)
    }
    let wishing = instance.households.indices.filter {
      reading.sites[$0] != position && instance.households[$0].wishRank(of: it.id) != nil
    }
    let objections = wishing.map { reasons.objections(household: $0, site: position) }
    absent = zip(wishing, objections).map { household, against in
      Absent(
        household: instance.households[household].id.rawValue,
        wishRank: instance.households[household].wishRank(of: it.id) ?? 0,
        site: reading.sites[household].map { instance.sites[$0].id.rawValue },
        objections: against.map { .init($0.kind.rawValue, $0.text) })
    }
    let first = Dictionary(zip(wishing, objections.map { $0.first }), uniquingKeysWith: { one, _ in one })
    absentByObjection = Self.counts(wishing, instance) { household in
      let kind = (first[household] ?? nil)?.kind
      return (kind?.rawValue ?? "best_for_all", Self.title(kind))
    }
  }

  private static func title(_ kind: SiteObjection.Kind?) -> Bilingual {
    switch kind {
    case .notEligible: Bilingual(zh: "不可选此点", en: "may not go there")
    case .noDwelling: Bilingual(zh: "没有合适的户型", en: "no flat of its type")
    case .partyNotEligible: Bilingual(zh: "同去的户不可选此点", en: "one it goes with may not go there")
    case .full: Bilingual(zh: "已满", en: "full")
    case .splitsSettlement: Bilingual(zh: "会使本屯过于分散", en: "would split the settlement")
    case nil: Bilingual(zh: "会使整个方案变差", en: "would worsen the plan as a whole")
    }
  }

  /// The most numerous first, equal ones by key.
  private static func counts(
    _ households: [Int], _ instance: Instance, _ key: (Int) -> (key: String, title: Bilingual)
  ) -> [Count] {
    var found: [String: Count] = [:]
    for household in households {
      let (key, title) = key(household)
      var count = found[key] ?? Count(key: key, zh: title.zh, en: title.en, households: 0, people: 0)
      count.households += 1
      count.people += instance.households[household].people
      found[key] = count
    }
    return found.values.sorted { ($0.households, $1.key) > ($1.households, $0.key) }
  }
}
