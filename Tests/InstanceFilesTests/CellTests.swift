import Relocation
import Testing

@testable import InstanceFiles

@Suite("Cells")
struct CellTests {
  @Test(
    "Numbers are read in every way people write them",
    arguments: [
      ("12", 12), ("１２", 12), ("1,234", 1234), ("１，２３４", 1234), ("1,234,567", 1_234_567), (" 5 ", 5), ("5.0", 5),
      ("+7", 7),
      ("-3", -3), ("−3", -3), ("0", 0), ("00012", 12), ("999999999999", nil), ("1,23", nil), ("12,34,567", nil),
      ("1 2", nil),
      ("", nil), ("-", nil), (".", nil), ("1.2.3", nil), ("1e3", nil), ("５人", nil), ("0x1F", nil), ("²", nil),
      ("٣", nil),
    ] as [(String, Int?)])
  func wholeNumbers(text: String, value: Int?) {
    let number = ExactNumber(TextFolding.trimmed(text).utf8)
    #expect((number?.isWhole == true ? number?.scaled(places: 0) : nil) == value)
  }

  @Test(
    "Decimals are rounded on their own digits: half up, and half away from zero below it",
    arguments: [
      ("9.05", 1, 91), ("9.04999999999999999999", 1, 90), ("0.25", 1, 3), ("0.15", 1, 2), ("12.345", 2, 1235),
      ("7", 2, 700),
      ("1.0005", 3, 1001), ("-1.0005", 3, -1001), ("-0.0004", 3, 0), (".5", 1, 5), ("5.", 1, 50), ("１．５", 1, 15),
      ("999.95", 1, 10000),
    ])
  func decimals(text: String, places: Int, value: Int) {
    #expect(ExactNumber(text.utf8)?.scaled(places: places) == value)
  }

  @Test("Long numbers that a spreadsheet destroyed are recognised, and other ids are not")
  func damagedNumbers() {
    #expect(["4.51E+17", "4.51027E+17", "4.51e+17", "4E+17", "４.５１E＋17"].allSatisfy(ExactNumber.looksDamaged))
    #expect(
      !["E17", "4E17", "S1E+", "4.51", "A1E+5", "451027196001010025", "1E+x"].contains(where: ExactNumber.looksDamaged))
  }

  @Test("A cell means a site by its id, by the id before a hyphen, or by a name of its own")
  func references() {
    var sites = ReferenceResolver([("S1", "城东"), ("S1-2", "城西"), ("S3", "同名"), ("S4", "同名"), ("０５", "城北")])
    #expect(sites.resolve("S1") == .found("S1"))
    #expect(sites.resolve("S1-2") == .found("S1-2"))
    #expect(sites.resolve("S1-2-城西") == .found("S1-2"))
    #expect(sites.resolve("Ｓ１－城东（旧名）") == .found("S1"))
    #expect(sites.resolve("城西") == .found("S1-2"))
    #expect(sites.resolve("05") == .found("０５"))
    #expect(sites.resolve("同名") == .ambiguous(["S3", "S4"]))
    #expect(sites.resolve("S1-城西") == .ambiguous(["S1", "S1-2"]))
    #expect(sites.resolve("S3-同名") == .found("S3"))
    #expect(sites.resolve("S9-城东") == .unknown)
    #expect(sites.nearest(to: "城东安置") == nil)
  }

  @Test("Every heading of the contract is matched by its key and each of its synonyms, and by no other of its table")
  func headings() {
    for table in Instance.Table.allCases {
      for heading in Heading.all(in: table) {
        for name in [heading.key] + heading.synonyms {
          #expect(Heading.matching(name, in: table)?.key == heading.key, "\(table) \(name)")
          #expect(Heading.matching(" *\(name.uppercased())： ", in: table)?.key == heading.key, "\(table) \(name)")
        }
        #expect(!heading.synonyms.isEmpty && heading.preferredChinese != heading.key)
      }
    }
    #expect(Heading.matching("ＷＩＳＨ　１", in: .households)?.key == "wish_1")
    #expect(Heading.matching("家庭\n人口（人）", in: .households)?.key == "people")
    #expect(Heading.matching("户主（电话）", in: .households) == nil)
    #expect(Heading.matching("人均成本（万元）", in: .sites) == nil)
  }

  @Test("The headings that the field's own list names are all known")
  func domainHeadings() {
    let known: [(Instance.Table, String, String)] = [
      (.households, "户编号|户号|编号", "id"), (.households, "户主姓名|户主", "head"),
      (.households, "户主身份证号|身份证号|证件号码", "id_number"), (.households, "家庭人口|人口数|家庭人数", "people"),
      (.households, "自然屯|屯|组|村民小组", "settlement"), (.settlements, "行政村|村", "village"), (.settlements, "乡镇", "township"),
      (.households, "人员类别", "category"), (.households, "劳动力人数", "workers"), (.households, "幼儿人数", "preschool"),
      (.households, "小学在读人数", "primary"), (.households, "初中在读人数", "middle"), (.households, "60岁以上人数", "elderly"),
      (.households, "残疾人数", "disabled"), (.households, "民族", "ethnicity"), (.households, "地质灾害等级", "hazard"),
      (.households, "亲属组", "kin"), (.households, "意愿安置点1", "wish_1"), (.households, "意愿安置点2", "wish_2"),
      (.households, "意愿安置点3", "wish_3"), (.households, "是否愿意县外安置", "accepts_cross_region"),
      (.households, "指定安置点", "pinned_site"), (.households, "不可安置点", "barred_sites"), (.settlements, "搬迁方式", "move"),
      (.dwellings, "安置点编号|安置点", "site"), (.distances, "安置点编号|安置点", "site"), (.scores, "安置点编号|安置点", "site"),
      (.sites, "名称", "name"), (.settlements, "名称", "name"), (.sites, "区域", "region"), (.sites, "类型", "kind"),
      (.sites, "可安置人数", "people"), (.sites, "可安置户数", "households"), (.sites, "幼儿园学位", "preschool"),
      (.sites, "小学学位", "primary"), (.sites, "初中学位", "middle"), (.sites, "就业岗位数", "jobs"), (.sites, "经度", "longitude"),
      (.sites, "纬度", "latitude"), (.sites, "交付日期", "opens"), (.dwellings, "户型", "type"), (.dwellings, "面积", "area"),
      (.dwellings, "套数", "count"), (.distances, "距离(公里)", "km"),
    ]
    for (table, names, key) in known {
      for name in names.split(separator: "|") { #expect(Heading.matching(String(name), in: table)?.key == key) }
    }
  }

  @Test("A slip of one or two characters is traced to the name that was meant, anything else to none")
  func nearestNames() {
    #expect(NearestName.nearest(to: "poeple", among: ["workers", "people"]) == "people")
    #expect(NearestName.nearest(to: "家庭人囗", among: ["家庭人口", "户主"]) == "家庭人口")
    #expect(NearestName.nearest(to: "村名", among: ["屯名"]) == nil)
    #expect(NearestName.nearest(to: "telephone", among: ["people", "id"]) == nil)
    #expect(NearestName.nearest(to: "", among: ["a"]) == nil)
  }
}
