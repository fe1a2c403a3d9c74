import Interpretation
import Relocation

/// The sheets that list households: all of them, those of one site, and the tables that are exported alone.
struct HouseholdSheets {
  let context: SheetContext

  /// The sheet of an exported table.
  func sheet(_ table: ExportTable) -> Sheet {
    sheet(
      table, table.sheetTable(of: context.reading, language: context.language, options: context.options))
  }

  private func sheet(_ table: ExportTable, _ content: OutputTable) -> Sheet {
    let title = table.title[context.language]
    return Sheet(
      name: title, title: title, lines: lines(table), blocks: [.table(caption: nil, content)],
      closing: [table.isPublic ? noticeClosing : context.signatures])
  }

  /// The allocation table of every household, a line for each, and after it that of each site, to sign on.
  func allocationSheets() -> [Sheet] {
    let households = context.planningCase.householdsByOrigin().filter { context.reading.sites[$0] != nil }
    var table = HouseholdsTable.table(
      of: households, context.reading, context.reasons, context.language, context.options)
    var rows = [[[Cell]]](repeating: [], count: context.instance.sites.count)
    for (index, household) in households.enumerated() {
      guard let site = context.reading.sites[household] else { continue }
      var row = table.rows[index]
      row[0] = .integer(rows[site].count + 1)
      rows[site].append(row)
      let code = context.reasons.code(forHousehold: household)
      table.rows[index][HouseholdsTable.reasonColumn] = .text(code.title[context.language])
    }
    var all = sheet(.households, table.summed(in: HouseholdsTable.summedColumns, context.language))
    all.lines.append(context.text("分配依据的全文见各安置点的分配表。", "The reasons in full are in the sheets of the sites."))
    return [all]
      + rows.enumerated().map { site, rows in
        let part = OutputTable(headings: table.headings, rows: rows)
        return sheet(ofSite: site, part.summed(in: HouseholdsTable.summedColumns, context.language))
      }
  }

  private func sheet(ofSite position: Int, _ whole: OutputTable) -> Sheet {
    let table = whole.without(column: HouseholdsTable.siteColumn)
    let label = context.instance.sites[position].label
    let title = ExportTable.households.title
    return Sheet(
      name: label.contains(" ") ? label : context.text("安置点 \(label)", "Site \(label)"),
      title: context.text("\(label) \(title.zh)", "\(label): \(title.en)"), lines: [places(position), selfRaised],
      blocks: [.table(caption: nil, table)], closing: [context.signatures], leastRowHeight: 24)
  }

  /// What is placed at a site, and how many of its dwellings are taken.
  private func places(_ position: Int) -> String {
    let occupancy = context.occupancy[position]
    let people = occupancy.use(of: .people)
    let households = occupancy.use(of: .households)
    let dwellings = occupancy.dwellings.map { "\($0.type) \(ratio($0.used, $0.count))" }.joined(separator: "　")
    let placed = context.text(
      "安置 \(ratio(people.used, people.capacity)) 人，\(ratio(households.used, households.capacity)) 户",
      "Placed: \(ratio(people.used, people.capacity)) people, \(ratio(households.used, households.capacity)) households"
    )
    return dwellings.isEmpty ? placed : placed + context.text("；户型：", "; dwellings: ") + dwellings
  }

  private func ratio(_ used: Int, _ capacity: Int?) -> String {
    Figures.grouped(used) + (capacity.map { "/" + Figures.grouped($0) } ?? "")
  }

  private func lines(_ table: ExportTable) -> [String] {
    switch table {
    case .households: [internalUse, selfRaised]
    case .unplaced, .changes: [internalUse]
    case .notice: [notice]
    case .sites, .townships: []
    }
  }

  private var internalUse: String { context.text("仅供内部使用，不得张贴。", "For internal use; not to be posted.") }

  private var selfRaised: String {
    let rate = Figures.grouped(context.options.selfRaisedYuanPerPerson)
    let cap = Figures.grouped(context.options.selfRaisedCapYuan)
    return context.text(
      "应自筹 = 每人 \(rate) 元，每户不超过 \(cap) 元。建档立卡户人均住房面积红线为 25 ㎡，超过的在备注栏标出。",
      "Self-raised: \(rate) yuan per person, at most \(cap) yuan per household. Registered-poor households above the red "
        + "line of 25 m² per person are marked under remarks.")
  }

  private var notice: String {
    context.text(
      "现将安置结果予以公示。如有异议，请在公示期内向公示单位反映。",
      "These are the sites that households are to move to. Objections are heard by the office that posts this notice.")
  }

  private var noticeClosing: String {
    context.text(
      "公示期：______年____月____日 至 ______年____月____日　　监督电话：______________　　公示单位（盖章）：______________",
      "Posted from ______________ to ______________    Telephone: ______________    Office and seal: ______________")
  }
}
