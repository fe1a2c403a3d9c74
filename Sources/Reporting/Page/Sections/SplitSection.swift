import Relocation

/// Settlements that go to more than one site.
struct SplitSection: Sendable {
  /// How many are listed.
  private static let shown = 500

  let context: PageContext

  var section: PageSection {
    PageSection(id: "split", title: context.text("分到多个安置点的屯", "Settlements on more than one site"), body: content)
  }

  private var content: Markup {
    let split = context.instance.settlements.indices.map { settlement in
      (
        settlement: settlement,
        sites: context.reading.sitesUsed(by: context.planningCase.householdsOfSettlement[settlement])
      )
    }.filter { $0.sites.count > 1 }
    let whole = context.summary.wholeSettlements
    let kept: Markup =
      whole == 0
      ? []
      : .paragraph(
        context.text(
          "整屯搬迁的 \(whole) 个屯中，\(context.summary.wholeSettlementsTogether) 个全部在同一个安置点。",
          "Settlements that move as a whole and are all at one site: \(context.summary.wholeSettlementsTogether) of \(whole)."
        ))
    guard !split.isEmpty else {
      return kept + .paragraph(context.text("没有屯被拆分。", "No settlement is split."))
    }
    let title = context.text(
      "\(context.summary.settlementsPlaced) 个屯中有 \(split.count) 个分到多个安置点。",
      "\(split.count) of \(context.summary.settlementsPlaced) settlements \(split.count == 1 ? "uses" : "use") more than one site."
    )
    let rest: Markup =
      split.count > Self.shown
      ? .absent(context.text("只列前 \(Self.shown) 个。", "The first \(Self.shown) are listed.")) : []
    return kept + .paragraph(title) + rest
      + .folded(context.text("名单", "Which ones"), table(split.prefix(Self.shown)).markup)
  }

  private func table(_ split: ArraySlice<(settlement: Int, sites: [Int])>) -> PageTable {
    var table = PageTable(
      context.text("拆分的屯及其去向", "Settlements that are split, and where they go"),
      [
        .words(.text(context.text("自然屯", "Settlement"))), .number(.text(context.text("户数", "Households"))),
        .words(.text(context.text("去向（人数）", "Where to (people)"))),
      ])
    for entry in split {
      let members = context.planningCase.householdsOfSettlement[entry.settlement]
      let goals = entry.sites.map { site -> String in
        let people = context.people(of: members.filter { context.reading.sites[$0] == site })
        return "\(context.shown(context.instance.sites[site].id.rawValue)) \(Figures.grouped(people))"
      }
      table.append([
        .text(context.origin(settlement: entry.settlement)), .text(Figures.grouped(members.count)),
        .text(goals.joined(separator: context.text("，", ", "))),
      ])
    }
    return table
  }
}
