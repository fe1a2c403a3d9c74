import Interpretation
import Relocation

/// How the groups of the register fare, with the worst of each table named.
struct FairnessSection: Sendable {
  /// A table of more groups than this is told by its worst groups alone.
  static let shownGroups = 60

  let context: PageContext

  var section: PageSection {
    PageSection(id: "fairness", title: context.text("各类人群是否公平", "How the groups fare"), body: content)
  }

  private var content: Markup {
    let report = FairnessReport(of: context.reading)
    let tables = (context.isPublic ? report.publicView : report).tables.filter { isShown($0.dimension) }
    guard !tables.isEmpty else {
      return .absent(
        context.text("登记表没有可以比较的人群。", "The register has no groups that could be held against each other."))
    }
    let note = context.text(
      "同一套规则适用于所有人。每张表里最差的一组用“▼”标出；组很小时，差别多半是偶然。",
      "The same rules hold for everybody. ▼ marks the group that fares worst in each column; between small groups, "
        + "differences are mostly chance.")
    return .paragraph(note) + Markup(tables.map { story($0, report.all) })
  }

  /// Neither poverty nor disability is ever on a public sheet.
  private func isShown(_ dimension: FairnessDimension) -> Bool {
    switch dimension {
    case .township, .settlement, .size, .hazard: true
    case .ethnicity, .category, .disability: !context.isPublic
    }
  }

  private func story(_ table: FairnessTable, _ all: FairnessGroup) -> Markup {
    let title: Markup = .element("h3", .text(table.dimension.title[context.language]))
    let words: Markup = .paragraph(worstOff(table))
    guard table.groups.count <= Self.shownGroups else { return title + words }
    let figures = self.table(table, all).markup
    return title + words
      + (table.dimension == .township ? figures : .folded(context.text("数字", "The figures"), figures))
  }

  /// Which group fares worst by each measure, as a sentence.
  func worstOff(_ table: FairnessTable) -> String {
    let worst = FairnessMeasure.allCases.compactMap { self.worst(table, $0) }
    guard !worst.isEmpty else { return context.text("各组没有差别。", "All groups fare alike.") }
    return context.text("最差：", "Worst off: ") + worst.joined(separator: context.text("；", "; "))
      + context.text("。", ".")
  }

  private func worst(_ table: FairnessTable, _ measure: FairnessMeasure) -> String? {
    guard let position = table.worst(by: measure) else { return nil }
    let group = table.groups[position]
    let name = title(of: group, in: table.dimension)
    return "\(measure.title[context.language]) – \(name) (\(figure(group, measure)))"
  }

  /// A group as the page calls it; settlements of one name are many, so theirs has the township before it.
  func title(of group: FairnessGroup, in dimension: FairnessDimension) -> String {
    if dimension == .settlement, group.merged == 1, let key = group.key,
      let position = context.instance.index(of: SettlementID(key))
    {
      return context.origin(settlement: position)
    }
    return context.shown(group.title(in: dimension)[context.language])
  }

  /// A measure of a group, in words.
  func figure(_ group: FairnessGroup, _ measure: FairnessMeasure) -> String {
    switch measure {
    case .placed: Figures.share(group.placedPeople, of: group.people)
    case .firstWish: Figures.share(group.firstWishPeople, of: group.wishingPeople)
    case .distance: group.meanDistanceTenths.map(context.kilometres) ?? "–"
    }
  }

  private func table(_ table: FairnessTable, _ all: FairnessGroup) -> PageTable {
    let dimension = table.dimension.title[context.language]
    var result = PageTable(
      context.text("按\(dimension)比较", "By \(dimension.lowercased())"),
      [
        .words(.text(dimension)), .number(.text(context.text("户数", "Households"))),
        .number(.text(context.text("人数", "People"))),
      ] + FairnessMeasure.allCases.map { .number(.text(Self.heading($0)[context.language])) }, style: "occupancy")
    let worst = FairnessMeasure.allCases.map { table.worst(by: $0) }
    let farthest = table.groups.compactMap(\.meanDistanceTenths).max() ?? 0
    for (position, group) in table.groups.enumerated() {
      let name = title(of: group, in: table.dimension)
      result.append(
        [.text(name), .text(Figures.grouped(group.households)), .text(Figures.grouped(group.people))]
          + zip(FairnessMeasure.allCases, worst).map { cell(group, $0, isWorst: $1 == position, farthest) })
    }
    result.append(
      [
        .text(context.text("全部", "Everybody")), .text(Figures.grouped(all.households)),
        .text(Figures.grouped(all.people)),
      ]
        + FairnessMeasure.allCases.map { .text(figure(all, $0)) }, isTotal: true)
    return result
  }

  private static func heading(_ measure: FairnessMeasure) -> Bilingual {
    let title = measure.title
    return Bilingual(zh: title.zh, en: title.en.prefix(1).uppercased() + title.en.dropFirst())
  }

  /// A measure of a group with its bar; the worst is marked.
  func cell(_ group: FairnessGroup, _ measure: FairnessMeasure, isWorst: Bool, _ farthest: Int) -> Markup {
    let mark: Markup =
      isWorst
      ? .element(
        "span", ["class": "worst"],
        [
          .element("span", ["aria-hidden": "true"], "▼ "),
          .element("span", ["class": "hidden"], .text(context.text("最差 ", "worst "))),
        ]) : []
    let bar =
      switch measure {
      case .placed: ShareBar.markup(group.placedPeople, of: group.people)
      case .firstWish: ShareBar.markup(group.firstWishPeople, of: group.wishingPeople)
      case .distance: ShareBar.markup(group.meanDistanceTenths ?? 0, of: farthest)
      }
    return [mark, .text(figure(group, measure)), bar]
  }
}
