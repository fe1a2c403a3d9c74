import Relocation

/// Where people go, on a map.
struct MapSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(id: "where", title: context.text("去向图", "Where people go"), body: content)
  }

  private var content: Markup {
    let title =
      context.isPublic
      ? context.text("从乡镇到安置点的人流", "People going from townships to sites")
      : context.text("从自然屯到安置点的人流", "People going from settlements to sites")
    guard let map = FlowMap(context, title: title) else {
      return .absent(
        context.text(
          "数据没有坐标，画不出地图。去向见下面的乡镇去向表。",
          "The tables have no coordinates, so no map can be drawn. The table by township below says who goes where."))
    }
    return [
      .paragraph(how), .element("figure", ["class": "map-frame"], map.markup), panel(map), missing, limited(map),
    ]
  }

  private var how: String {
    let homes = context.isPublic ? context.text("乡镇", "townships") : context.text("自然屯", "settlements")
    return context.text(
      "小点是\(homes)，大的图形是安置点；线越粗，人越多。指向、点击或用 Tab 和回车键选中一个安置点，可以只看去那里的人；Esc 取消。",
      "Dots are \(homes), larger signs are sites; the thicker a line, the more people. Point at a site, click it or reach it "
        + "with Tab and Enter to see only those who go there; Esc shows all again.")
  }

  /// What is chosen, in words, and another way to choose.
  private func panel(_ map: FlowMap) -> Markup {
    .element(
      "div", ["class": "map-panel"],
      [
        .element(
          "label",
          [
            .text(
              context.isPublic
                ? context.text("查找乡镇 ", "Find a township ") : context.text("查找自然屯 ", "Find a settlement ")),
            .element(
              "select", ["id": "map-home"],
              .element("option", ["value": "-"], .text(context.text("全部", "all")))),
          ]), .element("p", ["id": "map-note", "aria-live": "polite"], []),
      ])
  }

  private var missing: Markup {
    let sites = context.instance.sites.indices.filter { context.instance.sites[$0].position == nil }
    let homes = context.instance.settlements.indices.count {
      context.instance.settlements[$0].position == nil && !context.planningCase.householdsOfSettlement[$0].isEmpty
    }
    guard !sites.isEmpty || homes > 0 else { return [] }
    let names =
      sites.prefix(10).map(context.label).joined(separator: context.text("、", ", ")) + (sites.count > 10 ? " …" : "")
    let parts = [
      sites.isEmpty ? nil : context.text("安置点 \(names)", "sites \(names)"),
      homes == 0 ? nil : context.text("\(homes) 个屯", "\(homes) settlement\(homes == 1 ? "" : "s")"),
    ]
    return .absent(
      context.text("没有坐标、不在图上：", "Without coordinates and not on the map: ")
        + parts.compactMap { $0 }.joined(separator: context.text("，", ", ")) + context.text("。", "."))
  }

  private func limited(_ map: FlowMap) -> Markup {
    guard map.flows.count > FlowMap.shownFlows else { return [] }
    return .absent(
      context.text(
        "图上只画 \(Figures.grouped(map.flows.count)) 条人流中最大的 \(Figures.grouped(FlowMap.shownFlows)) 条。",
        "The \(Figures.grouped(FlowMap.shownFlows)) largest of \(Figures.grouped(map.flows.count)) flows are drawn."))
  }
}
