import Interpretation
import Relocation
import Reporting

/// Plans side by side, and who moved, as lines.
struct CompareText {
  /// How many moves are shown where not all are asked for.
  private static let shownMoves = 20

  let plans: [PlanFolderCase]
  let folders: [String]
  let language: Language

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// A column for each plan.
  func figures() -> [String] {
    var table = TextTable([.left] + plans.map { _ in .right })
    table.append([""] + folders.map { String($0.split(separator: "/").last ?? "") })
    let summaries = plans.map { PlanSummary(of: $0.reading) }
    table.append([text("安置人数", "People placed")] + summaries.map { Figures.grouped($0.placed.people) })
    table.append([text("未安置人数", "Left out")] + summaries.map { Figures.grouped($0.all.people - $0.placed.people) })
    for outcome in WishOutcome.allCases where outcome != .unplaced {
      let shares = summaries.map { summary in
        let people = summary.wishes.first { $0.outcome == outcome }?.count.people ?? 0
        return Figures.share(people, of: summary.all.people)
      }
      table.append([Self.capital(outcome.title[language])] + shares)
    }
    table.append([text("平均距离（公里）", "Mean km")] + summaries.map { $0.meanDistanceTenths.map(Figures.tenths) ?? "–" })
    table.append([text("拆分的屯", "Settlements split")] + summaries.map { Figures.grouped($0.settlementsSplit) })
    for site in siteIDs() {
      let counts = plans.map { plan -> String in
        let position = plan.reading.planningCase.instance.index(of: site)
        return position.map { Figures.grouped(people(at: $0, plan)) } ?? "–"
      }
      table.append([site.rawValue] + counts)
    }
    return table.lines()
  }

  private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func siteIDs() -> [SiteID] {
    Set(plans.flatMap { $0.reading.planningCase.instance.sites.map(\.id) }).sorted()
  }

  private func people(at site: Int, _ plan: PlanFolderCase) -> Int {
    plan.reading.householdsAtSite[site].reduce(0) { $0 + plan.reading.planningCase.instance.households[$1].people }
  }

  /// For each plan of other tables than the first one's: that the two can be compared with reserve only.
  static func otherInstances(_ plans: [PlanFolderCase], _ folders: [String]) -> [Bilingual] {
    zip(plans, folders).dropFirst().filter { !PlanPair(earlier: plans[0], later: $0.0).isOfOneInstance }.map {
      _, folder in
      Bilingual(
        zh: "\(folders[0]) 与 \(folder) 所用的数据表不同（SHA-256 不一致）：变动可能来自数据，而不是方案。",
        en: "\(folders[0]) and \(folder) were made from different tables (their SHA-256 differ): what differs may come "
          + "from the data, not from the plans.")
    }
  }

  /// How many moved between the first plan and another.
  func movesTitle(to later: Int) -> String {
    let comparison = comparison(later)
    let (moved, same) = (Figures.grouped(comparison.moves.count), Figures.grouped(comparison.unchanged))
    let differ = comparison.moves.count == 1 ? "household differs" : "households differ"
    return text(
      "\(folders[0]) → \(folders[later])：\(moved) 户有变动，\(same) 户不变",
      "\(folders[0]) → \(folders[later]): \(moved) \(differ), \(same) the same")
  }

  /// Who moved, from where to where.
  func moves(to later: Int, all: Bool) -> [String] {
    let moves = comparison(later).moves
    let none = text("未安置", "no site")
    var table = TextTable([.left, .left])
    for move in all ? moves[...] : moves.prefix(Self.shownMoves) {
      table.append([move.household.rawValue, "\(move.from?.rawValue ?? none) → \(move.to?.rawValue ?? none)"])
    }
    let rest = all ? 0 : moves.count - Self.shownMoves
    return table.lines()
      + (rest > 0 ? [text("  … 另有 \(rest) 户（加 --all 全部列出）", "  … and \(rest) more (--all lists them)")] : [])
  }

  private func comparison(_ later: Int) -> PlanComparison {
    PlanPair(earlier: plans[0], later: plans[later]).comparison
  }
}
