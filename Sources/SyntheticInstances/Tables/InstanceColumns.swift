import Relocation

/// The columns that the makers write, table by table.
enum InstanceColumns {
  static func households(wishes: Bool) -> [Column<Household>] {
    householdFacts + (wishes ? householdWishes : []) + householdDecisions
  }

  private static let householdFacts: [Column<Household>] = [
    Column("id", "户编号") { $0.id.rawValue },
    Column("head", "户主姓名") { $0.head ?? "" },
    Column("id_number", "身份证号") { $0.idNumber ?? "" },
    Column("people", "家庭人口") { String($0.people) },
    Column("settlement", "自然屯") { $0.settlement.rawValue },
    Column("category", "人员类别") { household, wording in
      household.category.map {
        $0 == .registeredPoor ? wording("registered_poor", "建档立卡") : wording("accompanying", "同步搬迁")
      }
        ?? ""
    },
    Column("workers", "劳动力人数") { String($0.workers) },
    Column("preschool", "幼儿人数") { String($0.preschool) },
    Column("primary", "小学在读人数") { String($0.primary) },
    Column("middle", "初中在读人数") { String($0.middle) },
    Column("elderly", "60岁以上人数") { String($0.elderly) },
    Column("disabled", "残疾人数") { String($0.disabled) },
    Column("ethnicity", "民族") { $0.ethnicity ?? "" },
    Column("hazard", "地质灾害等级") { number($0.hazard) },
    Column("kin", "亲属组") { $0.kin ?? "" },
  ]

  private static let householdWishes: [Column<Household>] = [
    Column("wish_1", "意愿安置点1") { $0.wishes[0]?.rawValue ?? "" },
    Column("wish_2", "意愿安置点2") { $0.wishes[1]?.rawValue ?? "" },
    Column("wish_3", "意愿安置点3") { $0.wishes[2]?.rawValue ?? "" },
  ]

  private static let householdDecisions: [Column<Household>] = [
    Column("accepts_cross_region", "是否愿意县外安置") { household, wording in
      household.acceptsCrossRegion.map { $0 ? wording("yes", "是") : wording("no", "否") } ?? ""
    },
    Column("pinned_site", "指定安置点") { $0.pinnedSite?.rawValue ?? "" },
    Column("barred_sites", "不可安置点") { $0.barredSites.sorted().map(\.rawValue).joined(separator: ";") },
  ]

  static let settlements: [Column<Settlement>] = [
    Column("id", "编号") { $0.id.rawValue },
    Column("name", "名称") { $0.name ?? "" },
    Column("village", "行政村") { $0.village ?? "" },
    Column("township", "乡镇") { $0.township ?? "" },
    Column("longitude", "经度") { $0.position.map { GridPoint.text($0.longitude) } ?? "" },
    Column("latitude", "纬度") { $0.position.map { GridPoint.text($0.latitude) } ?? "" },
    Column("move", "搬迁方式") { settlement, wording in
      settlement.move == .whole ? wording("whole", "整体搬迁") : wording("individual", "个别搬迁")
    },
    Column("hazard", "地质灾害等级") { number($0.hazard) },
  ]

  static let sites: [Column<Site>] = [
    Column("id", "编号") { $0.id.rawValue },
    Column("name", "名称") { $0.name ?? "" },
    Column("region", "区域") { site, wording in
      site.region == .inCounty ? wording("in_county", "县内") : wording("cross_region", "跨区域")
    },
    Column("kind", "类型") { $0.kind ?? "" },
    Column("longitude", "经度") { $0.position.map { GridPoint.text($0.longitude) } ?? "" },
    Column("latitude", "纬度") { $0.position.map { GridPoint.text($0.latitude) } ?? "" },
    Column("people", "可安置人数") { number($0.people) },
    Column("households", "可安置户数") { number($0.households) },
    Column("preschool", "幼儿园学位") { number($0.preschool) },
    Column("primary", "小学学位") { number($0.primary) },
    Column("middle", "初中学位") { number($0.middle) },
    Column("jobs", "就业岗位数") { number($0.jobs) },
  ]

  static let dwellings: [Column<Dwelling>] = [
    Column("site", "安置点编号") { $0.site.rawValue },
    Column("type", "户型") { $0.type.rawValue },
    Column("area", "面积") { number($0.areaHundredths.map { $0 / 100 }) },
    Column("min_people", "最少人数") { String($0.minPeople) },
    Column("max_people", "最多人数") { number($0.maxPeople) },
    Column("count", "套数") { number($0.count) },
  ]

  private static func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }

  /// The columns of the four tables by key, as ``Instance/columns`` wants them.
  static func keys(wishes: Bool) -> [Instance.Table: Set<String>] {
    [
      .households: Set(households(wishes: wishes).map(\.key)),
      .settlements: Set(settlements.map(\.key)),
      .sites: Set(sites.map(\.key)),
      .dwellings: Set(dwellings.map(\.key)),
    ]
  }
}
