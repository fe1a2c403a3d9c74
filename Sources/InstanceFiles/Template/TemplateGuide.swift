internal import Relocation

/// The sheet of instructions.
enum TemplateGuide {
  static let sheetName = Bilingual(zh: "填表说明", en: "Instructions")

  static let title = Bilingual(zh: "易地搬迁安置数据模板", en: "Resettlement data template")

  private static let width = 100

  static let lines: [Bilingual] = [
    Bilingual(
      zh: "1. 必填两张表：农户、安置点；其余（自然屯、户型、距离、评分）有就填，没有就空着。",
      en:
        "1. Two sheets must be filled: households and sites. Fill in the others (settlements, dwellings, distances, scores) "
        + "if you have them."),
    Bilingual(
      zh: "2. 从第 2 行起每行一户（一屯、一点……）。黄色标题是必需列，不能删除；其他列用不到可以整列删除。",
      en:
        "2. From row 2 on, one row for each household (settlement, site …). Columns with a yellow heading must stay; any "
        + "other may be deleted."),
    Bilingual(
      zh: "3. 把鼠标停在标题上可以看到该列怎么填；带下拉箭头的列请从列表中选。先填安置点和自然屯，农户表里才有得选。",
      en:
        "3. Rest the pointer on a heading to see what goes into the column; where there is a drop-down arrow, choose from "
        + "the list. Fill in sites and settlements first: the lists are made of them."),
    Bilingual(
      zh: "4. 编号、身份证号的列已设为“文本”格式。从别处粘贴时请用“选择性粘贴 → 数值”，以免 18 位号码变成 4.51E+17。",
      en:
        "4. Columns of ids and identity numbers are in the format \"Text\". Paste with \"Paste special → Values\", or an "
        + "18-digit number becomes 4.51E+17."),
    Bilingual(
      zh: "5. 可以在右侧加自己的列，标题自定；方案设定（YAML）可以引用这些列。评分表的每个自定列是一种评分。",
      en:
        "5. Add columns of your own on the right under any heading; a scenario can use them. In the scores sheet each of "
        + "them is a score."),
    Bilingual(
      zh: "6. 数据量大时可以按村分文件：households-甲村.xlsx、households-乙村.xlsx …… 放在同一文件夹；同一户不能在两个文件里。",
      en:
        "6. A large register may be spread over files, households-A.xlsx, households-B.xlsx …, in one folder; no household "
        + "may stand in two of them."),
    Bilingual(
      zh: "7. 不要写合计行，不要改工作表名称。填好后运行：relocate check 文件名.xlsx，按提示改到没有错误，再运行 relocate solve。",
      en:
        "7. Write no rows of totals, and leave the sheets' names as they are. Then run: relocate check FILE.xlsx, correct "
        + "what it lists, and run relocate solve."),
    Bilingual(
      zh: "8. 本文件含个人信息，只供内部使用。", en: "8. The filled workbook holds personal data and is for internal use."),
  ]

  static func write(into writer: WorkbookWriter, _ language: Language) throws(WorkbookWritingFailure) {
    let sheet = try writer.sheet(sheetName[language])
    sheet.setColumn(0, width: width)
    sheet.printOnA4()
    sheet.write(title[language], row: 0, column: 0, as: .title)
    for (index, line) in lines.enumerated() {
      sheet.write(line[language], row: index + 2, column: 0, as: .paragraph)
      let lines = (TextFolding.columns(of: line[language]) + width - 1) / (width - 4)
      sheet.setRow(index + 2, height: Double(lines * 16 + 4))
    }
  }
}
