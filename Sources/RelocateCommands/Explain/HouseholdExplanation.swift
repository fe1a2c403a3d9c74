import Interpretation
import Planning
import Relocation

/// Why one household is where it is, and what it would take to have it elsewhere; what `explain --household --json` prints.
struct HouseholdExplanation: Encodable {
  /// A sentence in both languages, with a key for scripts.
  struct Point: Encodable {
    var key: String
    var zh: String
    var en: String

    init(_ key: String, _ text: Bilingual) {
      self.key = key
      zh = text.zh
      en = text.en
    }

    var text: Bilingual { Bilingual(zh: zh, en: en) }
  }

  /// Another site.
  struct Other: Encodable {
    var site: String
    var name: String?
    var wishRank: Int?
    var km: String?
    /// What stands against it; empty where only the plan's value does.
    var objections: [Point]
    /// Absent where the household or those bound to it may not go there at all.
    var price: MovePrice?
  }

  var household: String
  var people: Int
  var settlement: String
  /// Absent where it is left out.
  var site: String?
  var siteName: String?
  var wishRank: Int?
  var km: String?
  var dwelling: String?
  var reason: Point
  var rules: [Point]
  /// Those who must go where it goes.
  var boundTo: [String]
  var others: [Other]

  /// - Parameter price: the price of a site, by position.
  init(_ reading: PlanReading, _ position: Int, party: [Int], price: (Int) throws -> MovePrice?) rethrows {
    let instance = reading.planningCase.instance
    let reasons = PlacementReasons(reading)
    let it = instance.households[position]
    household = it.id.rawValue
    people = it.people
    settlement = it.settlement.rawValue
    func km(_ site: Int) -> String? {
      reading.planningCase.distanceTenths(household: position, site: site).map { FixedPoint.tenths($0) }
    }
    if let at = reading.sites[position] {
      site = instance.sites[at].id.rawValue
      siteName = instance.sites[at].name
      wishRank = it.wishRank(of: instance.sites[at].id)
      self.km = km(at)
      dwelling = reading.assignments[position]?.dwelling?.rawValue
    }
    let why = reasons.reason(forHousehold: position)
    reason = Point(why.code.rawValue, why.sentence)
    rules = reasons.appliedRules(household: position).map { Point($0.rule.rawValue, $0.sentence) }
    boundTo = party.filter { $0 != position }.map { instance.households[$0].id.rawValue }
    others = try instance.sites.indices.filter { reading.sites[position] != $0 }.map { site in
      let objections = reasons.objections(household: position, site: site)
      let isBarred = objections.contains { [.notEligible, .noDwelling, .partyNotEligible].contains($0.kind) }
      return Other(
        site: instance.sites[site].id.rawValue, name: instance.sites[site].name,
        wishRank: it.wishRank(of: instance.sites[site].id), km: km(site),
        objections: objections.map { Point($0.kind.rawValue, $0.text) }, price: isBarred ? nil : try price(site))
    }
  }
}
