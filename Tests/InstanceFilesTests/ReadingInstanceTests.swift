import InstanceFiles
import Relocation
import Testing

@Suite("Reading an instance")
struct ReadingInstanceTests {
  static let sites = "id,name,region,people,jobs\nS1,城东,县内,100,\nS2,田阳,跨区域,50,9\n"
  static let households = "id,people,settlement,wish_1\nH2,3,T1,S2\nH1,4,T1,S1-城东\n"

  @Test("Two plain tables make an instance, sorted by id, with the sums of its files")
  func plainTables() throws {
    let folder = try TemporaryFolder(["sites.csv": Self.sites, "households.csv": Self.households])
    let reading = try folder.reading()
    #expect(reading.instance.households.map(\.id) == ["H1", "H2"])
    #expect(reading.instance.households.map(\.people) == [4, 3])
    #expect(reading.instance.households[0].wishes == ["S1", nil, nil])
    #expect(reading.instance.settlements.map(\.id) == ["T1"])
    #expect(reading.instance.site("S2")?.region == .crossRegion)
    #expect(reading.instance.site("S1")?.jobs == nil)
    #expect(reading.instance.site("S2")?.jobs == 9)
    #expect(reading.instance.columns[.households] == ["id", "people", "settlement", "wish_1"])
    #expect(reading.inputs.map(\.name) == ["households.csv", "sites.csv"])
    #expect(reading.inputs.map(\.rows) == [2, 2])
    #expect(reading.inputs[0].bytes == Self.households.utf8.count)
    #expect(reading.origins.place(of: HouseholdID("H1"))?.row == 3)
  }

  @Test("The sum of a known text is the published one")
  func publishedSum() {
    #expect(
      sha256Sum(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(sha256Sum(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  static func reading(_ texts: [String: String]) throws -> InstanceReading {
    let plain = ["sites.csv": sites, "households.csv": households]
    return try TemporaryFolder(plain.merging(texts) { $1 }).reading()
  }

  static func faults(_ texts: [String: String]) throws -> [String] {
    let plain = ["sites.csv": sites, "households.csv": households]
    return try TemporaryFolder(plain.merging(texts) { $1 }).examination().faults.map {
      "\($0.file) \($0.row ?? 0) \($0.column?.name ?? "-") \($0.kind.rawValue)"
    }
  }

  @Test("Every column of the contract arrives where it belongs, from Chinese headings under a title")
  func everyColumn() throws {
    let reading = try Self.reading([
      "households.csv": """
      凌云县搬迁户登记表,,,
      填报单位：示例乡,,,

      备注,户编号,户主,身份证号,人口数,屯,人员类别,劳动力人数,幼儿人数,小学在读人数,初中在读人数,60岁以上人数,残疾人数,民族,地质灾害等级,亲属组,\
      意愿安置点1,意愿安置点2,意愿安置点3,是否愿意县外安置,指定安置点,不可安置点
      旧房,H1,张三,451027000000000000,５,T1-甲屯,建档立卡户,2,1,1,1,1,0,壮族,2,K1,S1-城东,田阳,S9,是,S2－田阳,S1；
      """,
      "settlements.csv": "编号,名称,村,乡镇,经度,纬度,搬迁方式,地质灾害等级,海拔\nT1,甲屯,平村,泗城镇,106.5,24.25,整屯搬迁,3,900\n",
      "sites.csv": """
      编号,名称,区域,类型,经度,纬度,可安置人数,可安置户数,幼儿园学位,小学学位,初中学位,就业岗位数,最少安置人数,交付日期,人均成本（元）
      S1,城东,县内,县城,106.6,24.3,"1,200",300,10,20,30,40,50,2017-12,60000
      S2,田阳,跨区域,县城,,,2000,,,,,,,,
      """,
      "dwellings.csv": "安置点,户型,面积(㎡),最少人数,最多人数,套数,每套成本\nS1-城东,甲,60.125,1,3,20,90000\nS1,乙,,,,,\n",
      "distances.csv": "屯,安置点,距离（公里）\n甲屯,城东,7.25\n",
      "scores.csv": "户编号,安置点,就业,上学\nH1,S1,0.1235,-1.0005\nH1,S2,,2\n",
    ])
    let instance = reading.instance
    var household = Household(
      id: "H1", settlement: "T1", people: 5, head: "张三", idNumber: "451027000000000000", category: .registeredPoor,
      workers: 2, preschool: 1, primary: 1, middle: 1, elderly: 1, disabled: 0, ethnicity: "壮族", hazard: 2, kin: "K1")
    household.wishes = ["S1", "S2", "S9"]
    household.acceptsCrossRegion = true
    household.pinnedSite = "S2"
    household.barredSites = ["S1"]
    household.extra = ["备注": "旧房"]
    #expect(instance.households == [household])
    #expect(
      instance.settlements == [
        Settlement(
          id: "T1", name: "甲屯", village: "平村", township: "泗城镇",
          position: GeographicPosition(longitude: 106.5, latitude: 24.25), move: .whole, hazard: 3, extra: ["海拔": "900"]
        )
      ])
    let near = Site(
      id: "S1", name: "城东", region: .inCounty, kind: "县城",
      position: GeographicPosition(longitude: 106.6, latitude: 24.3),
      people: 1200, households: 300, preschool: 10, primary: 20, middle: 30, jobs: 40, minPeople: 50, opens: "2017-12",
      costPerPersonYuan: 60000)
    #expect(
      instance.sites == [near, Site(id: "S2", name: "田阳", region: .crossRegion, kind: "县城", people: 2000)])
    #expect(
      instance.dwellings == [
        Dwelling(site: "S1", type: "乙"),
        Dwelling(
          site: "S1", type: "甲", areaHundredths: 6013, minPeople: 1, maxPeople: 3, count: 20, costYuan: 90000),
      ])
    #expect(instance.distancesTenths == [.init(settlement: "T1", site: "S1"): 73])
    let (first, second) = (
      Instance.ScoreKey(household: "H1", site: "S1"), Instance.ScoreKey(household: "H1", site: "S2")
    )
    #expect(instance.scoresThousandths == ["就业": [first: 124], "上学": [first: -1001, second: 2000]])
    #expect(instance.columns[.scores] == ["household", "site", "就业", "上学"])
    #expect(instance.columns[.dwellings] == ["site", "type", "area", "min_people", "max_people", "count", "cost"])
    #expect(reading.hints == [])
    #expect(
      reading.origins.place(of: HouseholdID("H1"), column: "people")?.text.en
        == "households.csv, row 5, column E (人口数, people)")
  }

