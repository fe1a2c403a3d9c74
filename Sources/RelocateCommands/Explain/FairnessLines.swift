import Interpretation
import Relocation

/// How a plan treats the groups of the register, as lines.
struct FairnessLines {
  /// Of a table with more groups only the worst are shown, unless all are asked for.
  private static let shownGroups = 12
  static let title = Bilingual(zh: "各类人群的安置情况", en: "How the groups fare")

  let report: FairnessReport
  let language: Language
  let all: Bool

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// A table for each dimension, its worst groups named under it.
  func lines() -> [String] {
    let remark = text(
      "* 不足 \(FairnessReport.publicThreshold) 户，不得对外单列。第一志愿占填报志愿的人数。",
      "* fewer than \(FairnessReport.publicThreshold) households: not to be named in public. First wish: of the people who stated one."
    )
    return report.tables.flatMap(lines) + DisplayWidth.wrap(remark, to: 78, hanging: 2).map { "  " + $0 }
  }

  private func lines(of table: FairnessTable) -> [String] {
    var rows = TextTable([.left, .right, .right, .right, .right, .right])
    rows.append([
      table.dimension.title[language], text("户", "households"), text("人", "people"), text("已安置", "placed"),
      text("第一志愿", "first wish"), text("平均公里", "mean km"),
    ])
    let isLong = table.groups.count > Self.shownGroups && !all
    for position in isLong ? worstPositions(of: table) : Array(table.groups.indices) {
      let group = table.groups[position]
      rows.append([
        DisplayWidth.fit(group.title(in: table.dimension)[language], into: 24) + (group.isPublic ? "" : " *"),
        Figures.grouped(group.households), Figures.grouped(group.people),
        Figures.share(group.placedPeople, of: group.people),
        Figures.share(group.firstWishPeople, of: group.wishingPeople),
        group.meanDistanceTenths.map(Figures.tenths) ?? "–",
      ])
    }
    let rest =
      isLong
      ? [
        text(
          "    共 \(table.groups.count) 组，只列最差的（加 --all 全部列出）",
          "    \(table.groups.count) groups, only the worst shown (--all lists them)")
      ] : []
    return rows.lines() + rest + worst(of: table)
  }

  /// The worst by each measure, each once.
  private func worstPositions(of table: FairnessTable) -> [Int] {
    Set(FairnessMeasure.allCases.compactMap { table.worst(by: $0) }).sorted()
  }

  private func worst(of table: FairnessTable) -> [String] {
    let named = FairnessMeasure.allCases.compactMap { measure in
      table.worst(by: measure).map { position in
        measure.title[language] + text("：", ": ") + table.groups[position].title(in: table.dimension)[language]
      }
    }
    guard !named.isEmpty else { return [] }
    let line = text("最差 — ", "worst — ") + named.joined(separator: text("；", "; "))
    return DisplayWidth.wrap(line, to: 76, hanging: 2).map { "    " + $0 }
  }
}
