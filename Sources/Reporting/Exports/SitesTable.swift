import Relocation

/// How full each site is: one row for each, then everything together.
enum SitesTable {
  private static let resources: [(resource: SiteResource, placed: Bilingual, capacity: Bilingual)] = [
    (.people, Bilingual(zh: "安置人数", en: "People placed"), Bilingual(zh: "可安置人数", en: "Places for people")),
    (.households, Bilingual(zh: "安置户数", en: "Households placed"), Bilingual(zh: "可安置户数", en: "Places for households")),
    (.preschool, Bilingual(zh: "幼儿", en: "Preschool children"), Bilingual(zh: "幼儿园学位", en: "Kindergarten places")),
    (.primary, Bilingual(zh: "小学生", en: "Primary pupils"), Bilingual(zh: "小学学位", en: "Primary places")),
    (.middle, Bilingual(zh: "初中生", en: "Middle school pupils"), Bilingual(zh: "初中学位", en: "Middle school places")),
    (.jobs, Bilingual(zh: "有劳动力户数", en: "Working households"), Bilingual(zh: "就业岗位数", en: "Jobs")),
  ]

  static func table(_ reading: PlanReading, _ language: Language) -> OutputTable {
    let fixed = [
      Bilingual(zh: "安置点编号", en: "Site"), Bilingual(zh: "名称", en: "Name"), Bilingual(zh: "区域", en: "Region"),
      Bilingual(zh: "类型", en: "Kind"),
    ]
    let uses = resources.flatMap { [$0.placed, $0.capacity] }
    let last = [
      Bilingual(zh: "已用套数", en: "Dwellings taken"), Bilingual(zh: "套数", en: "Dwellings"),
      Bilingual(zh: "第一志愿户数", en: "Households at their first wish"),
    ]
    let occupancy = reading.occupancy()
    let rows = occupancy.indices.map { row($0, occupancy[$0], reading, language) }
    let table = OutputTable(headings: (fixed + uses + last).map { $0[language] }, rows: rows)
    return table.summed(in: fixed.count..<table.headings.count, language)
  }

  private static func row(
    _ position: Int, _ occupancy: SiteOccupancy, _ reading: PlanReading, _ language: Language
  ) -> [Cell] {
    let site = reading.planningCase.instance.sites[position]
    let households = reading.householdsAtSite[position].map { reading.planningCase.instance.households[$0] }
    let uses = resources.flatMap { entry -> [Cell] in
      let use = occupancy.use(of: entry.resource)
      return [.integer(use.used), .optional(use.capacity)]
    }
    return [
      .text(site.id.rawValue), .optional(site.name), .text(regionName(site.region)[language]), .optional(site.kind),
    ]
      + uses + dwellings(occupancy) + [.integer(households.count { $0.wishRank(of: site.id) == 1 })]
  }

  /// How many dwellings are taken, and how many there are; empty where it is not known.
  static func dwellings(_ occupancy: SiteOccupancy) -> [Cell] {
    if occupancy.dwellings.isEmpty { return [.empty, .empty] }
    let stocked = occupancy.dwellings.compactMap(\.count)
    return [
      .integer(occupancy.dwellings.reduce(0) { $0 + $1.used }),
      stocked.count == occupancy.dwellings.count ? .integer(stocked.reduce(0, &+)) : .empty,
    ]
  }

  static func regionName(_ region: Site.Region) -> Bilingual {
    switch region {
    case .inCounty: Bilingual(zh: "县内", en: "in county")
    case .crossRegion: Bilingual(zh: "跨区域", en: "cross-region")
    }
  }
}
