internal import Relocation

// The catalogue. Chinese names are those of the offices' own forms; the first is the one that templates write.
extension Heading {
  private static func make(
    _ table: Instance.Table, _ key: String, _ synonyms: [String], _ content: Content, required: Bool = false
  ) -> Heading {
    Heading(table: table, key: key, synonyms: synonyms, content: content, isRequired: required)
  }

  private static let settlementNames = [
    "自然屯", "屯", "组", "村民小组", "自然村", "自然屯编号", "屯编号", "屯名", "自然屯名称",
  ]
  private static let siteNames = ["安置点编号", "安置点", "安置点名称", "安置点号"]
  private static let householdNames = ["户编号", "户号", "编号"]

  static let households: [Heading] = [
    make(.households, "id", householdNames, .identifier, required: true),
    make(.households, "head", ["户主姓名", "户主"], .text),
    make(
      .households, "id_number", ["户主身份证号", "身份证号", "证件号码", "身份证号码", "户主身份证号码", "户主证件号码", "公民身份号码"], .text),
    make(.households, "people", ["家庭人口", "人口数", "家庭人数", "家庭人口数", "人数", "人口"], .count, required: true),
    make(.households, "settlement", settlementNames, .settlement, required: true),
    make(.households, "category", ["人员类别", "户类别", "搬迁对象类别", "对象类别"], .choice(AcceptedValue.categories)),
    make(.households, "workers", ["劳动力人数", "劳动力", "劳动力数"], .count),
    make(.households, "preschool", ["幼儿人数", "学前儿童人数", "幼儿园在读人数"], .count),
    make(.households, "primary", ["小学在读人数", "小学人数", "小学生人数"], .count),
    make(.households, "middle", ["初中在读人数", "初中人数", "初中生人数"], .count),
    make(.households, "elderly", ["60岁以上人数", "老年人数", "老人数", "老年人人数"], .count),
    make(.households, "disabled", ["残疾人数", "残疾人人数"], .count),
    make(.households, "ethnicity", ["民族"], .text),
    make(.households, "hazard", ["地质灾害等级", "灾害等级", "地灾等级"], .count),
    make(.households, "kin", ["亲属组", "亲属组号", "亲属组编号"], .text),
    make(.households, "wish_1", ["意愿安置点1", "意愿安置点一", "第一意愿安置点", "第一志愿", "意愿1"], .site),
    make(.households, "wish_2", ["意愿安置点2", "意愿安置点二", "第二意愿安置点", "第二志愿", "意愿2"], .site),
    make(.households, "wish_3", ["意愿安置点3", "意愿安置点三", "第三意愿安置点", "第三志愿", "意愿3"], .site),
    make(
      .households, "accepts_cross_region",
      ["是否愿意县外安置", "是否愿意跨区域安置", "愿意县外安置", "愿意跨区域安置", "是否同意跨区域安置", "是否同意县外安置"], .yesOrNo),
    make(.households, "pinned_site", ["指定安置点", "指定安置点编号"], .site),
    make(.households, "barred_sites", ["不可安置点", "不可安置点编号", "禁止安置点"], .sites),
  ]

  static let settlements: [Heading] = [
    make(.settlements, "id", ["屯编号", "自然屯编号", "编号", "组编号", "自然村编号"], .identifier, required: true),
    make(.settlements, "name", ["名称", "屯名", "自然屯名称", "自然屯", "屯", "自然村", "组", "村民小组"], .text),
    make(.settlements, "village", ["行政村", "村", "村名", "行政村名称"], .text),
    make(.settlements, "township", ["乡镇", "乡（镇）", "乡镇名称", "乡"], .text),
    make(.settlements, "longitude", ["经度"], .degrees),
    make(.settlements, "latitude", ["纬度"], .degrees),
    make(.settlements, "move", ["搬迁方式"], .choice(AcceptedValue.moves)),
    make(.settlements, "hazard", ["地质灾害等级", "灾害等级", "地灾等级"], .count),
  ]

  static let sites: [Heading] = [
    make(.sites, "id", ["安置点编号", "编号", "安置点号"], .identifier, required: true),
    make(.sites, "name", ["名称", "安置点名称", "安置点"], .text),
    make(.sites, "region", ["区域", "安置区域", "所在区域"], .choice(AcceptedValue.regions)),
    make(.sites, "kind", ["类型", "安置点类型", "安置地"], .text),
    make(.sites, "longitude", ["经度"], .degrees),
    make(.sites, "latitude", ["纬度"], .degrees),
    make(
      .sites, "people", ["可安置人数", "安置人数", "可安置人口", "规划安置人数", "规划安置人口"], .count, required: true),
    make(.sites, "households", ["可安置户数", "安置户数", "规划安置户数"], .count),
    make(.sites, "preschool", ["幼儿园学位", "幼儿园学位数", "幼儿学位"], .count),
    make(.sites, "primary", ["小学学位", "小学学位数"], .count),
    make(.sites, "middle", ["初中学位", "初中学位数"], .count),
    make(.sites, "jobs", ["就业岗位数", "就业岗位", "岗位数"], .count),
    make(.sites, "min_people", ["最少安置人数", "最低安置人数", "至少安置人数"], .count),
    make(.sites, "opens", ["交付日期", "交付时间", "入住日期", "入住时间"], .text),
    make(.sites, "cost_per_person", ["人均成本（元）", "人均成本", "人均安置成本", "人均投资", "每人成本"], .count),
  ]

  static let dwellings: [Heading] = [
    make(.dwellings, "site", siteNames, .site, required: true),
    make(.dwellings, "type", ["户型", "户型名称", "户型编号"], .identifier, required: true),
    make(.dwellings, "area", ["面积", "建筑面积", "面积（㎡）", "面积（平方米）", "户型面积"], .decimal(places: 2)),
    make(.dwellings, "min_people", ["最少人数", "最少入住人数", "适用人数下限", "人数下限"], .count),
    make(.dwellings, "max_people", ["最多人数", "最多入住人数", "适用人数上限", "人数上限"], .count),
    make(.dwellings, "count", ["套数", "房屋套数", "住房套数"], .count),
    make(.dwellings, "cost", ["每套成本（元）", "每套成本", "单套成本", "每套造价", "单套造价", "造价"], .count),
  ]

  static let distances: [Heading] = [
    make(.distances, "settlement", settlementNames, .settlement, required: true),
    make(.distances, "site", siteNames, .site, required: true),
    make(
      .distances, "km", ["距离（公里）", "距离", "公里", "公里数", "里程", "距离（千米）", "距离（km）"],
      .decimal(places: 1), required: true),
  ]

  static let scores: [Heading] = [
    make(.scores, "household", householdNames, .household, required: true),
    make(.scores, "site", siteNames, .site, required: true),
  ]
}
