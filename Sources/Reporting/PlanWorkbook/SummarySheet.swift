import Relocation

/// The summary: how full every site is, who comes from where, school places and jobs, dwellings by type.
struct SummarySheet {
  let context: SheetContext

  /// Of so many sites one page takes the first two tables in letters of 8 points.
  private static let mostSitesOnOnePage = 12

  /// How full the sites are and who comes from where, on one sheet where one page takes both; then what else they have.
  func sheets() -> [Sheet] {
    let places = (caption: context.text("各安置点入住情况", "How full each site is"), table: self.places())
    let origins = (caption: context.text("各安置点来自各乡镇的人数", "People at each site by township"), table: self.origins())
    let name = context.text("汇总", "Summary")
    var both = sheet(
      name, context.text("安置汇总", "Summary"),
      [.table(caption: places.caption, places.table), .table(caption: origins.caption, origins.table)])
    both.isOnePage =
      context.instance.sites.count <= Self.mostSitesOnOnePage && A4Landscape.fits(ColumnWidths.widths(of: both))
    let rest = [
      (context.text("学位与就业岗位", "School places and jobs"), schools()), (context.text("户型", "Dwellings"), dwellings()),
    ].map { sheet($0, $0, [.table(caption: nil, $1)]) }
    if both.isOnePage { return [both] + rest }
    return [
      sheet(name, places.caption, [.table(caption: nil, places.table)]),
      sheet(context.text("来自各乡镇", "By township"), origins.caption, [.table(caption: nil, origins.table)]),
    ] + rest
  }

  private func sheet(_ name: String, _ title: String, _ blocks: [Sheet.Block]) -> Sheet {
    let scenario = context.text("方案设定：", "Scenario: ") + context.planningCase.scenario.name
    return Sheet(name: name, title: title, lines: [scenario], blocks: blocks, closing: [context.signatures])
  }

  private func label(_ position: Int) -> [Cell] {
    [.text(context.instance.sites[position].id.rawValue), .optional(context.instance.sites[position].name)]
  }

  private var siteHeadings: [String] { [context.text("安置点编号", "Site"), context.text("名称", "Name")] }

  private func places() -> OutputTable {
    let headings =
      siteHeadings + [
        context.text("区域", "Region"), context.text("可安置人数", "Places for people"),
        context.text("安置人数", "People placed"), context.text("入住率", "Share taken"),
        context.text("可安置户数", "Places for households"), context.text("安置户数", "Households placed"),
        context.text("第一志愿户数", "Households at their first wish"), context.text("已用套数", "Dwellings taken"),
        context.text("套数", "Dwellings"),
      ]
    var table = OutputTable(headings: headings, rows: context.instance.sites.indices.map(placesRow))
      .summed(in: [3, 4] + (6..<headings.count), context.language)
    if var totals = table.totals, let placed = totals[4].wholeNumber {
      totals[5] = share(placed, totals[3].wholeNumber)
      table.totals = totals
    }
    return table
  }

  private func placesRow(_ position: Int) -> [Cell] {
    let site = context.instance.sites[position]
    let (people, households) = (use(position, .people), use(position, .households))
    let first = context.reading.householdsAtSite[position].count {
      context.instance.households[$0].wishRank(of: site.id) == 1
    }
    return label(position) + [
      .text(SitesTable.regionName(site.region)[context.language]), .optional(people.capacity), .integer(people.used),
      share(people.used, people.capacity), .optional(households.capacity), .integer(households.used), .integer(first),
    ] + SitesTable.dwellings(context.occupancy[position])
  }

  /// The share of the places in column 3 that the people in column 4 take.
  private func share(_ placed: Int, _ places: Int?) -> Cell {
    guard let places, places > 0 else { return .empty }
    return .share(placed, of: places, column: 4, wholeColumn: 3)
  }

  private func use(_ position: Int, _ resource: SiteResource) -> SiteOccupancy.Use {
    context.occupancy[position].use(of: resource)
  }

  private func schools() -> OutputTable {
    let resources: [(SiteResource, String, String)] = [
      (.preschool, context.text("幼儿", "Preschool children"), context.text("幼儿园学位", "Kindergarten places")),
      (.primary, context.text("小学生", "Primary pupils"), context.text("小学学位", "Primary places")),
      (.middle, context.text("初中生", "Middle school pupils"), context.text("初中学位", "Middle school places")),
      (.jobs, context.text("有劳动力户数", "Working households"), context.text("就业岗位数", "Jobs")),
    ]
    let headings = siteHeadings + resources.flatMap { [$0.1, $0.2] }
    let rows = context.instance.sites.indices.map { position in
      label(position)
        + resources.flatMap { resource, _, _ -> [Cell] in
          let use = use(position, resource)
          return [.integer(use.used), .optional(use.capacity)]
        }
    }
    return OutputTable(headings: headings, rows: rows).summed(in: 2..<headings.count, context.language)
  }

  private func dwellings() -> OutputTable {
    let headings =
      siteHeadings + [
        context.text("户型", "Type"), context.text("面积(㎡)", "Area (m²)"), context.text("最少人数", "Fewest people"),
        context.text("最多人数", "Most people"), context.text("套数", "Dwellings"), context.text("已用套数", "Taken"),
      ]
    let rows = context.instance.sites.enumerated().flatMap { position, site in
      zip(context.instance.dwellings(at: site.id), context.occupancy[position].dwellings).map { row, use -> [Cell] in
        label(position) + [
          .text(row.type.rawValue), row.areaHundredths.map { .hundredths($0) } ?? .empty, .integer(row.minPeople),
          .optional(row.maxPeople), .optional(row.count), .integer(use.used),
        ]
      }
    }
    return OutputTable(headings: headings, rows: rows).summed(in: [6, 7], context.language)
  }

  /// The table of townships with rows and columns exchanged, so that counties with many sites fit the page.
  private func origins() -> OutputTable {
    let table = TownshipsTable.table(context.reading, context.language)
    let names = table.rows.map { $0[0].text }
    let ids: [Cell] = context.instance.sites.map { .text($0.id.rawValue) } + [.empty]
    let rows = zip(ids, 3..<table.headings.count).map { id, column -> [Cell] in
      let people = table.rows.map { $0[column] }
      let sum = people.reduce(0) { $0 + ($1.wholeNumber ?? 0) }
      return [id, .text(table.headings[column])] + people + [.rowSum(sum, columns: 2...max(2, 1 + people.count))]
    }
    let headings = siteHeadings + names + [OutputTable.totalTitle[context.language]]
    return OutputTable(headings: headings, rows: rows).summed(in: 2..<headings.count, context.language)
  }
}
