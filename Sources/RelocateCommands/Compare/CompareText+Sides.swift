import Interpretation
import Relocation
import Reporting

/// Values, rules, groups, and who moved from site to site, as lines.
extension CompareText {
  static let valuesTitle = Bilingual(zh: "取值与证明", en: "Values and proof")
  static let rulesTitle = Bilingual(zh: "规则与目标的不同", en: "Where rules and objectives differ")
  static let groupsTitle = Bilingual(
    zh: "各类人群：第一志愿占填报人数的比例 · 平均距离", en: "Groups: first wish, of those who stated one · mean distance")

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// How far each plan is proven and the value of each criterion; scenarios may differ, so criteria are held side by side
  /// and not levels.
  func values() -> [String] {
    var table = TextTable([.left] + plans.map { _ in .right })
    table.append(
      [text("证明", "proof")]
        + plans.map { plan in
          let worst = plan.folder.document.levels.map(\.relativeGap).max() ?? 0
          return plan.folder.document.status == .proven
            ? text("已证明", "proven") : text("差距 ", "gap ") + Figures.percent(worst)
        })
    let keys = Set(plans.flatMap { $0.folder.document.criteria.keys })
    let order = ["unplaced", "wishes", "distance", "split", "moved", "cost"]
    let sorted = order.filter(keys.contains) + keys.subtracting(order).sorted()
    for key in sorted {
      guard let criterion = Criterion(key: key) else { continue }
      table.append(
        [CriterionText.name(criterion)[language]]
          + plans.map { plan in plan.folder.document.criteria[key].map(Figures.grouped) ?? "–" })
    }
    return table.lines()
  }

  /// The rules, limits, levels and changes in which the scenarios differ.
  func rules() -> [String] {
    let all = plans.map { ScenarioRows.rows(of: $0.reading.planningCase.scenario) }
    var seen: Set<String> = []
    let keys = all.joined().filter { seen.insert($0.key).inserted }
    let different = keys.map { row in
      (title: row.title[language], values: all.map { $0.first { $0.key == row.key }?.shown(language) ?? "–" })
    }.filter { Set($0.values).count > 1 }
    guard !different.isEmpty else { return [text("  规则、限额和目标都相同", "  the same rules, limits and objectives")] }
    // What 80 columns leave beside the titles.
    let titleColumns = different.map { min(24, DisplayWidth.columns(of: $0.title)) }.max() ?? 0
    let columns = max(10, (78 - titleColumns) / plans.count - 2)
    var table = TextTable([.left] + plans.map { _ in .left })
    for row in different {
      table.append([DisplayWidth.fit(row.title, into: 24)] + row.values.map { DisplayWidth.fit($0, into: columns) })
    }
    return table.lines()
  }

  /// Of each township, size and so on: the share with the first wish of those who stated one.
  func groups() -> [String] {
    let reports = plans.map { FairnessReport(of: $0.reading) }
    return FairnessDimension.allCases.filter { $0 != .settlement }.flatMap { dimension -> [String] in
      let tables = reports.map { $0.table(dimension) }
      var seen: Set<String?> = []
      let groups = tables.compactMap { $0 }.flatMap(\.groups).filter { seen.insert($0.key).inserted }
      guard !groups.isEmpty else { return [] }
      var table = TextTable([.left] + plans.map { _ in .right })
      table.append([dimension.title[language]])
      for group in groups {
        let shares = tables.map { table in
          guard let found = table?.groups.first(where: { $0.key == group.key }) else { return "–" }
          let km = found.meanDistanceTenths.map { Figures.tenths($0) + text(" 公里", " km") } ?? "–"
          return Figures.share(found.firstWishPeople, of: found.wishingPeople) + " · " + km
        }
        table.append([DisplayWidth.fit(group.title(in: dimension)[language], into: 18)] + shares)
      }
      return table.lines()
    }
  }

  /// Households from each site of the first plan to each site of another; those who stay are not shown.
  func matrix(to later: Int) -> [String] {
    let matrix = MoveMatrix(from: plans[0].reading, to: plans[later].reading)
    let sites: [SiteID?] = matrix.sites + [nil]
    let rows = sites.filter { from in sites.contains { $0 != from && matrix.count(from: from, to: $0).households > 0 } }
    let columns = sites.filter { to in sites.contains { $0 != to && matrix.count(from: $0, to: to).households > 0 } }
    guard !rows.isEmpty else { return [] }
    let none = text("未安置", "no site")
    var table = TextTable([.left] + columns.map { _ in .right })
    table.append([text("户：从 ↓ 到 →", "households: from ↓ to →")] + columns.map { $0?.rawValue ?? none })
    for from in rows {
      table.append(
        [from?.rawValue ?? none]
          + columns.map { to in
            let count = from == to ? 0 : matrix.count(from: from, to: to).households
            return count == 0 ? "·" : Figures.grouped(count)
          })
    }
    return table.lines() + townships(matrix)
  }

  private func townships(_ matrix: MoveMatrix) -> [String] {
    guard matrix.townships.count > 1 else { return [] }
    var table = TextTable([.left, .right, .right, .right])
    table.append([
      text("变动（按乡镇）", "moved, by township"), text("户", "households"), text("人", "people"), text("占比", "share"),
    ])
    for township in matrix.townships {
      table.append([
        township.name ?? text("（未填乡镇）", "(no township)"), Figures.grouped(township.moved.households),
        Figures.grouped(township.moved.people), Figures.share(township.moved.people, of: township.all.people),
      ])
    }
    return table.lines()
  }
}
