import Relocation

/// The summary: how full every site is, its school places and jobs, its dwellings, and who comes from where.
struct SummarySheet {
  let context: SheetContext

  func sheet() -> Sheet {
    let title = context.text("安置汇总", "Summary")
    let scenario = context.planningCase.scenario.name
    return Sheet(
      name: context.text("汇总", "Summary"), title: title, lines: [context.text("方案设定：", "Scenario: ") + scenario],
      blocks: [
        .table(caption: context.text("各安置点入住情况", "How full each site is"), places()),
        .table(caption: context.text("各安置点来自各乡镇的人数", "People at each site by township"), origins()),
        .table(caption: context.text("学位与就业岗位", "School places and jobs"), schools()),
        .table(caption: context.text("户型", "Dwellings"), dwellings()),
      ], closing: [context.signatures])
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
        context.text("第一志愿户数", "Households at their first wish"),
      ]
    let rows = context.instance.sites.enumerated().map { position, site -> [Cell] in
      let (people, households) = (use(position, .people), use(position, .households))
      let first = context.reading.householdsAtSite[position].count {
        context.instance.households[$0].wishRank(of: site.id) == 1
      }
      return label(position) + [
        .text(SitesTable.regionName(site.region)[context.language]), .optional(people.capacity), .integer(people.used),
        share(people.used, people.capacity), .optional(households.capacity), .integer(households.used),
        .integer(first),
      ]
    }
    var table = OutputTable(headings: headings, rows: rows).summed(in: [3, 4, 6, 7, 8], context.language)
    if var totals = table.totals, let placed = totals[4].wholeNumber {
      totals[5] = share(placed, totals[3].wholeNumber)
      table.totals = totals
    }
    return table
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
