internal import Relocation

// What is wrong with one cell.
extension FaultText {
  static var missingValue: FaultText {
    FaultText(
      .missingValue, Bilingual(zh: "单元格是空的，但必须填写", en: "the cell is empty but must be filled"),
      Bilingual(
        zh: "请填写；整行多余就删除整行", en: "Fill it in, or delete the row if it is not needed"))
  }

  static func notANumber(_ text: String) -> FaultText {
    FaultText(
      .notANumber, Bilingual(zh: "“\(quoted(text))”不是数字", en: "\"\(quoted(text))\" is not a number"),
      Bilingual(
        zh: "请只写数字（如 1234 或 1,234），不带单位和文字；没有就留空",
        en: "Write only the number (1234 or 1,234), without a unit or words; leave the cell empty if there is none"))
  }

  static func notWhole(_ text: String) -> FaultText {
    FaultText(
      .notWhole, Bilingual(zh: "“\(quoted(text))”不是整数", en: "\"\(quoted(text))\" is not a whole number"),
      Bilingual(zh: "请写整数", en: "Write a whole number"))
  }

  static func outOfRange(_ text: String, least: String, most: String) -> FaultText {
    FaultText(
      .outOfRange,
      Bilingual(
        zh: "“\(quoted(text))”超出允许范围（\(least) 至 \(most)）",
        en: "\"\(quoted(text))\" is out of range (\(least) to \(most))"),
      Bilingual(zh: "请核对并改正", en: "Check and correct it"))
  }

  static func notYesOrNo(_ text: String) -> FaultText {
    FaultText(
      .notYesOrNo, Bilingual(zh: "“\(quoted(text))”不是“是”或“否”", en: "\"\(quoted(text))\" is neither yes nor no"),
      Bilingual(
        zh: "请写 是/否（或 yes/no、1/0、true/false）；未表态就留空",
        en: "Write 是/否, yes/no, 1/0 or true/false; leave the cell empty where nothing was said"))
  }

  static func notAccepted(_ text: String, values: [AcceptedValue]) -> FaultText {
    FaultText(
      .notAcceptedValue,
      Bilingual(zh: "“\(quoted(text))”不是这一列的可选值", en: "\"\(quoted(text))\" is not a value of this column"),
      Bilingual(
        zh: "请写：" + values.map { "\($0.preferredChinese)（\($0.key)）" }.joined(separator: "、"),
        en: "Write one of: " + values.map { "\($0.key) (\($0.preferredChinese))" }.joined(separator: ", ")))
  }

  static func damagedNumber(_ text: String) -> FaultText {
    FaultText(
      .damagedNumber,
      Bilingual(
        zh: "“\(quoted(text))”是表格软件把长编号变成了科学记数法，原编号的后几位已丢失",
        en:
          "\"\(quoted(text))\" is a long number that a spreadsheet program turned into powers of ten; its last digits are lost"
      ),
      Bilingual(
        zh: "请从原表重新导出：先把该列设为“文本”格式，再填入编号",
        en: "Export it again from the original: set the column's format to \"Text\" before filling in the numbers"))
  }

  static func spreadsheetError(_ text: String) -> FaultText {
    FaultText(
      .spreadsheetError,
      Bilingual(
        zh: "“\(quoted(text))”是表格公式的错误值", en: "\"\(quoted(text))\" is the error value of a spreadsheet formula"),
      Bilingual(zh: "请改正公式或直接填写内容", en: "Correct the formula or fill in the value itself"))
  }

  /// - Parameter elsewhere: Where the first one stands, if it is not in the same table.
  static func duplicate(_ text: String, firstRow: Int, elsewhere: TableOrigin? = nil) -> FaultText {
    let place =
      elsewhere.map { CellPlace(file: $0.file, sheet: $0.sheet, row: firstRow).text }
      ?? Bilingual(zh: "第\(firstRow)行", en: "row \(firstRow)")
    return FaultText(
      .duplicateID,
      Bilingual(zh: "“\(quoted(text))”已在\(place.zh)出现过", en: "\"\(quoted(text))\" stands in \(place.en) already"),
      Bilingual(
        zh: "每个编号（或组合）只能有一行：请改正编号或删除多余的行；按人登记的表请先合并为每户一行",
        en:
          "There is one row for each: correct the id or delete the row; merge a register by persons into one row per household"
      ))
  }

  static func unknownReference(_ text: String, table: Instance.Table, near: String?) -> FaultText {
    let noun = tableNoun(table)
    return FaultText(
      .unknownReference,
      Bilingual(
        zh: "表 \(table.rawValue) 里没有\(noun.zh)“\(quoted(text))”\(nearest(near).zh)",
        en: "the table \(table.rawValue) has no \(noun.en) \"\(quoted(text))\"\(nearest(near).en)"),
      Bilingual(
        zh: "请改正这里，或在表 \(table.rawValue) 里补上", en: "Correct it here, or add it to the table \(table.rawValue)"))
  }

  static func ambiguousReference(_ text: String, table: Instance.Table, candidates: [String]) -> FaultText {
    let noun = tableNoun(table)
    let list = candidates.prefix(5)
    return FaultText(
      .ambiguousReference,
      Bilingual(
        zh: "“\(quoted(text))”可以指不止一个\(noun.zh)：\(list.joined(separator: "、"))",
        en: "\"\(quoted(text))\" may mean more than one \(noun.en): \(list.joined(separator: ", "))"),
      Bilingual(zh: "请改写编号", en: "Write the id instead"))
  }

  private static func tableNoun(_ table: Instance.Table) -> Bilingual {
    switch table {
    case .households: Bilingual(zh: "户", en: "household")
    case .settlements: Bilingual(zh: "自然屯", en: "settlement")
    case .sites: Bilingual(zh: "安置点", en: "site")
    case .dwellings: Bilingual(zh: "户型", en: "dwelling")
    case .distances: Bilingual(zh: "距离", en: "distance")
    case .scores: Bilingual(zh: "评分", en: "score")
    }
  }

  static func pinnedAndBarred(_ site: String) -> FaultText {
    FaultText(
      .pinnedAndBarred,
      Bilingual(
        zh: "指定安置点“\(quoted(site))”同时列在不可安置点里",
        en: "the pinned site \"\(quoted(site))\" is among the barred sites as well"),
      Bilingual(zh: "请删除其中一处", en: "Delete one of the two"))
  }

  static func minimumAboveMaximum(_ minimum: Int, _ maximum: Int) -> FaultText {
    FaultText(
      .minimumAboveMaximum,
      Bilingual(
        zh: "最少人数 \(minimum) 大于最多人数 \(maximum)", en: "min_people \(minimum) is above max_people \(maximum)"),
      Bilingual(zh: "请改正其中一个", en: "Correct one of the two"))
  }

  static func halfPosition(missing: String) -> FaultText {
    FaultText(
      .halfPosition,
      Bilingual(zh: "经度和纬度只填了一个（缺 \(missing)）", en: "only one of longitude and latitude is filled (no \(missing))"),
      Bilingual(zh: "请两个都填，或都留空", en: "Fill both, or leave both empty"))
  }

  static func unlistedSettlement(_ text: String) -> FaultText {
    FaultText(
      .unlistedSettlement,
      Bilingual(
        zh: "没有哪户属于“\(quoted(text))”，这一行不起作用", en: "no household lives in \"\(quoted(text))\"; the row has no effect"),
      Bilingual(
        zh: "请核对屯名是否与 households 表一致", en: "Check that the name is the one that the households table uses"))
  }
}
