/// Dwelling types above 25 m² for each person, without stock, or for sizes that no household has.
struct DwellingFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    let sizes = Set(survey.instance.households.map(\.people))
    return survey.instance.dwellings.flatMap { row in
      [aboveRedLine(row), withoutStock(row), forNobody(row, sizes)].compactMap(\.self)
    }
  }

  private func aboveRedLine(_ row: Dwelling) -> Oddity? {
    let smallest = max(1, row.minPeople)
    guard let area = row.areaHundredths, area > ExactSum.product(InstanceOddities.redLineHundredths, smallest)
    else { return nil }
    let each = FixedPoint.hundredths(IntegerMean.rounded(area, over: smallest) ?? area)
    return Oddity(
      .dwellingAboveRedLine, [.dwelling(site: row.site, type: row.type)], column: "area",
      amount: area - InstanceOddities.redLineHundredths * smallest,
      sentence: Bilingual(
        zh: "安置点 \(row.site) 的户型 \(row.type) 面积 \(FixedPoint.hundredths(area)) ㎡，最少住 \(smallest) 人，人均 \(each) ㎡，"
          + "超过建档立卡户人均 25 ㎡ 的红线，请确认属于允许的例外。",
        en: "Dwelling type \(row.type) at site \(row.site) has \(FixedPoint.hundredths(area)) m² for as few as "
          + "\(English.people(smallest)): \(each) m² each, above the red line of 25 m² for registered households; make "
          + "sure that it is one of the permitted exceptions."))
  }

  private func withoutStock(_ row: Dwelling) -> Oddity? {
    guard row.count == 0 else { return nil }
    return Oddity(
      .dwellingWithoutStock, [.dwelling(site: row.site, type: row.type)], column: "count",
      sentence: Bilingual(
        zh: "安置点 \(row.site) 的户型 \(row.type) 有 0 套。",
        en: "There are 0 dwellings of type \(row.type) at site \(row.site)."))
  }

  private func forNobody(_ row: Dwelling, _ sizes: Set<Int>) -> Oddity? {
    guard !sizes.contains(where: row.admits) else { return nil }
    return Oddity(
      .dwellingForNobody, [.dwelling(site: row.site, type: row.type)], column: "min_people",
      sentence: Bilingual(
        zh: "安置点 \(row.site) 的户型 \(row.type) 供 \(row.sizes.zh)，没有这样的户。",
        en: "Dwelling type \(row.type) at site \(row.site) is for \(row.sizes.en); no household has that size."))
  }
}

extension ExactSum {
  /// A product that stays at the nearest bound of the range.
  static func product(_ factor: Int, _ other: Int) -> Int {
    var sum = ExactSum()
    sum.add(factor, times: other)
    return sum.value
  }
}
