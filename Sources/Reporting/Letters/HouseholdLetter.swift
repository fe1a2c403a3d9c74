internal import Foundation
import Interpretation
import Relocation

/// One page for one household: where it goes, in what dwelling, why, and what comes next.
struct HouseholdLetter {
  /// A household that may go to hundreds of sites, and to none, is told the reasons of so many.
  private static let mostReasons = 8

  let context: SheetContext
  /// The household's position.
  let position: Int
  let mark: String

  private var household: Household { context.instance.households[position] }
  private var site: Site? { context.reading.sites[position].map { context.instance.sites[$0] } }

  private func text(_ zh: String, _ en: String) -> String { context.text(zh, en) }

  var markup: Markup {
    let title = text("易地搬迁安置告知书", "Notice of resettlement")
    let parts: [Markup] = [
      .element("h1", .text(title)), .element("p", .text(greeting)), .element("p", ["class": "result"], .text(result)),
      facts, heading(text("为什么", "Why")), .element("p", .text(why)), heading(text("接下来", "What comes next")),
      .element("ol", Markup(steps.map { .element("li", .text($0)) })),
      .element("p", ["class": "closing"], .text(signatures)),
      .element("footer", .text(SheetWriter.markText(mark)[context.language])),
    ]
    return .element("section", ["class": "letter"], Markup(parts))
  }

  private func heading(_ title: String) -> Markup { .element("h2", .text(title)) }

  private var greeting: String {
    let origin = context.planningCase.origin(ofHousehold: position)
    let name = household.head.map { $0.isEmpty ? "" : $0 } ?? ""
    let who = name.isEmpty ? text("户主", "Dear household") : name
    return text("\(who)（户编号 \(household.id)，\(origin)）：", "\(who) (household \(household.id), \(origin)):")
  }

  private var result: String {
    guard let site else {
      return text("在本次方案中，你户暂未安排安置点。", "In this plan your household has no site yet.")
    }
    return text("你户安置在：\(site.label)。", "Your household is placed at \(site.label).")
  }

  private var facts: Markup {
    let rows = [(text("家庭人口", "People"), text("\(household.people) 人", "\(household.people)"))] + placedFacts
    return .element(
      "table",
      .element(
        "tbody",
        Markup(
          rows.map { .element("tr", .element("th", ["scope": "row"], .text($0.0)) + .element("td", .text($0.1))) })))
  }

  private var placedFacts: [(String, String)] {
    guard let site, let place = context.reading.sites[position] else { return [] }
    var rows = [(text("安置点", "Site"), site.label)]
    rows.append((text("区域", "Region"), SitesTable.regionName(site.region)[context.language]))
    if let dwelling = context.reading.dwelling(ofHousehold: position) {
      rows.append((text("户型", "Dwelling"), DwellingText.text(dwelling)))
      if let area = dwelling.areaHundredths {
        let each = FixedPoint.hundredths(RedLine.areaPerPerson(area, household.people))
        rows.append((text("人均面积", "Area per person"), "\(each) ㎡"))
      }
    }
    let raised = Figures.grouped(context.options.selfRaisedYuan(people: household.people))
    rows.append((text("应自筹", "To be raised by the household"), text("\(raised) 元", "\(raised) yuan")))
    rows.append((text("志愿", "Wish"), WishOutcome(of: household, at: site.id).title[context.language]))
    if let distance = context.planningCase.distanceTenths(household: position, site: place) {
      let km = Figures.tenths(distance)
      rows.append((text("距离", "Distance"), text("\(km) 公里", "\(km) km")))
    }
    if let opens = site.opens, !opens.isEmpty { rows.append((text("交付日期", "Handed over"), opens)) }
    return rows
  }

  /// The reason, shortened where it lists so many sites that the letter would need a second page.
  private var why: String {
    let sentence = context.reasons.reason(forHousehold: position).sentence[context.language]
    let separator = text("；", "; ")
    let parts = sentence.components(separatedBy: separator)
    guard parts.count > Self.mostReasons else { return sentence }
    let rest = parts.count - Self.mostReasons
    return parts.prefix(Self.mostReasons).joined(separator: separator)
      + text("；另有 \(rest) 处，可到村委会查看。", "; and \(rest) more, to be seen at the village office.")
  }

  private var steps: [String] {
    guard site != nil else {
      return [
        text("你户的登记和志愿继续有效，方案调整时会重新安排。", "Your registration and wishes stay valid for the next plan."),
        text(
          "如登记的人口、志愿或亲属有误，请到村委会更正。",
          "If people, wishes or kin are registered wrongly, have it corrected at the village office."),
        text(
          "如有异议，请在公示的三天内向村委会或乡镇政府提出。",
          "Objections are heard by the village office or the township while the result is posted (three days)."),
      ]
    }
    return [
      text(
        "安置结果公示三天，如有异议请在公示期内向村委会或乡镇政府提出。",
        "The result is posted for three days; objections are heard by the village office or the township."),
      text(
        "公示后按户型分组抽签：先抽顺序号，再抽房号（安置点、幢、单元、楼层、房号），由公证人员和村民代表见证。",
        "Flats are then drawn by dwelling type, first an order number, then the flat, before a notary and village witnesses."
      ),
      text(
        "抽签结果再公示三天，无异议后签订安置协议，缴纳应自筹部分。",
        "The draw is posted for three days; then the contract is signed and the household's own share paid."),
      text(
        "请带户口簿和身份证办理，并留意村里通知的交付和入住时间。",
        "Bring the household register and identity card; the village announces when to move in."),
    ]
  }

  private var signatures: String {
    text(
      "告知单位（盖章）：__________　　日期：_____年___月___日　　户主签字：__________",
      "Office and seal: ______________    Date: ______________    Signature: ______________")
  }
}
