import Relocation

/// People by township and site: one row for each township, then all together.
enum TownshipsTable {
  /// One township's households and people, all of them and by site; the last entry is those without a site.
  private struct Line {
    var households = 0
    var people = 0
    var peopleAt: [Int]

    mutating func count(_ household: Household, at column: Int) {
      households += 1
      people += household.people
      peopleAt[column] += household.people
    }
  }

  static func table(_ reading: PlanReading, _ language: Language) -> OutputTable {
    let planningCase = reading.planningCase
    let siteCount = planningCase.instance.sites.count
    var lines: [String: Line] = [:]
    for (position, household) in planningCase.instance.households.enumerated() {
      let township = planningCase.settlement(ofHousehold: position).township ?? ""
      let column = reading.sites[position] ?? siteCount
      lines[township, default: Line(peopleAt: [Int](repeating: 0, count: siteCount + 1))].count(household, at: column)
    }
    let townships = lines.keys.sorted { left, right in
      // Those without a township come last.
      left.isEmpty != right.isEmpty ? right.isEmpty : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    let unknown = Bilingual(zh: "（未填乡镇）", en: "(no township)")[language]
    let rows = townships.compactMap { name in lines[name].map { row(name.isEmpty ? unknown : name, $0) } }
    let headings = headings(planningCase, language)
    return OutputTable(headings: headings, rows: rows).summed(in: 1..<headings.count, language)
  }

  private static func headings(_ planningCase: PlanningCase, _ language: Language) -> [String] {
    let start = [
      Bilingual(zh: "乡镇", en: "Township"), Bilingual(zh: "户数", en: "Households"), Bilingual(zh: "人数", en: "People"),
    ]
    return start.map { $0[language] } + planningCase.instance.sites.indices.map { planningCase.siteName($0) }
      + [Bilingual(zh: "未安置人数", en: "People left out")[language]]
  }

  private static func row(_ name: String, _ line: Line) -> [Cell] {
    // The people of a township are those of its line.
    [.text(name), .integer(line.households), .rowSum(line.people, columns: 3...(2 + line.peopleAt.count))]
      + line.peopleAt.map { .integer($0) }
  }
}
