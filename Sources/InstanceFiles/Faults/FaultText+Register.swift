internal import Relocation

// What is wrong with, or worth knowing of, a register with a row for each person, or a table in several parts.
extension FaultText {
  static func householdConflict(_ text: String, _ other: String, firstRow: Int) -> FaultText {
    FaultText(
      .householdConflict,
      Bilingual(
        zh: "同一户的两行不一致：这里是“\(quoted(text))”，第\(firstRow)行是“\(quoted(other))”",
        en: "two rows of the household disagree: \"\(quoted(text))\" here, \"\(quoted(other))\" in row \(firstRow)"),
      Bilingual(
        zh: "请改成一致，或只在户主一行填写；户编号写错的请改正户编号",
        en: "Make them agree or fill in the head's row only; correct the household's id if that is wrong"))
  }

  static func twoHeads(firstRow: Int) -> FaultText {
    FaultText(
      .twoHeads,
      Bilingual(
        zh: "这一户有两个户主（另一个在第\(firstRow)行）", en: "the household has a second head (the first is in row \(firstRow))"),
      Bilingual(
        zh: "每户只能有一个户主：请改正与户主关系，或改正户编号", en: "Correct the relation to the head, or the household's id"))
  }

  static func wrongCount(stated: Int, rows: Int) -> FaultText {
    FaultText(
      .wrongCount,
      Bilingual(
        zh: "家庭人口写的是 \(stated)，表中却有 \(rows) 行成员",
        en: "the household is said to have \(stated) members but has \(rows) rows"),
      Bilingual(
        zh: "请补上或删除成员，或改正人数、户编号", en: "Add or delete members, or correct the number or the household's id"))
  }

  static func unknownLabour(_ text: String) -> FaultText {
    FaultText(
      .notAcceptedValue,
      Bilingual(zh: "“\(quoted(text))”不是已知的劳动力状况", en: "\"\(quoted(text))\" is no known state of labour"),
      Bilingual(
        zh: "请写：普通劳动力、技能劳动力、弱劳动力或半劳动力、丧失劳动力、无劳动力，或 是/否",
        en: "Write one of: 普通劳动力, 技能劳动力, 弱劳动力或半劳动力 (work), 丧失劳动力, 无劳动力 (do not), or yes/no"))
  }

  static func unknownSchool(_ text: String) -> FaultText {
    FaultText(
      .notAcceptedValue,
      Bilingual(zh: "“\(quoted(text))”不是已知的在校状况", en: "\"\(quoted(text))\" is no known stage of school"),
      Bilingual(
        zh: "请写：学前、小学、初中（或一至九年级）、高中、中职、大专、本科、非在校生",
        en: "Write one of: preschool, primary, middle, high, vocational, university, none (学前, 小学, 初中, 高中 …, 非在校生)"))
  }

  // MARK: Not wrong, but worth knowing

  static func personRows(persons: Int, households: Int) -> FaultText {
    FaultText(
      .personRows,
      Bilingual(
        zh: "这是一人一行的登记表：\(persons) 人按户编号合并为 \(households) 户",
        en: "a register with a row for each person: \(persons) rows became \(households) households by their ids"),
      Bilingual(zh: "请核对户数和人数", en: "Check both numbers"))
  }

  static func personColumn(_ heading: String) -> FaultText {
    FaultText(
      .personColumn,
      Bilingual(
        zh: "“\(quoted(heading))”在同一户内各行不同，不能作为户的附加列，未使用",
        en: "\"\(quoted(heading))\" differs within households and is not used"),
      Bilingual(
        zh: "需要按户使用时，请让同一户各行一致", en: "Give all rows of a household the same text if it is meant for the household"))
  }

  static var noHead: FaultText {
    FaultText(
      .noHead, Bilingual(zh: "这一户没有标明户主，按第一行处理", en: "no row of the household is its head's; the first is taken"),
      Bilingual(zh: "请在户主一行的与户主关系中写“户主”", en: "Write 户主 (head) as the relation in the head's row"))
  }

  static func unknownAge(_ count: Int) -> FaultText {
    FaultText(
      .unknownAge,
      Bilingual(
        zh: "从这一行起有 \(count) 人没有年龄，未计入按年龄统计的劳动力和老年人",
        en: "from this row on \(count == 1 ? "1 person has" : "\(count) people have") no age and do not count among "
          + "workers and the elderly by age"),
      Bilingual(zh: "请补上年龄", en: "Fill in the ages"))
  }

  static func unevenColumns(_ columns: [String]) -> FaultText {
    let shown = columns.prefix(8).map { quoted($0) }
    return FaultText(
      .unevenColumns,
      Bilingual(
        zh: "同一张表的其他部分有而这里没有的列：\(shown.joined(separator: "、"))，按空单元格处理",
        en: "other parts of the table have columns that are not here: \(shown.joined(separator: ", ")); "
          + "they count as empty cells"),
      Bilingual(zh: "请核对是否漏了这些列", en: "Check whether they were forgotten"))
  }
}
