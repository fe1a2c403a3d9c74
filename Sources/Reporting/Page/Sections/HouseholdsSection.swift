import Interpretation
import Relocation

/// Every household, to be searched, filtered and sorted; for internal use.
struct HouseholdsSection: Sendable {
  /// More households than this would make a page that office computers open slowly.
  static let shown = 50_000

  let context: PageContext
  let reasons: PlacementReasons

  var section: PageSection {
    PageSection(id: "households", title: context.text("户表", "Households"), body: content)
  }

  private var content: Markup {
    guard !context.isPublic else {
      return .absent(context.text("公开页面不含逐户名单。", "A public page has no list of households."))
    }
    let rest: Markup =
      context.instance.households.count > Self.shown
      ? .absent(
        context.text(
          "只列前 \(Figures.grouped(Self.shown)) 户，其余见 assignments.csv。",
          "The first \(Figures.grouped(Self.shown)) are listed; the rest are in assignments.csv.")) : []
    return [
      rest, controls, frame, pager,
      .element("noscript", .absent(context.text("户表需要 JavaScript。", "The table of households needs JavaScript."))),
      .verbatim(
        "script", ["type": "application/json", "id": "household-data"],
        VerbatimText(json: HouseholdData(context, reasons))),
    ]
  }

  private var controls: Markup {
    .element(
      "div", ["class": "controls", "role": "search"],
      [
        .element(
          "label",
          [
            .text(context.text("查找 ", "Find ")),
            .element(
              "input",
              [
                "type": "search", "id": "find", "autocomplete": "off",
                "placeholder": context.text("户编号、户主、屯、安置点……", "id, head, settlement, site …"),
              ]),
          ]), choice("by-site", context.text("安置点 ", "Site ")), choice("by-wish", context.text("志愿 ", "Wish ")),
        choice("by-town", context.text("乡镇 ", "Township ")),
        context.planningCase.earlier == nil ? [] : choice("by-move", context.text("变动 ", "Moved ")),
      ])
  }

  private func choice(_ id: String, _ title: String) -> Markup {
    .element(
      "label",
      [
        .text(title),
        .element("select", ["id": id], .element("option", ["value": "-"], .text(context.text("全部", "all")))),
      ])
  }

  /// The head; the script fills in the rows.
  private var frame: Markup {
    let caption = context.text("逐户安排", "Where every household goes")
    let heads = HouseholdData.columns(context).enumerated().map { position, column -> Markup in
      .element(
        "th", ["scope": "col", "aria-sort": "none", "class": column.isNumber ? "number" : nil],
        .element("button", ["type": "button", "data-column": "\(position)"], .text(column.title[context.language])))
    }
    return .element(
      "div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": caption],
      .element(
        "table", ["id": "household-table"],
        [
          .element("caption", .text(caption)), .element("thead", .element("tr", Markup(heads))), .element("tbody", []),
        ]))
  }

  private var pager: Markup {
    .element(
      "div", ["class": "pager"],
      [
        .element("button", ["type": "button", "id": "previous"], .text(context.text("上一页", "Previous"))),
        .element("p", ["id": "found", "role": "status"], []),
        .element("button", ["type": "button", "id": "next"], .text(context.text("下一页", "Next"))),
      ])
  }
}
