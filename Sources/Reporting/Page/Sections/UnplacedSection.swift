import Interpretation
import Relocation

/// Who is left without a site, and why.
struct UnplacedSection: Sendable {
  /// How many households are listed.
  private static let shown = 2000

  let context: PageContext
  let reasons: PlacementReasons

  var section: PageSection {
    PageSection(id: "unplaced", title: context.text("未安置的户及原因", "Left without a site, and why"), body: content)
  }

  private var content: Markup {
    let left = context.planningCase.householdsByOrigin().filter { context.reading.sites[$0] == nil }
    guard !left.isEmpty else { return .paragraph(context.text("所有户都有安置点。", "Every household has a site.")) }
    let people = context.people(of: left)
    let intro = context.text(
      "\(context.households(left.count))、\(context.people(people))没有安置点。",
      "\(context.households(left.count)), \(context.people(people)), \(left.count == 1 ? "has" : "have") no site.")
    let coded = left.map { ($0, reasons.code(forHousehold: $0)) }
    return .paragraph(intro) + causes(coded).markup + (context.isPublic ? [] : list(coded))
  }

  private func causes(_ left: [(Int, ReasonCode)]) -> PageTable {
    var table = PageTable(
      context.text("未安置的原因", "Reasons for having no site"),
      [
        .words(.text(context.text("原因", "Reason"))), .number(.text(context.text("户数", "Households"))),
        .number(.text(context.text("人数", "People"))),
      ])
    for code in ReasonCode.allCases {
      let members = left.filter { $0.1 == code }.map(\.0)
      guard !members.isEmpty else { continue }
      table.append([
        .text(code.title[context.language]), .text(Figures.grouped(members.count)),
        .text(Figures.grouped(context.people(of: members))),
      ])
    }
    return table
  }

  private func list(_ left: [(Int, ReasonCode)]) -> Markup {
    var table = PageTable(
      context.text("未安置的户", "Households without a site"),
      [
        .words(.text(context.text("户编号", "Household"))), .words(.text(context.text("户主", "Head"))),
        .number(.text(context.text("人口", "People"))), .words(.text(context.text("原住地", "From"))),
        .words(.text(context.text("原因", "Reason"))), .words(.text(context.text("志愿", "Wishes"))),
      ])
    for (position, code) in left.prefix(Self.shown) {
      let household = context.instance.households[position]
      table.append([
        .text(household.id.rawValue), .text(household.head ?? ""), .text("\(household.people)"),
        .text(context.origin(settlement: context.planningCase.settlementOfHousehold[position])),
        .text(code.title[context.language]), .text(wishes(of: position)),
      ])
    }
    let rest: Markup =
      left.count > Self.shown
      ? .absent(
        context.text(
          "只列前 \(Self.shown) 户，其余见 assignments.csv。", "The first \(Self.shown); the rest are in assignments.csv."))
      : []
    return .folded(context.text("名单", "Who they are"), rest + table.markup)
  }

  private func wishes(of household: Int) -> String {
    reasons.obstacles(household: household).map {
      "\($0.site)\(context.text("：", ": "))\($0.obstacle.text[context.language])"
    }
    .joined(separator: context.text("；", "; "))
  }
}
