import Interpretation
import Relocation

/// How many households go from which site to which, as a table.
struct MovesTable {
  let moves: [PlanComparison.Move]
  let language: Language
  /// A site as the page calls it.
  let name: (SiteID) -> String

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// The table, the largest number first.
  var markup: Markup {
    var table = PageTable(
      text("变动的户数", "Households that moved"),
      [
        .words(.text(text("原来", "From"))), .words(.text(text("现在", "To"))), .number(.text(text("户数", "Households"))),
      ])
    for entry in counts {
      table.append([.text(name(entry.from)), .text(name(entry.to)), .text(Figures.grouped(entry.count))])
    }
    return table.markup
  }

  private struct Route: Hashable {
    var from: SiteID?
    var to: SiteID?
  }

  private var counts: [(from: SiteID?, to: SiteID?, count: Int)] {
    Dictionary(grouping: moves) { Route(from: $0.from, to: $0.to) }
      .map { (from: $0.key.from, to: $0.key.to, count: $0.value.count) }
      .sorted { left, right in
        if left.count != right.count { return left.count > right.count }
        let (one, other) = (left.from?.rawValue ?? "", right.from?.rawValue ?? "")
        if one != other { return one.utf8.lexicographicallyPrecedes(other.utf8) }
        return (left.to?.rawValue ?? "").utf8.lexicographicallyPrecedes((right.to?.rawValue ?? "").utf8)
      }
  }

  private func name(_ site: SiteID?) -> String { site.map(self.name) ?? text("未安置", "no site") }
}
