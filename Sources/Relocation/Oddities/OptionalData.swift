/// The tables and columns that an instance may lack, and what is then switched off.
enum OptionalData {
  struct Table: Sendable {
    let table: Instance.Table
    let effect: Bilingual
  }

  struct Column: Sendable {
    let table: Instance.Table
    let column: String
    let effect: Bilingual
  }

  static let tables = [
    Table(
      table: .settlements,
      effect: Bilingual(
        zh: "没有坐标、乡镇、整体搬迁和屯的灾害等级，距离只能来自距离表",
        en: "coordinates, townships, whole moves and hazard levels of settlements are unknown; distances come from the "
          + "distances table alone")),
    Table(
      table: .dwellings,
      effect: Bilingual(zh: "不按户型限制，也不分配户型", en: "dwelling types limit nobody and none is allocated")),
    Table(
      table: .distances, effect: Bilingual(zh: "距离按坐标的大圆距离计算", en: "distances are great circles between coordinates")),
    Table(table: .scores, effect: Bilingual(zh: "不能使用 score 准则", en: "no criterion score can be used")),
  ]

  static let columns = households + settlements + sites + dwellings

  private static let households = [
    column(.households, "head", "分配表没有户主姓名", "allocation tables show no names"),
    column(.households, "id_number", "不能查重复登记", "double entries are not found"),
    column(.households, "category", "不能区分建档立卡与同步搬迁", "registered and accompanying households are not told apart"),
    column(.households, "workers", "不计就业岗位", "jobs are not counted"),
    column(.households, "preschool", "不计幼儿园学位", "kindergarten places are not counted"),
    column(.households, "primary", "不计小学学位", "primary school places are not counted"),
    column(.households, "middle", "不计初中学位", "middle school places are not counted"),
    column(.households, "hazard", "各户优先级相同", "all households have the same priority"),
    column(.households, "kin", "亲属同点安置的规则不起作用", "the rule that keeps kin together is off"),
    column(.households, "wish_1", "不计志愿", "wishes are not counted"),
    column(
      .households, "accepts_cross_region", "县外安置须同意的规则不起作用，所有户都可去跨区域安置点",
      "the rule of consent is off: every household may go to a cross-region site"),
    column(.households, "pinned_site", "没有指定安置点的户", "no household is pinned"),
    column(.households, "barred_sites", "没有不可安置点", "no site is barred for anyone"),
  ]

  private static let settlements = [
    column(.settlements, "township", "不能按乡镇统计", "nothing can be counted by township"),
    column(
      .settlements, "longitude", "没有坐标，距离只能来自距离表", "without coordinates distances come from the distances table alone"),
    column(.settlements, "latitude", "距离只能来自距离表", "distances come from the distances table alone"),
    column(.settlements, "move", "没有整体搬迁的屯", "no settlement moves as a whole"),
  ]

  private static let sites = [
    column(.sites, "region", "所有安置点视为县内", "all sites count as in the county"),
    column(.sites, "longitude", "没有坐标，距离只能来自距离表", "without coordinates distances come from the distances table alone"),
    column(.sites, "latitude", "距离只能来自距离表", "distances come from the distances table alone"),
    column(.sites, "households", "不限制户数", "the number of households is not limited"),
    column(.sites, "preschool", "不限制幼儿园学位", "kindergarten places are not limited"),
    column(.sites, "primary", "不限制小学学位", "primary school places are not limited"),
    column(.sites, "middle", "不限制初中学位", "middle school places are not limited"),
    column(.sites, "jobs", "不限制就业岗位", "jobs are not limited"),
    column(.sites, "min_people", "没有安置点最少人数", "no site has a fewest number of people"),
  ]

  private static let dwellings = [
    column(.dwellings, "area", "不能检查人均 25 ㎡ 的红线", "the red line of 25 m² per person cannot be checked"),
    column(.dwellings, "min_people", "户型没有最少人数", "no dwelling type asks for a fewest number of people"),
    column(.dwellings, "max_people", "户型没有最多人数", "no dwelling type has a largest number of people"),
    column(.dwellings, "count", "不限制套数", "the number of dwellings is not limited"),
  ]

  private static func column(_ table: Instance.Table, _ column: String, _ zh: String, _ en: String) -> Column {
    Column(table: table, column: column, effect: Bilingual(zh: zh, en: en))
  }
}