  @Test("Separators, file names and the order of columns and rows are free")
  func freeForms() throws {
    let expected = try Self.reading([:]).instance.households
    for text in [
      "settlement;wish_1;people;id\nT1;S1;4;H1\nT1;S2;3;H2\n",
      "ID\tWish 1\tPeople\tSettlement\nH2\tS2\t3\tT1\nH1\tS1\t4\tT1",
    ] {
      #expect(try Self.reading(["households.csv": text]).instance.households == expected)
    }
    let folder = try TemporaryFolder([
      "安置点表.CSV": Self.sites, "农户.csv": Self.households, "说明.md": "x", "extra.csv": "y",
    ])
    let reading = try folder.reading()
    #expect(reading.instance.households == expected)
    #expect(reading.unreadFiles == ["extra.csv", "说明.md"])
    #expect(reading.inputs.map(\.name) == ["农户.csv", "安置点表.CSV"])
  }

  @Test("Ids keep zeros, through a spreadsheet's formula too, and short rows end with empty cells")
  func ids() throws {
    let reading = try Self.reading([
      "households.csv": "id,people,settlement,wish_1\n0017,3,T1\n17,3,T1,\n\"=\"\"0018\"\"\",3,T1\n"
    ])
    #expect(reading.instance.households.map(\.id) == ["0017", "0018", "17"])
  }

  @Test("A table that cannot be read does not make faults of the rows that refer to it")
  func noCascade() throws {
    #expect(
      try Self.faults(["sites.csv": "id,people\n\"S1,3\n", "dwellings.csv": "site,type\nS7,A\n"]) == [
        "sites.csv 2 A unclosed_quote"
      ])
    #expect(try Self.faults(["sites.csv": "id,people\nS1,x\nS2,9\n"]) == ["sites.csv 2 B not_a_number"])
  }

  @Test("A wish for a site that does not exist is kept as it stands")
  func unknownWish() throws {
    let reading = try Self.reading(["households.csv": "id,people,settlement,wish_2\nH1,3,T1,远方\n"])
    #expect(reading.instance.households[0].wishes == [nil, "远方", nil])
  }

  @Test("A distance of a settlement where nobody lives is hinted at")
  func unlistedSettlement() throws {
    let reading = try Self.reading(["distances.csv": "settlement,site,km\nT1,S1,2\nT7,S1,3\n"])
    #expect(reading.hints.map(\.kind) == [.unlistedSettlement])
    #expect(reading.hints[0].row == 3)
  }

  @Test("A folder that is not there is no input, and files and empty folders are faults")
  func paths() throws {
    let error = #expect(throws: InstanceReadingError.self) { try readInstance(at: "/no/such/folder") }
    guard case .noSuchInput(let path, let problem)? = error else {
      Issue.record("expected noSuchInput")
      return
    }
    #expect(path == "/no/such/folder" && problem.zh.contains(path) && problem.en.contains(path))
    let folder = try TemporaryFolder()
    #expect(try folder.examination().faults.map(\.kind) == [.missingTable, .missingTable])
  }

  @Test("The order of rows and columns changes nothing but the files' sums", arguments: 0..<5)
  func shuffledRows(shift: Int) throws {
    var rows = (0..<20).map { "H\($0),\($0 % 5 + 1),T\($0 % 3)" }
    let expected = try Self.reading(["households.csv": "id,people,settlement\n" + rows.joined(separator: "\n")])
    rows = Array(rows[(shift * 4)...] + rows[..<(shift * 4)]).reversed()
    let shuffled = try Self.reading(["households.csv": "id,people,settlement\n" + rows.joined(separator: "\n")])
    #expect(shuffled.instance.households == expected.instance.households)
    #expect(shuffled.instance.settlements == expected.instance.settlements)
    #expect(shuffled.inputs[0].sha256 != expected.inputs[0].sha256)
  }
}
