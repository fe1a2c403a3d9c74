import Relocation

extension ComparePage {
  /// Columns: what is counted, then one for each plan.
  func table(_ caption: String, _ first: String, style: String? = nil) -> PageTable {
    PageTable(caption, [.words(.text(first))] + names.map { .number(.text($0)) }, style: style)
  }

  /// The headline figures and wishes, a column for each plan.
  var figures: PageSection {
    var table = table(text("主要数字", "The main figures"), text("数字", "Figure"), style: "occupancy plain")
    let summaries = contexts.map(\.summary)
    table.append(
      [.text(text("安置人数", "People placed"))]
        + summaries.map { Self.bar($0.placed.people, of: $0.all.people, Figures.grouped($0.placed.people)) })
    for outcome in WishOutcome.allCases {
      let counts = summaries.map { summary in summary.wishes.first { $0.outcome == outcome }?.count.people ?? 0 }
      guard outcome == .first || counts.contains(where: { $0 > 0 }) else { continue }
      let title = outcome.title[language]
      table.append(
        [.text(title.prefix(1).uppercased() + title.dropFirst())]
          + zip(counts, summaries).map { count, summary in
            Self.bar(
              count, of: summary.all.people,
              "\(Figures.grouped(count)) (\(Figures.share(count, of: summary.all.people)))",
              style: WishesSection.style(outcome))
          })
    }
    table.append(
      [.text(text("平均距离", "Mean distance"))]
        + contexts.map { context in
          .text(context.summary.meanDistanceTenths.map(context.kilometres) ?? "–")
        })
    table.append(
      [.text(text("最远", "Farthest"))] + contexts.map { .text($0.summary.farthestTenths.map($0.kilometres) ?? "–") })
    table.append(
      [.text(text("拆分的屯", "Settlements split"))] + summaries.map { .text(Figures.grouped($0.settlementsSplit)) })
    for key in criteria {
      table.append(
        [.text(text("准则：", "Criterion: ") + (Criterion(key: key).map { CriterionText.name($0)[language] } ?? key))]
          + contexts.map { .text($0.document.criteria[key].map(Figures.grouped) ?? "–") })
    }
    table.append(
      [.text(text("已证明的差距", "Proven gap"))]
        + contexts.map { .text(ProofText(levels: $0.document.levels, language: language).gap) })
    return PageSection(id: "figures", title: text("主要数字", "The main figures"), body: table.markup)
  }

  /// Every criterion that some plan has a value of.
  private var criteria: [String] {
    Set(contexts.flatMap { $0.document.criteria.keys }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func bar(_ part: Int, of whole: Int, _ text: String, style: String = "fill") -> Markup {
    .text(text) + ShareBar.markup(part, of: whole, style: style)
  }

  /// How many people each plan places at each site.
  var sites: PageSection {
    var table = table(
      text("各安置点的人数 / 容量", "People at each site / places"), text("安置点", "Site"), style: "occupancy plain")
    let ids = Set(contexts.flatMap { $0.instance.sites.map(\.id) }).sorted()
    for id in ids {
      table.append([.text(label(id))] + contexts.map { cell($0, id) })
    }
    return PageSection(id: "sites", title: text("安置点容量", "How full the sites are"), body: table.markup)
  }

  private func cell(_ context: PageContext, _ id: SiteID) -> Markup {
    guard let position = context.instance.index(of: id) else { return "–" }
    let use = context.summary.sites[position].use(of: .people)
    guard let capacity = use.capacity else { return .text(Figures.grouped(use.used)) }
    return Self.bar(use.used, of: capacity, "\(Figures.grouped(use.used)) / \(Figures.grouped(capacity))")
  }
}
