/// Settlements without households, and settlements and sites without coordinates that some distance would need.
struct PositionFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    let planningCase = survey.planningCase
    let settlements = survey.instance.settlements.indices
    let sites = survey.instance.sites.indices
    let empty = settlements.filter { planningCase.householdsOfSettlement[$0].isEmpty }
    let lostSettlements = settlements.filter { settlement in
      survey.instance.settlements[settlement].position == nil
        && sites.contains { planningCase.distances.tenths(settlement: settlement, site: $0) == nil }
    }
    let lostSites = sites.filter { site in
      survey.instance.sites[site].position == nil
        && settlements.contains { planningCase.distances.tenths(settlement: $0, site: site) == nil }
    }
    return empty.map { emptySettlement(survey.instance.settlements[$0]) }
      + lostSettlements.map { withoutPosition(survey.instance.settlements[$0]) }
      + lostSites.map { withoutPosition(survey.instance.sites[$0]) }
  }

  private func emptySettlement(_ settlement: Settlement) -> Oddity {
    Oddity(
      .emptySettlement, [.settlement(settlement.id)],
      sentence: Bilingual(
        zh: "\(settlement.label) 没有任何户。", en: "Settlement \(settlement.label) has no household."))
  }

  private func withoutPosition(_ settlement: Settlement) -> Oddity {
    Oddity(
      .settlementWithoutPosition, [.settlement(settlement.id)], column: "longitude",
      sentence: Bilingual(
        zh: "\(settlement.label) 没有坐标，距离表也不全：未知的距离按 0 计，不受最远距离限制。",
        en:
          "Settlement \(settlement.label) has no coordinates and the distances table does not make up for it: an unknown "
          + "distance counts 0 and is within every maximum."))
  }

  private func withoutPosition(_ site: Site) -> Oddity {
    Oddity(
      .siteWithoutPosition, [.site(site.id)], column: "longitude",
      sentence: Bilingual(
        zh: "安置点 \(site.label) 没有坐标，距离表也不全：未知的距离按 0 计，不受最远距离限制。",
        en:
          "Site \(site.label) has no coordinates and the distances table does not make up for it: an unknown distance "
          + "counts 0 and is within every maximum."))
  }
}
