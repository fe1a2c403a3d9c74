import Relocation

/// What became of the wishes, by rank.
struct WishesSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(id: "wishes", title: context.text("志愿满足情况", "What became of the wishes"), body: content)
  }

  private var content: Markup {
    guard context.instance.households.contains(where: \.statedWishes) else {
      return .absent(context.text("登记表没有填写志愿，因此没有这一项。", "The register states no wishes, so there is nothing to count."))
    }
    var table = PageTable(
      context.text("按志愿名次的人数和户数", "People and households by the rank of their wish"),
      [
        .words(.text(context.text("结果", "Outcome"))), .number(.text(context.text("人数", "People"))),
        .number(.text(context.text("占比", "Share"))), .number(.text(context.text("户数", "Households"))),
        .words(.element("span", ["class": "hidden"], .text(context.text("图", "Bar")))),
      ], style: "ranks")
    let largest = context.summary.wishes.map(\.count.people).max() ?? 0
    for share in context.summary.wishes where share.count.households > 0 || share.outcome == .first {
      let title = share.outcome.title[context.language]
      table.append([
        .text(title.prefix(1).uppercased() + title.dropFirst()), .text(Figures.grouped(share.count.people)),
        .text(Figures.share(share.count.people, of: context.summary.all.people)),
        .text(Figures.grouped(share.count.households)),
        ShareBar.markup(share.count.people, of: largest, style: Self.style(share.outcome)),
      ])
    }
    return table.markup
  }

  /// The class that gives an outcome its colour: darker is better.
  static func style(_ outcome: WishOutcome) -> String {
    switch outcome {
    case .first: "wish1"
    case .second: "wish2"
    case .third: "wish3"
    case .none, .unplaced: "wish4"
    case .unstated: "wish0"
    }
  }
}
