/// Settlements farther than 60 km from every site that some household of theirs may go to, were distance no matter.
struct DistanceFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    let settlements = survey.instance.settlements
    return survey.planningCase.householdsOfSettlement.enumerated().compactMap { position, members in
      var reach = SiteSet(siteCount: survey.instance.sites.count)
      for member in members {
        reach.formUnion(survey.eligibility.siteSet(forHousehold: member, ignoringDistance: true))
      }
      let distances = reach.positions.map { survey.planningCase.distances.tenths(settlement: position, site: $0) }
      let known = distances.compactMap(\.self)
      guard let nearest = known.min(), known.count == distances.count, nearest > InstanceOddities.farTenths
      else { return nil }
      return oddity(settlements[position], nearest)
    }
  }

  private func oddity(_ settlement: Settlement, _ nearest: Int) -> Oddity {
    let limit = InstanceOddities.farTenths
    return Oddity(
      .farSettlement, [.settlement(settlement.id)], amount: nearest - limit,
      sentence: Bilingual(
        zh: "\(settlement.label) 到可去的最近安置点有 \(FixedPoint.tenths(nearest)) 公里，超过 \(limit / 10) 公里，请核对坐标。",
        en: "Settlement \(settlement.label) is \(FixedPoint.tenths(nearest)) km from the nearest site that it may use, "
          + "more than \(limit / 10) km; check its coordinates."))
  }
}
