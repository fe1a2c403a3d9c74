import Interpretation
import Relocation

extension ComparePage {
  /// How many households are listed for one pair of plans.
  private static let shownMoves = 2000

  /// The maps, beside one another.
  var maps: PageSection {
    let title = text("去向图", "Where people go")
    let drawings = zip(names, contexts).map { name, context -> Markup in
      let caption: Markup = .element("figcaption", .text(name))
      guard let map = FlowMap(context, title: "\(title): \(name)") else {
        return .element("figure", [caption, .absent(text("没有坐标，画不出地图。", "Without coordinates there is no map."))])
      }
      return .element("figure", [caption, .element("div", ["class": "map-frame"], map.picture)])
    }
    return PageSection(id: "where", title: title, body: beside(drawings))
  }

  /// One drawing for each plan, beside one another: up to three in a row, four by twos.
  func beside(_ drawings: [Markup]) -> Markup {
    .element("div", ["class": drawings.count == 4 ? "plans of4" : "plans"], Markup(drawings))
  }

  /// A site's id and name, by the first plan that has it.
  func label(_ id: SiteID) -> String {
    contexts.lazy.compactMap { context in context.instance.index(of: id).map(context.label) }.first ?? id.rawValue
  }

  /// The distributions of distances, beside one another.
  var distances: PageSection {
    let title = text("搬迁距离", "How far people go")
    let reach = contexts.compactMap(\.summary.farthestTenths).max() ?? 0
    let sections = contexts.map(DistancesSection.init)
    let classes = sections.map { $0.classes(reach: reach) }
    let most = classes.compactMap { $0?.weights.max() }.max()
    let drawings = zip(names, zip(sections, classes)).map { name, plan -> Markup in
      let chart = plan.1.map { plan.0.drawing($0, "\(title): \(name)", most: most) }
      let caption: Markup = .element("figcaption", .text(name))
      return .element("figure", [caption, chart ?? .absent(text("没有距离。", "No distance is known."))])
    }
    let note = text("人数，按距离分组；各方案用同一套刻度。", "People by distance, on the same scales for every plan.")
    return PageSection(
      id: "distances", title: title,
      body: .paragraph(note) + beside(drawings))
  }

  /// Who moved between the first plan and each other.
  var moves: [PageSection] { contexts.indices.dropFirst().map(moves) }

  private func moves(to later: Int) -> PageSection {
    let (first, other) = (contexts[0], contexts[later])
    let shared = first.instance.households.lazy.map(\.id).filter { other.instance.index(of: $0) != nil }
    let comparison = PlanComparison(from: first.reading.plan, to: other.reading.plan, households: shared)
    let count = comparison.moves.count
    let intro = text(
      "\(first.households(count))有变动，\(first.households(comparison.unchanged))不变。",
      "\(first.households(count)) differ\(count == 1 ? "s" : ""); nothing changes for \(first.households(comparison.unchanged))."
    )
    let body: Markup =
      count == 0
      ? .paragraph(intro)
      : [
        .paragraph(intro), MovesTable(moves: comparison.moves, language: language, name: label).markup,
        .folded(text("名单", "Who they are"), list(comparison.moves, other)),
      ]
    return PageSection(id: "moves-\(later)", title: "\(names[0]) → \(names[later])", body: body)
  }

  private func list(_ moves: [PlanComparison.Move], _ context: PageContext) -> Markup {
    var table = PageTable(
      text("有变动的户", "Households that differ"),
      [
        .words(.text(text("户编号", "Household"))), .words(.text(text("户主", "Head"))),
        .words(.text(text("原来", "From"))), .words(.text(text("现在", "To"))),
      ])
    let none = text("未安置", "no site")
    for move in moves.prefix(Self.shownMoves) {
      table.append([
        .text(move.household.rawValue), .text(context.instance.household(move.household)?.head ?? ""),
        .text(move.from?.rawValue ?? none), .text(move.to?.rawValue ?? none),
      ])
    }
    let rest: Markup =
      moves.count > Self.shownMoves
      ? .absent(text("只列前 \(Self.shownMoves) 户。", "The first \(Self.shownMoves) are listed.")) : []
    return rest + table.markup
  }
}
