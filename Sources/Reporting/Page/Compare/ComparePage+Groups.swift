import Interpretation
import Relocation

extension ComparePage {
  /// The heat maps of township and site, beside one another, in the same shades.
  var townships: PageSection {
    let title = text("乡镇去向", "From township to site")
    let sections = contexts.map(TownshipsSection.init)
    let largest = sections.map(\.largest).max() ?? 0
    let tables = zip(names, sections).map { name, section in
      Markup.element("div", section.content(of: name, largest: largest))
    }
    let note = text(
      "人数；颜色越深人越多，各方案用同一套深浅。", "People; the darker, the more, in the same shades for every plan.")
    return PageSection(
      id: "townships", title: title, body: .paragraph(note) + beside(tables))
  }

  /// How the groups fare under each plan: for each measure a table with a column for each plan.
  var fairness: PageSection {
    let title = text("各类人群是否公平", "How the groups fare")
    let reports = contexts.map { FairnessReport(of: $0.reading) }
    let dimensions = FairnessDimension.allCases.filter { dimension in reports.contains { $0.table(dimension) != nil } }
    guard !dimensions.isEmpty else {
      return PageSection(
        id: "fairness", title: title,
        body: .absent(text("登记表没有可以比较的人群。", "The register has no groups that could be held against each other.")))
    }
    let note = text(
      "每列里最差的一组用“▼”标出；组很小时，差别多半是偶然。",
      "▼ marks the group that fares worst under each plan; between small groups, differences are mostly chance.")
    return PageSection(
      id: "fairness", title: title, body: .paragraph(note) + Markup(dimensions.map { story($0, reports) }))
  }

  private func story(_ dimension: FairnessDimension, _ reports: [FairnessReport]) -> Markup {
    let title: Markup = .element("h3", .text(dimension.title[language]))
    let tables = reports.map { $0.table(dimension) }
    let worst = zip(zip(names, contexts), tables).map { plan, table -> Markup in
      let words = table.map { FairnessSection(context: plan.1).worstOff($0) } ?? text("没有这一项", "not known")
      return .element("li", .text("\(plan.0): \(words)"))
    }
    let groups = Self.groups(tables)
    let heading = title + .element("ul", Markup(worst))
    guard groups.count <= FairnessSection.shownGroups else { return heading }
    let figures = Markup(FairnessMeasure.allCases.map { table($0, groups, dimension, reports).markup })
    return heading
      + (dimension == .township ? figures : .folded(text("数字", "The figures"), figures))
  }

  /// Every group of some plan, in the order of the first plan that has it.
  private static func groups(_ tables: [FairnessTable?]) -> [FairnessGroup] {
    var seen: Set<String?> = []
    return tables.compactMap { $0 }.flatMap(\.groups).filter { seen.insert($0.key).inserted }
  }

  private func table(
    _ measure: FairnessMeasure, _ groups: [FairnessGroup], _ dimension: FairnessDimension, _ reports: [FairnessReport]
  ) -> PageTable {
    var result = self.table(
      "\(dimension.title[language]): \(measure.title[language])", dimension.title[language], style: "occupancy plain")
    let tables = reports.map { $0.table(dimension) }
    let farthest = tables.compactMap { $0 }.flatMap(\.groups).compactMap(\.meanDistanceTenths).max() ?? 0
    for group in groups {
      let cells = zip(contexts, tables).map { context, table -> Markup in
        guard let table, let position = table.groups.firstIndex(where: { $0.key == group.key }) else { return "–" }
        return FairnessSection(context: context)
          .cell(table.groups[position], measure, isWorst: table.worst(by: measure) == position, farthest)
      }
      result.append([.text(group.title(in: dimension)[language])] + cells)
    }
    result.append(
      [.text(text("全部", "Everybody"))]
        + zip(contexts, reports).map { .text(FairnessSection(context: $0).figure($1.all, measure)) }, isTotal: true)
    return result
  }
}
