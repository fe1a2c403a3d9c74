/// How far households that belong together are from being all at one site, or all left out.
struct Togetherness {
  /// The sites used, ascending.
  let sites: [Site]
  /// Those who are not at the site where most persons of the group are (the first of several such sites).
  let households: [HouseholdID]
  let unplacedCount: Int

  init(of members: [Int], _ reading: PlanReading) {
    let instance = reading.instance
    let used = reading.sitesUsed(by: members)
    sites = used.map { instance.sites[$0] }
    unplacedCount = members.count { reading.sites[$0] == nil }
    var people: [Int: ExactSum] = [:]
    for member in members {
      if let site = reading.sites[member] { people[site, default: ExactSum()].add(instance.households[member].people) }
    }
    let most = people.values.map(\.value).max() ?? 0
    let main = used.first { people[$0]?.value == most }
    households = members.filter { reading.sites[$0] != main }.map { instance.households[$0].id }
  }

  /// Several sites are used, or one and someone is left out.
  var isBroken: Bool { sites.count > 1 || sites.count == 1 && unplacedCount > 0 }

  /// What is broken, as the second half of a sentence.
  var text: Bilingual {
    let names = Bilingual(zh: sites.listed("、", \.label), en: sites.listed(", ", \.label))
    return Bilingual(
      zh: "用了 \(sites.count) 个安置点（\(names.zh)）" + (unplacedCount > 0 ? "，另有 \(unplacedCount) 户没有安置" : ""),
      en: "the plan uses \(English.count(sites.count, "site")) (\(names.en))"
        + (unplacedCount > 0 ? " and leaves \(English.count(unplacedCount, "household")) out" : ""))
  }
}
