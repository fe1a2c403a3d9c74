/// At a site with dwelling rows each household takes one type that the site has and that admits it, and no type is taken
/// more often than it is there. At a site without rows no dwelling is needed, and none can be taken.
struct DwellingsCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    reading.placed.compactMap { household, site in misfit(household, site, reading) }
      + reading.instance.sites.indices.flatMap { overuse(at: $0, reading) }
  }

  private func misfit(_ household: Int, _ site: Int, _ reading: PlanReading) -> RuleViolation? {
    let people = reading.instance.households[household].people
    let rows = reading.instance.dwellings(at: reading.instance.sites[site].id)
    guard let type = reading.assignments[household]?.dwelling else {
      return rows.isEmpty ? nil : RuleViolation.pair(.dwellingType, household, site, reading, sentence: Self.noType)
    }
    guard let row = rows.first(where: { $0.type == type }) else {
      return RuleViolation.pair(.dwellingType, household, site, reading) { Self.unknownType(type, $0, $1) }
    }
    if row.admits(people: people) { return nil }
    return RuleViolation.pair(.dwellingSize, household, site, reading) { Self.wrongSize(row, $0, $1) }
  }

  private func overuse(at position: Int, _ reading: PlanReading) -> [RuleViolation] {
    let site = reading.instance.sites[position]
    var taken: [DwellingTypeID: Int] = [:]
    for household in reading.householdsAtSite[position] {
      if let type = reading.assignments[household]?.dwelling { taken[type, default: 0] += 1 }
    }
    return taken.keys.sorted().compactMap { type in
      guard let used = taken[type], let count = reading.instance.dwelling(type, at: site.id)?.count, used > count
      else { return nil }
      return RuleViolation(
        rule: .dwellingCount, sites: [site.id], name: type.rawValue, amount: used - count, unit: .dwellings,
        sentence: Bilingual(
          zh: "安置点 \(site.label) 的户型 \(type) 有 \(count) 套，方案用了 \(used) 套，超出 \(used - count) 套。",
          en: "Site \(site.label) has \(English.count(count, "dwelling")) of type \(type); the plan uses \(used), "
            + "\(used - count) too many."))
    }
  }

  private static func noType(_ household: Household, _ site: Site) -> Bilingual {
    Bilingual(
      zh: "户 \(household.id) 被安排到安置点 \(site.label)，但没有给出户型。",
      en: "Household \(household.id) is placed at site \(site.label) without a dwelling type.")
  }

  private static func unknownType(_ type: DwellingTypeID, _ household: Household, _ site: Site) -> Bilingual {
    Bilingual(
      zh: "户 \(household.id) 的户型 \(type) 不在安置点 \(site.label) 的户型表中。",
      en: "Household \(household.id) takes dwelling type \(type), which site \(site.label) does not have.")
  }

  private static func wrongSize(_ row: Dwelling, _ household: Household, _ site: Site) -> Bilingual {
    Bilingual(
      zh: "户 \(household.id) 有 \(household.people) 人，安置点 \(site.label) 的户型 \(row.type) 只供 \(row.sizes.zh)。",
      en: "Household \(household.id) has \(English.people(household.people)); dwelling type \(row.type) at site "
        + "\(site.label) is for \(row.sizes.en).")
  }
}

extension Dwelling {
  /// The household sizes it admits, in words.
  var sizes: Bilingual {
    guard let maxPeople else { return Bilingual(zh: "\(minPeople) 人及以上", en: "\(minPeople) or more people") }
    if maxPeople == minPeople { return Bilingual(zh: "\(minPeople) 人", en: English.people(minPeople)) }
    return Bilingual(zh: "\(minPeople) 至 \(maxPeople) 人", en: "\(minPeople) to \(maxPeople) people")
  }
}
