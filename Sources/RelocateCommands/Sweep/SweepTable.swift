import Relocation
import Reporting

/// The rows of a sweep as columns, for the terminal and for `sweep.csv`.
struct SweepTable {
  private struct Column {
    var heading: Bilingual
    var key: String
    var isText = false
    /// For people.
    var shown: (SweepRow) -> String
    /// For a spreadsheet.
    var cell: (SweepRow) -> Cell
  }

  let rows: [SweepRow]
  let language: Language

  /// The table in blocks of columns, each with the number in front and none wider than the limit if it can be helped.
  func lines(limit: Int = 80) -> [String] {
    let number = Column(
      heading: Bilingual(zh: "序号", en: "No"), key: "number", shown: { "\($0.isOnFront ? "*" : "")\($0.number)" },
      cell: { .integer($0.number) })
    var blocks: [[Column]] = [[]]
    var used = 0
    let start = 2 + width(number)
    for column in columns {
      let width = width(column) + 2
      if used + width > limit - start, used > 0 {
        blocks.append([])
        used = 0
      }
      blocks[blocks.count - 1].append(column)
      used += width
    }
    return blocks.enumerated().flatMap { index, block in (index > 0 ? [""] : []) + lines(of: [number] + block) }
  }

  private func lines(of columns: [Column]) -> [String] {
    let widths = columns.map(width)
    func line(_ cells: [String]) -> String {
      let padded = zip(zip(cells, widths), columns).map { DisplayWidth.pad($0.0, to: $0.1, right: !$1.isText) }
      return "  " + String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return [line(columns.map { $0.heading[language] })] + rows.map { row in line(columns.map { $0.shown(row) }) }
  }

  private func width(_ column: Column) -> Int {
    ([column.heading[language]] + rows.map(column.shown)).map { DisplayWidth.columns(of: $0) }.max() ?? 0
  }

  /// The table with English keys for headings and exact figures.
  var table: OutputTable {
    let fixed = [
      Column(
        heading: Bilingual(zh: "", en: ""), key: "number", shown: { _ in "" }, cell: { .integer($0.number) }),
      Column(heading: Bilingual(zh: "", en: ""), key: "folder", shown: { _ in "" }, cell: { .text($0.folder) }),
      Column(heading: Bilingual(zh: "", en: ""), key: "scenario", shown: { _ in "" }, cell: { .text($0.scenario) }),
    ]
    let onFront = Column(
      heading: Bilingual(zh: "", en: ""), key: "front", shown: { _ in "" }, cell: { .integer($0.isOnFront ? 1 : 0) })
    let all = fixed + columns.filter { $0.key != "scenario" } + [onFront]
    return OutputTable(headings: all.map(\.key), rows: rows.map { row in all.map { $0.cell(row) } })
  }

  private var columns: [Column] {
    let names = (rows.first?.settings ?? []).isEmpty ? [name] : (rows.first?.settings ?? []).indices.map(setting)
    return names + [status, placed, firstWish] + criteria.map(criterion) + [gap, seconds]
  }

  /// Every criterion that some plan has: those of the built-in scenario first, then the rest by name.
  private var criteria: [String] {
    let all = Set(rows.flatMap(\.criteria.keys))
    let first = ["unplaced", "wishes", "distance", "split"].filter(all.contains)
    return first + all.subtracting(first).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private var name: Column {
    Column(
      heading: Bilingual(zh: "设定", en: "Scenario"), key: "scenario", isText: true,
      shown: { DisplayWidth.fit($0.scenario, into: 30) }, cell: { .text($0.scenario) })
  }

  private func setting(_ index: Int) -> Column {
    let key = rows.first?.settings[index].key ?? ""
    let short = SweepPoint.short(key)
    return Column(
      heading: Bilingual(zh: short, en: short), key: key, shown: { $0.settings[index].value },
      cell: { .text($0.settings[index].value) })
  }

  private var status: Column {
    let language = language
    return Column(
      heading: Bilingual(zh: "状态", en: "Status"), key: "status", isText: true,
      shown: { SweepText.status($0)[language] }, cell: { .text($0.status.rawValue) })
  }

  private var placed: Column {
    Column(
      heading: Bilingual(zh: "已安置", en: "Placed"), key: "people_placed",
      shown: { row in row.peoplePlaced.map { Figures.share($0, of: row.people ?? 0) } ?? "–" },
      cell: { $0.peoplePlaced.map { .integer($0) } ?? .empty })
  }

  private var firstWish: Column {
    Column(
      heading: Bilingual(zh: "第一志愿", en: "1st wish"), key: "people_with_first_wish",
      shown: { row in row.peopleWithFirstWish.map { Figures.share($0, of: row.people ?? 0) } ?? "–" },
      cell: { $0.peopleWithFirstWish.map { .integer($0) } ?? .empty })
  }

  private func criterion(_ key: String) -> Column {
    Column(
      heading: Bilingual(zh: key, en: key), key: key,
      shown: { $0.criteria[key].map(Figures.grouped) ?? "–" }, cell: { $0.criteria[key].map { .integer($0) } ?? .empty }
    )
  }

  private var gap: Column {
    Column(
      heading: Bilingual(zh: "差距", en: "Gap"), key: "gap", shown: { $0.gap.map(Figures.percent) ?? "–" },
      cell: { $0.gap.map { .text(String($0)) } ?? .empty })
  }

  private var seconds: Column {
    Column(
      heading: Bilingual(zh: "秒", en: "s"), key: "seconds", shown: { $0.seconds.map(Figures.seconds) ?? "–" },
      cell: { $0.seconds.map { .text(Figures.decimal($0, 3)) } ?? .empty })
  }
}
