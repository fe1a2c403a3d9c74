import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("Workbooks to fill in")
struct InstanceWorkbookTests {
  static let languages: [Language] = [.chinese, .english]

  @Test("A blank one reads as empty tables and says so", arguments: languages)
  func blank(language: Language) throws {
    let bytes = try instanceWorkbook(in: language)
    #expect(try instanceWorkbook(in: language) == bytes)
    let examination = try WorkbookReadingTests.examine(bytes)
    #expect(examination.faults.map(\.kind) == [.noRows, .noRows])
    #expect(examination.faults.map(\.sheet) == (language == .chinese ? ["农户", "安置点"] : ["households", "sites"]))
    #expect(examination.hints.isEmpty && examination.unreadFiles.isEmpty)
  }

  @Test(
    "An instance that is written and read again is the same, cell for cell",
    arguments: [
      "tiny", "lingyun-2017", "replan", "impossible", "small/03-pins", "small/06-jobs", "small/08-limits",
      "small/11-missing-coordinates", "small/12-gb18030", "small/16-changes",
    ], languages)
  func roundTrip(name: String, language: Language) throws {
    let original = try readInstance(at: Repository.path("Instances/" + name)).instance
    let bytes = try instanceWorkbook(in: language, of: original)
    let reading = try #require(try WorkbookReadingTests.examine(bytes).reading)
    #expect(reading.instance.households == original.households)
    #expect(reading.instance.settlements == original.settlements)
    #expect(reading.instance.sites == original.sites)
    #expect(reading.instance.dwellings == original.dwellings)
    #expect(reading.instance.distancesTenths == original.distancesTenths)
    #expect(reading.instance.scoresThousandths == original.scoresThousandths)
    #expect(reading.instance.columns == original.columns)
  }

  @Test("Texts that spreadsheets would change come back as they were")
  func hardTexts() throws {
    let texts = [
      "0017", "1e5", "=1+1", "+86", "-5", "@x", "_x000D_", "__x0041_", "a\r\nb\nc\rd", "\"q\", 'q'; <&>", "𠮷㐂䶮", "TRUE",
      "4.50", "106.5712",
      "2017-09-30", "#N/B",
    ]
    let households = texts.enumerated().map { index, text in
      var household = Household(id: HouseholdID("H\(index + 10)"), settlement: "T", people: 2)
      household.head = text
      household.extra = ["own": text]
      return household
    }
    let original = Instance(
      households: households, sites: [Site(id: "S1")],
      columns: [.households: ["id", "people", "settlement", "head", "own"], .sites: ["id", "people"]])
    let reading = try #require(
      try WorkbookReadingTests.examine(try instanceWorkbook(in: .english, of: original)).reading)
    #expect(reading.instance.households.map(\.head) == texts)
    #expect(reading.instance.households.map { $0.extra["own"] } == texts)
  }

  @Test("A text that no cell can hold is refused with its row")
  func tooLong() throws {
    var household = Household(id: "H1", settlement: "T", people: 2)
    household.head = String(repeating: "长", count: 40_000)
    let original = Instance(
      households: [household], sites: [Site(id: "S1")],
      columns: [.households: ["id", "people", "settlement", "head"], .sites: ["id", "people"]])
    let failure = #expect(throws: WorkbookWritingFailure.self) { try instanceWorkbook(in: .english, of: original) }
    #expect(failure?.sentence.en.contains("Row 2 of the sheet households") == true)
  }
}
