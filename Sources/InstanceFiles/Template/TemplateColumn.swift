internal import Relocation

/// One column of a sheet that is made for filling in.
struct TemplateColumn {
  /// The English key, or the heading of a column of the user's own.
  var key: String
  /// As it is written.
  var title: String
  /// `nil` for a column of the user's own.
  var heading: Heading?

  /// Whether cells are texts even where they are all digits.
  var isText: Bool {
    switch heading?.content {
    case .identifier, .text, .household, .settlement, .site, .sites, nil: true
    case .count, .decimal, .degrees, .yesOrNo, .choice: false
    }
  }

  /// All that the contract names, in its order.
  static func all(in table: Instance.Table, _ language: Language) -> [TemplateColumn] {
    Heading.all(in: table).map { heading in
      TemplateColumn(
        key: heading.key, title: language == .chinese ? heading.preferredChinese : heading.key, heading: heading)
    }
  }

  /// Those that an instance has, its own columns after those of the contract.
  static func present(in instance: Instance, _ table: Instance.Table, _ language: Language) -> [TemplateColumn] {
    guard let present = instance.columns[table] else { return [] }
    let known = all(in: table, language).filter { present.contains($0.key) }
    let own = present.subtracting(known.map(\.key)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return known + own.map { TemplateColumn(key: $0, title: $0, heading: nil) }
  }

  /// What the spreadsheet program holds entries to; `nil` where anything may be written.
  func check(_ language: Language, range: (Instance.Table) -> String?) -> EntryCheck? {
    guard let heading, let rule = rule(heading, language, range: range) else { return nil }
    return EntryCheck(rule: rule, message: note[language], title: String(title.prefix(30)))
  }

  private func rule(_ heading: Heading, _ language: Language, range: (Instance.Table) -> String?) -> EntryCheck.Rule? {
    switch heading.content {
    case .count: .whole((heading.table == .households && heading.key == "people" ? 1 : 0)...1_000_000_000)
    case .decimal: .decimal(0...1_000_000)
    case .degrees: .decimal(heading.key == "longitude" ? -180...180 : -90...90)
    case .yesOrNo: .words(language == .chinese ? ["是", "否"] : ["yes", "no"])
    case .choice(let values): .words(values.map { language == .chinese ? $0.preferredChinese : $0.key })
    case .site: range(.sites).map { .cells($0) }
    case .settlement: range(.settlements).map { .cells($0) }
    case .household: range(.households).map { .cells($0) }
    case .identifier, .text, .sites: nil
    }
  }

  /// What goes into the column.
  var note: Bilingual {
    guard let heading else { return Bilingual(zh: "自定义列", en: "A column of your own") }
    let content = Self.content(of: heading)
    let must = heading.isRequired ? Bilingual(zh: "必需列。", en: "Required column. ") : Bilingual(zh: "", en: "")
    let more = Self.remarks[heading.table]?[heading.key] ?? Bilingual(zh: "", en: "")
    return Bilingual(zh: must.zh + more.zh + content.zh, en: must.en + more.en + content.en)
  }

  private static func content(of heading: Heading) -> Bilingual {
    switch heading.content {
    case .identifier: Bilingual(zh: "编号按文本保存，不能重复。", en: "Kept as text; each once.")
    case .text: Bilingual(zh: "文字。", en: "Text.")
    case .count: Bilingual(zh: "整数；没有就留空。", en: "A whole number; empty if there is none.")
    case .decimal: Bilingual(zh: "数字，可带小数。", en: "A number, with decimals if need be.")
    case .degrees: Bilingual(zh: "度，用小数。", en: "Degrees, as a decimal.")
    case .yesOrNo: Bilingual(zh: "是 或 否。", en: "yes or no.")
    case .choice(let values):
      Bilingual(
        zh: values.map(\.preferredChinese).joined(separator: "、") + "。",
        en: values.map(\.key).joined(separator: ", ") + ".")
    case .household: Bilingual(zh: "农户表中的户编号。", en: "An id of the households sheet.")
    case .settlement: Bilingual(zh: "自然屯表中的编号（或不重复的名称）。", en: "An id, or a unique name, of the settlements sheet.")
    case .site: Bilingual(zh: "安置点表中的编号（或“编号-名称”）。", en: "An id of the sites sheet, or id-name.")
    case .sites: Bilingual(zh: "安置点编号，多个用 ; 隔开。", en: "Ids of sites with ; between.")
    }
  }

  private static let remarks: [Instance.Table: [String: Bilingual]] = [
    .households: [
      "hazard": Bilingual(zh: "数字越大越先安排；留空按所在自然屯。", en: "Larger comes first; empty takes the settlement's. "),
      "kin": Bilingual(zh: "填相同内容的户安置在一起。", en: "Households with the same text go to one site. "),
      "accepts_cross_region": Bilingual(zh: "留空等于不愿意。", en: "Empty means no. "),
      "pinned_site": Bilingual(zh: "已定的安置点，必须安置在那里。", en: "Decided already: it must be placed there. "),
      "barred_sites": Bilingual(zh: "不能安置的地方。", en: "Where it must not be placed. "),
      "workers": Bilingual(zh: "能劳动的人数。", en: "Members able to work. "),
    ],
    .settlements: [
      "move": Bilingual(zh: "整体搬迁的屯安置在同一个安置点。", en: "A whole settlement goes to one site. "),
      "hazard": Bilingual(zh: "数字越大越先安排。", en: "Larger comes first. "),
    ],
    .sites: [
      "people": Bilingual(zh: "留空为不限。", en: "Empty is no limit. "),
      "households": Bilingual(zh: "留空为不限。", en: "Empty is no limit. "),
      "jobs": Bilingual(zh: "每个有劳动力的户占一个；留空为不限。", en: "One for each household with a worker; empty is no limit. "),
      "min_people": Bilingual(zh: "至少安置这么多人。", en: "At least so many are placed here. "),
    ],
    .dwellings: [
      "area": Bilingual(zh: "平方米。", en: "Square metres. "),
      "min_people": Bilingual(zh: "可入住的最少人数。", en: "The smallest household it is for. "),
      "max_people": Bilingual(zh: "可入住的最多人数。", en: "The largest household it is for. "),
      "count": Bilingual(zh: "留空为不限。", en: "Empty is no limit. "),
    ],
  ]
}
