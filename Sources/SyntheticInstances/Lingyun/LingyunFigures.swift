import Relocation

/// The figures that the case of Lingyun County is made from.
///
/// Published: ``inCountySizes`` and ``crossRegionSizes`` in their totals, the places of Tianyang and Baidong, the names
/// of the townships. Everything else is made up.
enum LingyunFigures {
  /// A township: where its seat is taken to be, and how much of the case is drawn there.
  struct Township: Sendable {
    let name: String
    /// The last three digits of its code.
    let code: String
    let seat: GridPoint
    let villages: Int
    let households: Int
    /// Zhuang, Han and Yao in a hundred.
    let ethnicities: [Int]
  }

  /// A site: where it is, how many households the hidden plan puts there and how much it is sought after.
  struct PlannedSite: Sendable {
    let id: SiteID
    let name: String
    let region: Site.Region
    let kind: String
    let point: GridPoint
    let households: Int
    /// In tenths of a kilometre: a site is as attractive as one so much nearer.
    let attraction: Int
    /// Persons, where they are published.
    let people: Int?
  }

  static let townships = [
    Township(
      name: "泗城镇", code: "100", seat: GridPoint(longitude: 106_5670, latitude: 24_3460), villages: 14,
      households: 700, ethnicities: [55, 30, 15]),
    Township(
      name: "逻楼镇", code: "101", seat: GridPoint(longitude: 106_7900, latitude: 24_4300), villages: 18,
      households: 760, ethnicities: [35, 45, 20]),
    Township(
      name: "加尤镇", code: "102", seat: GridPoint(longitude: 106_7550, latitude: 24_3300), villages: 13,
      households: 520, ethnicities: [35, 50, 15]),
    Township(
      name: "下甲镇", code: "103", seat: GridPoint(longitude: 106_6360, latitude: 24_2860), villages: 14,
      households: 560, ethnicities: [65, 20, 15]),
    Township(
      name: "伶站瑶族乡", code: "201", seat: GridPoint(longitude: 106_6100, latitude: 24_1300), villages: 13,
      households: 480, ethnicities: [50, 15, 35]),
    Township(
      name: "朝里瑶族乡", code: "202", seat: GridPoint(longitude: 106_5300, latitude: 24_2200), villages: 9,
      households: 320, ethnicities: [50, 10, 40]),
    Township(
      name: "沙里瑶族乡", code: "203", seat: GridPoint(longitude: 106_8200, latitude: 24_2300), villages: 10,
      households: 380, ethnicities: [35, 30, 35]),
    Township(
      name: "玉洪瑶族乡", code: "205", seat: GridPoint(longitude: 106_4700, latitude: 24_4700), villages: 14,
      households: 450, ethnicities: [40, 15, 45]),
  ]

  static let sites = [
    inCounty(1, "泗城", "县城", (106_5712, 24_3391), households: 388, attraction: 110),
    inCounty(2, "泗城", "县城", (106_5594, 24_3538), households: 310, attraction: 80),
    inCounty(3, "泗城", "县城", (106_5801, 24_3322), households: 236, attraction: 60),
    inCounty(4, "逻楼", "集镇", (106_7866, 24_4262), households: 352, attraction: 20),
    inCounty(5, "加尤", "集镇", (106_7581, 24_3334), households: 268, attraction: 10),
    inCounty(6, "下甲", "集镇", (106_6317, 24_2893), households: 201, attraction: 40),
    inCounty(7, "伶站", "集镇", (106_6128, 24_1347), households: 168, attraction: 30),
    inCounty(8, "沙里", "中心村", (106_8175, 24_2351), households: 106, attraction: 0),
    inCounty(9, "玉洪", "中心村", (106_4743, 24_4659), households: 141, attraction: -20),
    PlannedSite(
      id: "S10", name: "示例安置点10（田阳）", region: .crossRegion, kind: "县城",
      point: GridPoint(longitude: 106_9040, latitude: 23_7360), households: 500, attraction: 520, people: 2000),
    PlannedSite(
      id: "S11", name: "示例安置点11（百东新区）", region: .crossRegion, kind: "新区",
      point: GridPoint(longitude: 106_7400, latitude: 23_8300), households: 1500, attraction: 470, people: 6000),
  ]

  private static func inCounty(
    _ number: Int, _ place: String, _ kind: String, _ point: (Int, Int), households: Int, attraction: Int
  ) -> PlannedSite {
    PlannedSite(
      id: SiteID("S\(SyntheticIdentity.padded(number, 2))"), name: "示例安置点\(number)（\(place)）", region: .inCounty,
      kind: kind, point: GridPoint(longitude: point.0, latitude: point.1), households: households,
      attraction: attraction, people: nil)
  }

  /// Households by size, from one person up: 2,170 households and 10,459 people.
  static let inCountySizes = [75, 160, 206, 409, 620, 370, 200, 90, 30, 10]
  /// Households by size, from one person up: 2,000 households and 8,000 people.
  static let crossRegionSizes = [100, 240, 370, 620, 340, 210, 90, 30]

  /// One entry for each household of a table by size.
  static func expanded(_ table: [Int]) -> [Int] {
    table.enumerated().flatMap { [Int](repeating: $0.offset + 1, count: $0.element) }
  }
}
