import Relocation

/// From which township how many people go to which site, as a heat map.
struct TownshipsSection: Sendable {
  /// Steps of shade; 0 is none.
  private static let shades = 6

  let context: PageContext

  var section: PageSection {
    PageSection(id: "townships", title: context.text("乡镇去向", "From township to site"), body: content)
  }

  private var content: Markup {
    guard hasTownships else { return absent }
    return .paragraph(context.text("人数；颜色越深人越多。", "People; the darker, the more.")) + table(of: nil, largest).markup
  }

  /// The table beside those of other plans, in shades up to a largest number.
  func content(of plan: String, largest: Int) -> Markup {
    hasTownships ? table(of: plan, largest).markup : .paragraph(plan) + absent
  }

  /// The most people of one township at one site; who is left out has no shade.
  var largest: Int { counts.people.dropLast().joined().max() ?? 0 }

  private var hasTownships: Bool { context.instance.settlements.contains { !($0.township ?? "").isEmpty } }

  private var absent: Markup {
    .absent(context.text("自然屯表没有乡镇，因此没有这张表。", "The settlements have no township, so there is no such table."))
  }

  /// One row of people for each site and one for those left out, one column for each township; sites are more, as a rule.
  private var counts: (townships: [String], people: [[Int]]) {
    var columns: [String: Int] = [:]
    let townships = Set(
      context.instance.settlements.indices.filter { !context.planningCase.householdsOfSettlement[$0].isEmpty }
        .map { context.instance.settlements[$0].township ?? "" }
    ).sorted { left, right in
      left.isEmpty != right.isEmpty ? right.isEmpty : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    for (position, name) in townships.enumerated() { columns[name] = position }
    let siteCount = context.instance.sites.count
    var people = [[Int]](repeating: [Int](repeating: 0, count: townships.count), count: siteCount + 1)
    for (position, household) in context.instance.households.enumerated() {
      let column = columns[context.planningCase.settlement(ofHousehold: position).township ?? ""] ?? 0
      people[context.reading.sites[position] ?? siteCount][column] += household.people
    }
    return (townships, people)
  }

  private func table(of plan: String?, _ largest: Int) -> PageTable {
    let (townships, people) = counts
    let unknown = context.text("（未填）", "(none)")
    let caption = context.text("各乡镇去各安置点的人数", "People by township and site")
    var table = PageTable(
      plan.map { "\($0): \(caption)" } ?? caption,
      [.words(.text(context.text("安置点", "Site")))]
        + townships.map { .number(.text($0.isEmpty ? unknown : context.shown($0))) }
        + [.number(.text(context.text("合计", "Total")))], style: "heat")
    for (site, row) in people.enumerated() {
      let isLeftOut = site == context.instance.sites.count
      if isLeftOut, row.allSatisfy({ $0 == 0 }) { continue }
      let name: Markup =
        isLeftOut
        ? .text(context.text("未安置", "left without a site"))
        : [SiteMarker.icon(of: site), .text(context.label(site: site))]
      table.append(
        [name] + row.map { isLeftOut ? Self.plain($0) : Self.cell($0, largest) } + [
          .text(Figures.grouped(row.reduce(0, +)))
        ])
    }
    let sums = townships.indices.map { column in people.reduce(0) { $0 + $1[column] } }
    table.append(
      [.text(context.text("合计", "Total"))] + (sums + [sums.reduce(0, +)]).map { .text(Figures.grouped($0)) },
      isTotal: true)
    return table
  }

  private static func plain(_ people: Int) -> Markup {
    people > 0 ? .element("span", .text(Figures.grouped(people))) : .element("span", ["class": "none"], "·")
  }

  private static func cell(_ people: Int, _ largest: Int) -> Markup {
    guard people > 0 else { return plain(people) }
    let shade = min(shades, 1 + people * shades / (largest + 1))
    return .element("span", ["class": "heat\(shade)"], .text(Figures.grouped(people)))
  }
}
