import Foundation
import Relocation
import Testing

@testable import Reporting

@Suite("The workbooks of a plan")
struct PlanWorkbooksTests {
  static func books(_ language: Language = .chinese, earlier: Plan? = nil) throws -> PlanWorkbooks {
    let planningCase = PlanningCase(instance: Village.instance, scenario: Village.scenario, earlier: earlier)
    return PlanWorkbooks(
      of: PlanReading(Village.plan, in: planningCase), document: try Village.contents().document,
      mark: PlanMark(sha256: "0123456789abcdef"), language: language)
  }

  static let earlier = Plan([
    "001": Assignment(site: "S2", dwelling: "100㎡"), "002": Assignment(site: "S1", dwelling: "B"),
    "GONE": Assignment(site: "S1", dwelling: "B"),
  ])

  @Test("There is a sheet for every question, in both languages")
  func sheets() throws {
    #expect(
      try WrittenWorkbook(try Self.books(earlier: Self.earlier).allocation()).sheets.map(\.name) == [
        "汇总", "学位与就业岗位", "户型", "安置分配表", "未安置户名单", "安置变动表", "设定与证明", "安置结果公示", "S1 城东",
        "安置点 S2",
      ])
    #expect(
      try WrittenWorkbook(try Self.books(.english).allocation()).sheets.map(\.name) == [
        "Summary", "School places and jobs", "Dwellings", "Allocation of households", "Households left out",
        "Scenario and proof", "Public notice", "S1 城东", "Site S2",
      ])
  }

  @Test("Every sum and share of every sheet is what a spreadsheet computes anew", arguments: Language.allCases)
  func formulas(language: Language) throws {
    var count = 0
    for sheet in try WrittenWorkbook(try Self.books(language, earlier: Self.earlier).allocation()).sheets {
      for (place, cell) in sheet.cells {
        guard let formula = cell.formula else { continue }
        count += 1
        #expect(try sheet.value(of: formula) == Double(cell.text), "\(sheet.name) \(place)")
      }
    }
    #expect(count > 20)
  }

  @Test("The totals of the summary are the plan's own")
  func summary() throws {
    let sheet = try WrittenWorkbook(try Self.books().allocation()).sheet("汇总")
    let totals = sheet.cells.filter { $0.value.text == "合计" && $0.key.hasPrefix("A") }.keys
      .compactMap { Int($0.dropFirst()) }.sorted()
    #expect(totals.count == 2)
    #expect(sheet.row(totals[0]) == ["合计", "", "", "17", "15", "0.8823529411764706", "", "4", "3", "4", ""])
    #expect(sheet.row(totals[1]) == ["合计", "", "10", "7", "17"])
    let dwellings = try WrittenWorkbook(try Self.books().allocation()).sheet("户型")
    #expect(dwellings.row(6) == ["合计", "", "", "", "", "", "", "4"])
  }

  @Test("The summary of few sites is one page; of many sites its tables are two sheets")
  func summaryPages() throws {
    let few = try WrittenWorkbook(try Self.books().allocation()).sheet("汇总")
    #expect(few.source.contains("fitToPage=\"1\"") && !few.source.contains("fitToHeight=\"0\""))
    let more = (3...16).map { Site(id: SiteID("T\($0)"), people: 5) }
    let planningCase = PlanningCase(
      instance: Village.instance.replacing(sites: Village.instance.sites + more), scenario: Village.scenario)
    let books = PlanWorkbooks(
      of: PlanReading(Village.plan, in: planningCase), document: try Village.contents().document,
      mark: PlanMark(sha256: "0123456789abcdef"), language: .chinese)
    let sheets = try WrittenWorkbook(try books.allocation()).sheets
    #expect(sheets.map(\.name).prefix(4) == ["汇总", "来自各乡镇", "学位与就业岗位", "户型"])
    #expect(sheets.prefix(4).allSatisfy { $0.source.contains("<autoFilter") })
  }

  @Test(
    "The list of all has reasons in short; the sheet of a site has them in full, room to sign, and no column for the site"
  )
  func reasons() throws {
    let book = try WrittenWorkbook(try Self.books().allocation())
    let (all, site) = (try book.sheet("安置分配表"), try book.sheet("S1 城东"))
    #expect(all.row(5)[6] == "安置点" && all.row(8)[6] == "城东")
    #expect(!site.row(4).contains("安置点") && site.row(4).last == "备注/签字")
    let (short, full) = (all.row(8)[12], site.row(5)[11])
    #expect(!short.isEmpty && full.count > short.count)
    #expect(site.source.range(of: #"<row r="5"[^>]* ht="(2[4-9]|[3-9][0-9])"#, options: .regularExpression) != nil)
  }

  @Test("Every sheet has the plan's hash at its foot, on paper and below its last row")
  func marks() throws {
    for bytes in [try Self.books().allocation(), try Self.books().notice()] {
      for sheet in try WrittenWorkbook(bytes).sheets {
        #expect(sheet.source.contains("<oddFooter>&amp;L方案 0123456789ab&amp;C"))
        #expect(sheet.cells.values.contains { $0.text == "方案 0123456789ab" })
      }
    }
  }

  @Test("Ids stay text, and what begins like a formula is none")
  func texts() throws {
    let sheet = try WrittenWorkbook(try Self.books().allocation()).sheet("安置分配表")
    #expect(sheet.cells["B9"]?.text == "002")
    #expect(sheet.cells["B9"]?.isText == true)
    #expect(sheet.cells["C9"]?.text == "=1+1")
    #expect(sheet.cells["C9"]?.isText == true)
  }

  @Test("Households of the register above 25 m² per person are marked, others and those at the line are not")
  func redLine() {
    let dwelling = Dwelling(site: "S1", type: "B", areaHundredths: 7501)
    let poor = Household(id: "1", settlement: "A", people: 3, category: .registeredPoor)
    let other = Household(id: "2", settlement: "A", people: 1, category: .accompanying)
    #expect(RedLine.isCrossed(by: poor, in: dwelling))
    #expect(!RedLine.isCrossed(by: other, in: dwelling))
    #expect(!RedLine.isCrossed(by: poor, in: Dwelling(site: "S1", type: "B", areaHundredths: 7500)))
    #expect(!RedLine.isCrossed(by: poor, in: nil))
  }

  @Test("Changes against the earlier plan are listed, those who left the register too")
  func changes() throws {
    let sheet = try WrittenWorkbook(try Self.books(earlier: Self.earlier).allocation()).sheet("安置变动表")
    #expect(sheet.row(4).prefix(7) == ["1", "001", "王一", "4", "泗城镇/平林村/上屯", "S2", "城东"])
    #expect(sheet.row(7).prefix(7) == ["4", "GONE", "", "", "", "城东", "未安置"])
    #expect(sheet.row(8)[3] == "", "a household without a count has no part in a sum")
  }

  @Test("A plan folder takes both workbooks and gives them back")
  func folder() throws {
    let scratch = try ScratchFolder()
    var contents = try Village.contents()
    contents.additions["allocation.xlsx"] = try Self.books().allocation()
    contents.additions["notice.xlsx"] = try Self.books().notice()
    try PlanFolderWriter().write(contents, to: scratch.file("out"), replacing: false)
    #expect(scratch.snapshot("out")["notice.xlsx"] == Data(try Self.books().notice()))
    try PlanFolderWriter().write(contents, to: scratch.file("out"), replacing: true)
  }
}
