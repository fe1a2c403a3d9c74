import Testing

@testable import Relocation

@Suite("Columns by name")
struct ColumnTests {
  @Test("A household's columns read as the file's keys say")
  func household() {
    let household = Household(
      id: "0017", settlement: "A", people: 4, head: "", category: .registeredPoor, workers: 2,
      wishes: [nil, "S1", nil],
      acceptsCrossRegion: false, barredSites: ["S2", "S1"], extra: ["牛": "12", "空": ""])
    let columns = [
      "id", "people", "head", "category", "workers", "wish_1", "wish_2", "accepts_cross_region", "barred_sites", "牛",
      "空",
      "township",
    ]
    #expect(
      columns.map { household.text(of: $0) } == [
        "0017", "4", nil, "registered_poor", "2", nil, "S1", "false", "S1;S2", "12", nil, nil,
      ])
    #expect(columns.map { household.number(of: $0) } == [nil, 4, nil, nil, 2, nil, nil, nil, nil, 12, nil, nil])
  }

  @Test("A settlement's and a site's columns read as the file's keys say")
  func places() {
    let settlement = Settlement(id: "A", name: "弄屯", township: "泗城镇", move: .whole, hazard: 2, extra: ["户": "9"])
    #expect(
      ["id", "name", "village", "township", "move", "hazard", "户"].map { settlement.text(of: $0) }
        == ["A", "弄屯", nil, "泗城镇", "whole", "2", "9"])
    #expect(["hazard", "户", "name"].map { settlement.number(of: $0) } == [2, 9, nil])
    let site = Site(
      id: "S1", region: .crossRegion, kind: "县城", people: 10, minPeople: 3, opens: "2017-12", extra: ["层": "6"])
    #expect(
      ["id", "name", "region", "kind", "people", "min_people", "jobs", "opens", "层"].map { site.text(of: $0) }
        == ["S1", nil, "cross_region", "县城", "10", "3", nil, "2017-12", "6"])
    #expect(["people", "min_people", "jobs", "层", "kind"].map { site.number(of: $0) } == [10, 3, nil, 6, nil])
  }

  @Test("Every numeric column that a scenario may change can be read by the same name")
  func changeable() {
    for column in Site.changeableColumns.keys.sorted() {
      let changed = InstanceChanges(sites: ["S1": [column: 42]]).apply(to: Facts.instance([], sites: [Site(id: "S1")]))
      #expect(changed.sites[0].number(of: column) == 42)
    }
    #expect(Site.changeableColumns.count == 8)
  }

  @Test(
    "Whole numbers are read as clerks write them, and nothing else is",
    arguments: [
      ("12", 12), ("１２", 12), ("1,200", 1200), ("1，200", 1200), (" 7 ", 7), ("3.0", 3), ("３．００", 3), ("-5", -5),
      ("2.5", nil), ("", nil), ("十二", nil), ("4人", nil), ("99999999999999999999", nil), (".", nil),
    ] as [(String, Int?)])
  func wholeNumbers(_ text: String, _ number: Int?) {
    #expect(ColumnText.wholeNumber(text) == number)
  }

  @Test("Counts of tenths, hundredths and thousandths are written with their decimals")
  func fixedPoint() {
    #expect([0, 3, 10, 603, -3, -603].map(FixedPoint.tenths) == ["0.0", "0.3", "1.0", "60.3", "-0.3", "-60.3"])
    #expect(FixedPoint.hundredths(443) == "4.43")
    #expect(FixedPoint.hundredths(5) == "0.05")
    #expect(FixedPoint.thousandths(-525) == "-0.525")
    #expect(FixedPoint.tenths(Int.min) == "-922337203685477580.8")
  }
}
