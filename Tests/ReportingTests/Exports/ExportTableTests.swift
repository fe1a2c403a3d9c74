import Relocation
import Testing

@testable import Reporting

@Suite("Tables that a plan is given out as")
struct ExportTableTests {
  static func text(_ table: ExportTable, _ language: Language = .chinese) -> [[String]] {
    let table = table.table(of: Village.reading, language: language)
    return [table.headings] + (table.rows + (table.totals.map { [$0] } ?? [])).map { $0.map(\.text) }
  }

  @Test("The allocation table has the columns of the office's form, with the identity number masked")
  func households() {
    #expect(
      Self.text(.households) == [
        [
          "序号", "户编号", "户主", "身份证号(脱敏)", "家庭人口", "原乡镇/村/屯", "安置点", "户型(㎡)", "人均面积(㎡)", "应自筹(元)", "志愿",
          "距离(公里)", "分配依据", "备注/签字",
        ],
        ["1", "003", "李,\"三\"", "", "7", "加尤镇/下屯", "S2", "100㎡", "14.29", "10000", "未填志愿", "3.0", "就近安置。", ""],
        ["2", "004", "赵四 13812345678", "", "1", "加尤镇/下屯", "S2", "100㎡", "100.00", "2500", "第一志愿", "3.0", "第一志愿。", ""],
        [
          "3", "001", "王一", "451027********123X", "4", "泗城镇/平林村/上屯", "城东", "B (75㎡)", "18.75", "10000", "第一志愿", "10.5",
          "第一志愿。", "",
        ],
        [
          "4", "002", "=1+1", "******", "3", "泗城镇/平林村/上屯", "城东", "B (75㎡)", "25.00", "7500", "第一志愿", "10.5", "第一志愿。",
          "",
        ],
      ])
  }

  @Test("Masks are chosen; a number too short for its mask is hidden whole")
  func masks() {
    #expect(IdentityMask(leading: 0, trailing: 0).masked("123") == "***")
    #expect(IdentityMask(leading: 1, trailing: 1).masked("1234") == "1**4")
    #expect(IdentityMask(leading: 6, trailing: 4).masked("1234567890") == "**********")
    #expect(IdentityMask("6-4") == .usual)
    #expect(IdentityMask("0-0")?.masked("123") == "***")
    for text in ["", "6", "6-", "-4", "6-4-1", "a-b", "６-４", "6--4", "100-1"] { #expect(IdentityMask(text) == nil) }
  }

  @Test("Self-raised money is rate times people up to the cap, whatever the numbers")
  func selfRaised() {
    let options = ExportOptions(selfRaisedYuanPerPerson: 3000, selfRaisedCapYuan: 10_000)
    #expect([1, 3, 4, Int.max].map(options.selfRaisedYuan) == [3000, 9000, 10_000, 10_000])
  }

  @Test("Those left out are listed with priority, wishes and the reason")
  func unplaced() {
    let rows = Self.text(.unplaced, .english)
    #expect(rows.count == 2)
    #expect(rows[1].prefix(6) == ["1", "45102719800101123X", "", "2", "加尤镇/下屯", "3"])
    #expect(rows[1].suffix(2).first == "unplaced_capacity")
  }

  @Test("Sites are listed with what is used and what there is, and summed up where every site has a number")
  func sites() {
    let rows = Self.text(.sites, .english)
    #expect(rows.map(\.count) == [19, 19, 19, 19])
    #expect(rows[1].prefix(8) == ["S1", "城东", "in county", "县城", "7", "8", "2", ""])
    #expect(rows[1].suffix(3) == ["2", "3", "2"])
    #expect(rows[2].suffix(3) == ["2", "", "1"])
    #expect(rows[3].prefix(8) == ["Total", "", "", "", "15", "17", "4", ""])
  }

  @Test("Townships are crossed with sites, and the sums are everybody")
  func townships() {
    #expect(
      Self.text(.townships) == [
        ["乡镇", "户数", "人数", "城东", "S2", "未安置人数"], ["加尤镇", "3", "10", "0", "8", "2"],
        ["泗城镇", "2", "7", "7", "0", "0"], ["合计", "5", "17", "7", "8", "2"],
      ])
  }

  @Test("Every table has headings in both languages, as many as its cells", arguments: ExportTable.allCases)
  func headings(table: ExportTable) {
    for language in Language.allCases {
      let planningCase = PlanningCase(instance: Village.instance, scenario: Village.scenario, earlier: Plan())
      let made = table.table(of: PlanReading(Village.plan, in: planningCase), language: language)
      #expect(!made.headings.contains(""))
      #expect(!made.rows.isEmpty)
      #expect(made.rows.allSatisfy { $0.count == made.headings.count })
    }
    #expect(
      table.table(of: Village.reading, language: .chinese).headings
        != table.table(of: Village.reading, language: .english).headings)
  }
}
