import Relocation

/// How full each site is, against each of its capacities.
struct SitesSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(
      id: "sites", title: context.text("安置点容量", "How full the sites are"), body: [summary, occupancy.markup, dwellings])
  }

  private var summary: Markup {
    let sites = context.summary.sites.filter { !$0.isClosed }
    let full = sites.count { site in site.use(of: .people).capacity.map { site.use(of: .people).used >= $0 } ?? false }
    let closed = context.summary.sites.count - sites.count
    return .paragraph(
      context.text(
        full == 0 ? "\(sites.count) 个安置点都还有名额" : "\(sites.count) 个安置点，其中 \(full) 个已经住满",
        "\(sites.count) site\(sites.count == 1 ? "" : "s"), "
          + (full == 0 ? "each with room for people" : "\(full) of them without a place left for people"))
        + (closed == 0 ? "" : context.text("；另有 \(closed) 个关闭", "; \(closed) more closed")) + context.text("。", "."))
  }

  /// Resources that some site limits, and people always.
  private var resources: [SiteResource] {
    SiteResource.allCases.filter { resource in
      resource == .people || context.summary.sites.contains { $0.use(of: resource).capacity != nil }
    }
  }

  private var hasDwellings: Bool { context.summary.sites.contains { !$0.dwellings.isEmpty } }

  private var occupancy: PageTable {
    let resources = resources
    var columns: [PageTable.Column] = [.words(.text(context.text("安置点", "Site")))]
    columns += resources.map { .number(.text(Self.name($0)[context.language])) }
    if hasDwellings { columns.append(.number(.text(context.text("住房（套）", "Dwellings")))) }
    var table = PageTable(context.text("已用 / 容量", "Used / capacity"), columns, style: "occupancy")
    for (position, site) in context.summary.sites.enumerated() {
      let closed: Markup =
        site.isClosed ? .element("span", ["class": "badge"], .text(context.text("关闭", "closed"))) : []
      var cells: [Markup] = [[SiteMarker.icon(of: position), .text(context.label(site: position)), closed]]
      cells += resources.map { cell(site.use(of: $0).used, site.use(of: $0).capacity) }
      if hasDwellings { cells.append(dwellingCell(site)) }
      table.append(cells)
    }
    return table
  }

  private func cell(_ used: Int, _ capacity: Int?) -> Markup {
    guard let capacity else { return .text(Figures.grouped(used)) }
    let style = used >= capacity ? "fill full" : "fill"
    return .text("\(Figures.grouped(used)) / \(Figures.grouped(capacity))")
      + ShareBar.markup(used, of: capacity, style: style)
  }

  private func dwellingCell(_ site: SiteOccupancy) -> Markup {
    guard !site.dwellings.isEmpty else { return "–" }
    let counts = site.dwellings.compactMap(\.count)
    let isLimited = counts.count == site.dwellings.count
    return cell(site.dwellings.reduce(0) { $0 + $1.used }, isLimited ? counts.reduce(0, &+) : nil)
  }

  private var dwellings: Markup {
    guard hasDwellings else { return [] }
    var types: [DwellingTypeID] = []
    for site in context.summary.sites {
      for use in site.dwellings where !types.contains(use.type) { types.append(use.type) }
    }
    types.sort()
    var table = PageTable(
      context.text("各户型：已用 / 套数", "Dwellings by type: taken / there"),
      [.words(.text(context.text("安置点", "Site")))] + types.map { .number(.text(context.shown($0.rawValue))) },
      style: "occupancy plain")
    for (position, site) in context.summary.sites.enumerated() where !site.dwellings.isEmpty {
      let cells = types.map { type -> Markup in
        let rows = site.dwellings.filter { $0.type == type }
        guard let first = rows.first else { return "–" }
        return cell(first.used, rows.count == 1 ? first.count : rows.compactMap(\.count).reduce(0, &+))
      }
      table.append([[SiteMarker.icon(of: position), .text(context.label(site: position))]] + cells)
    }
    return .folded(context.text("各户型已用套数", "Dwellings by type"), table.markup)
  }

  /// What a capacity is called over its column.
  static func name(_ resource: SiteResource) -> Bilingual {
    switch resource {
    case .people: Bilingual(zh: "人数", en: "People")
    case .households: Bilingual(zh: "户数", en: "Households")
    case .preschool: Bilingual(zh: "幼儿园学位", en: "Kindergarten places")
    case .primary: Bilingual(zh: "小学学位", en: "Primary places")
    case .middle: Bilingual(zh: "初中学位", en: "Middle school places")
    case .jobs: Bilingual(zh: "就业岗位", en: "Jobs")
    }
  }
}
