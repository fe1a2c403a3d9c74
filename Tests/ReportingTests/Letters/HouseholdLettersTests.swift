import Foundation
import Relocation
import Testing

@testable import Reporting

@Suite("Letters to households")
struct HouseholdLettersTests {
  static let letters = HouseholdLetters(
    of: Village.reading, mark: PlanMark(sha256: "0123456789abcdef"), language: .chinese)

  @Test("Every household has one page, placed or not, in the order of places")
  func everybody() {
    let pages = Self.letters.html().components(separatedBy: "<section class=\"letter\">").dropFirst()
    #expect(pages.count == Village.households.count)
    #expect(pages.allSatisfy { $0.contains("方案 0123456789ab") })
    #expect(pages.filter { $0.contains("暂未安排安置点") }.count == 1)
  }

  @Test("A letter says site, flat, money, reason and what comes next")
  func content() {
    let page = Self.letters.html(household: 0)
    for part in ["王一（户编号 001，", "S1 城东", "B (75㎡)", "18.75 ㎡", "10,000 元", "10.5 公里", "第一志愿。", "抽签", "公示三天"] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.components(separatedBy: "<section").count == 2)
    #expect(!page.contains("45102719700101123X"))
  }

  @Test("A page loads nothing, and no text of the data is markup")
  func standsAlone() {
    var households = Village.households
    households[0].head = "<script>alert(1)</script>"
    let planningCase = PlanningCase(
      instance: Village.instance.replacing(households: households), scenario: Village.scenario)
    let page = HouseholdLetters(
      of: PlanReading(Village.plan, in: planningCase), mark: PlanMark(sha256: "00"), language: .english
    ).html(household: 0)
    #expect(page.contains("&lt;script&gt;alert(1)"))
    for part in ["<script", "http:", "https:", "src=", "@import"] { #expect(!page.contains(part), "\(part)") }
  }

  @Test("A reason that lists hundreds of sites is shortened, so that the letter stays one page")
  func longReasons() {
    var instance = Village.instance
    instance = instance.replacing(
      sites: (0..<300).map { Site(id: SiteID("S\($0)"), name: "点\($0)", region: .crossRegion, people: 9) })
    instance.columns[.households]?.insert("accepts_cross_region")
    let reading = PlanReading(Plan(), in: PlanningCase(instance: instance, scenario: Village.scenario))
    let page = HouseholdLetters(of: reading, mark: PlanMark(sha256: "00"), language: .chinese).html(household: 0)
    #expect(page.contains("处，可到村委会查看"))
    #expect(page.count < 6000)
  }
}
