import Foundation
import Interpretation
import Relocation
import Testing

@testable import Reporting

@Suite("The page of a plan")
struct ReportPageTests {
  private func page(
    _ language: Language = .english, isPublic: Bool = false, seconds: Double = 1, reading: PlanReading = Village.reading
  ) throws -> String {
    let contents = try Village.contents(seconds: seconds)
    let page = ReportPage(
      of: reading, document: contents.document, certificate: Village.certificate,
      options: PageOptions(language: language, isPublic: isPublic))
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test("Equal plans give equal bytes, however long the run took", arguments: Language.allCases)
  func deterministic(language: Language) throws {
    #expect(try page(language, seconds: 1) == page(language, seconds: 99))
  }

  @Test("Nothing on the page names another address, and the policy admits one script and one style sheet")
  func alone() throws {
    let source = try page()
    #expect(!source.contains("http://") && !source.contains("https://") && !source.contains("//cdn"))
    #expect(source.contains("default-src &#39;none&#39;; script-src &#39;sha256-"))
    #expect(!source.contains(" style=") && !source.contains(" onclick="))
    #expect(source.components(separatedBy: "<script").count == 3, "the script and the data")
  }

  @Test("Every section is there in both languages, with a link to it", arguments: Language.allCases)
  func sections(language: Language) throws {
    let source = try page(language)
    let ids = [
      "headline", "where", "sites", "wishes", "distances", "townships", "fairness", "limits", "split", "unplaced",
      "changes", "households", "about",
    ]
    for id in ids {
      #expect(source.contains("<section id=\"\(id)\""))
      #expect(source.contains("href=\"#\(id)\""))
    }
    #expect(source.contains("lang=\"\(language == .chinese ? "zh-CN" : "en")\""))
  }

  @Test("The headline figures are the plan's: people, wishes, distance, value, gap")
  func headline() throws {
    let source = try page()
    let document = try Village.contents().document
    #expect(source.contains("data-figure=\"placed\">15<"))
    #expect(source.contains("data-figure=\"first\">100.0 %<"), "8 of 8 who stated wishes and have a site")
    let value = try #require(document.levels.last?.value)
    #expect(source.contains("data-figure=\"value\">\(Figures.grouped(value))<"))
    #expect(source.contains("no plan that obeys these rules is better by more than"))
  }

  @Test("A public page holds no household, no head, no wish of one, and no number of a person")
  func publicPage() throws {
    let source = try page(isPublic: true)
    for secret in ["王一", "赵四", "45102719800101123X", "13812345678", "registered poor", "id=\"household-data\""] {
      #expect(!source.contains(secret), "\(secret)")
    }
    #expect(source.contains("A public page has no list of households."))
    #expect(try page().contains("王一"), "the internal one does name them")
  }

  @Test("Without coordinates there is no map but a sentence, and without an earlier plan no changes but a sentence")
  func absent() throws {
    let source = try page()
    #expect(!source.contains("id=\"map\""))
    #expect(source.contains("no map can be drawn"))
    #expect(source.contains("made without an earlier one"))
  }

  @Test("Every household is in the data of the table, those without a site too")
  func households() throws {
    let source = try page()
    let start = try #require(source.range(of: "id=\"household-data\">"))
    let end = try #require(source.range(of: "</script>", range: start.upperBound..<source.endIndex))
    let data = try JSONSerialization.jsonObject(with: Data(source[start.upperBound..<end.lowerBound].utf8))
    let rows = (data as? [String: Any])?["rows"] as? [[Any]]
    #expect(rows?.count == 5)
    #expect(rows?.compactMap { $0[0] as? String } == ["001", "002", "003", "004", "45102719800101123X"])
    #expect(rows?.last?[4] as? Int == -1)
  }

  @Test("With an earlier plan the changes are counted by where from and where to")
  func changes() throws {
    let earlier = Plan(["001": Assignment(site: "S2", dwelling: nil), "002": Assignment(site: "S1", dwelling: nil)])
    let planningCase = PlanningCase(instance: Village.instance, scenario: Village.scenario, earlier: earlier)
    let source = try page(reading: PlanReading(Village.plan, in: planningCase))
    #expect(source.contains("3 households are not where the earlier plan had them"))
    #expect(source.contains("id=\"by-move\""))
  }

  @Test("What is proven is said so that nobody needs to know what a bound is")
  func proof() {
    func level(_ value: Int, _ bound: Int, certified: Int? = nil) -> PlanDocument.Level {
      .init(criteria: [], value: value, bound: bound, certifiedBound: certified ?? bound, tolerance: 0)
    }
    let text = { (levels: [PlanDocument.Level]) in ProofText(levels: levels, language: .english) }
    #expect(text([level(0, 0), level(7, 7)]).gap == "0 %")
    #expect(text([level(0, 0), level(7, 7)]).sentence == "Proven: no plan that obeys these rules is better.")
    #expect(
      text([level(200, 199)]).sentence == "Proven: no plan that obeys these rules is better by more than 0.5000 %.")
    #expect(text([level(0, 0), level(200, 199)]).sentence.contains("of the plans that keep objective 1,"))
    // What no certificate proves is told apart.
    #expect(text([level(0, 0), level(200, 199, certified: 198)]).gap == "0.5000 %")
    #expect(
      text([level(0, 0), level(200, 199, certified: 198)]).sentence.hasSuffix(
        "better by more than 0.5000 %. (By the solver's search; the certificate that anybody can check proves 1.00 %.)")
    )
    #expect(
      text([level(200, 200, certified: 199)]).sentence.hasSuffix(
        "better. (By the solver's search; the certificate that anybody can check proves 0.5000 %.)"))
  }

  @Test("Plans stand side by side with the moves between them")
  func compare() throws {
    let document = try Village.contents().document
    var other = Village.plan
    other["001"] = nil
    let first = ComparePage.Entry(name: "<first>", reading: Village.reading, document: document)
    let second = ComparePage.Entry(
      name: "second", reading: PlanReading(other, in: Village.planningCase), document: document)
    let page = ComparePage([first, second], language: .english)
    let source = String(decoding: page.bytes, as: UTF8.self)
    #expect(source.contains("&lt;first&gt; → second"))
    #expect(source.contains("1 household differs; nothing changes for 4 households."))
    #expect(source.contains("<td class=\"number\">15"))
    #expect(source.contains("<td class=\"number\">11"))
    #expect(source.contains("id=\"fairness\"") && source.contains("id=\"townships\""))
    #expect(source.contains("&lt;first&gt;: People by township and site"))
    #expect(source.contains("second: People by township and site"))
    #expect(source.contains("class=\"plans\"") && source.contains("class=\"run-on\""))
    let four = String(decoding: ComparePage([first, second, first, second], language: .english).bytes, as: UTF8.self)
    #expect(four.contains("class=\"plans of4\""))
  }
}
