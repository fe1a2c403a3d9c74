internal import Relocation

// What is wrong with rows and headings.
extension FaultText {
  static func unclosedQuote(line: Int) -> FaultText {
    FaultText(
      .unclosedQuote,
      Bilingual(
        zh: "这里打开的引号直到文件结尾都没有关闭（文本第\(line)行）",
        en: "the quotation mark opened here is never closed (line \(line) of the text)"),
      Bilingual(
        zh: "请补上右引号，或把单元格里的引号写成两个（\"\"）",
        en: "Close it, or double the quotation marks inside the cell (\"\")"))
  }

  static func textAfterQuote(line: Int) -> FaultText {
    FaultText(
      .textAfterQuote,
      Bilingual(
        zh: "右引号之后、分隔符之前还有文字（文本第\(line)行）",
        en: "there is text between the closing quotation mark and the separator (line \(line) of the text)"),
      Bilingual(
        zh: "请把单元格里的引号写成两个（\"\"），或去掉引号",
        en: "Double the quotation marks inside the cell (\"\"), or leave them out"))
  }

  static func cutRow(cells: Int, others: Int) -> FaultText {
    let noun = cells == 1 ? "cell" : "cells"
    return FaultText(
      .cutRow,
      Bilingual(
        zh: "文件在这一行中间断了：只有 \(cells) 个单元格，其他各行至少有 \(others) 个，行末也没有换行",
        en: "the file ends within this row: it has \(cells) \(noun) and no line end, every other row at least \(others)"
      ),
      Bilingual(
        zh: "请重新导出或复制整个文件；如果这一行是完整的，请补上后面的分隔符",
        en: "Export or copy the whole file again; if the row is whole, add the separators that follow"))
  }

  static func noHeadingRow(table: Instance.Table, required: [Heading], encoding: TextEncoding?, near: String?)
    -> FaultText
  {
    let zh = required.map { "\($0.preferredChinese)（\($0.key)）" }.joined(separator: "、")
    let en = required.map(\.key).joined(separator: ", ")
    let read = encoding.map { Bilingual(zh: "（按 \($0.name) 读取）", en: " (read as \($0.name))") }
    return FaultText(
      .noHeadingRow,
      Bilingual(
        zh: "前 \(HeadingRow.searchedRows) 行里没有表 \(table.rawValue) 的标题行\(read?.zh ?? "")\(nearest(near).zh)",
        en: "the first \(HeadingRow.searchedRows) rows hold no heading row of the table \(table.rawValue)"
          + "\(read?.en ?? "")\(nearest(near).en)"),
      Bilingual(
        zh: "请加上标题行，至少有：\(zh)", en: "Add a heading row with at least: \(en)"))
  }

  static func missingColumn(_ heading: Heading, near: String?) -> FaultText {
    let names = heading.synonyms.joined(separator: "、")
    return FaultText(
      .missingColumn,
      Bilingual(
        zh: "缺少必需的列“\(heading.preferredChinese)”（\(heading.key)）\(nearest(near).zh)",
        en: "the required column \(heading.key) is missing\(nearest(near).en)"),
      Bilingual(
        zh: "请加上这一列，标题用 \(heading.key) 或：\(names)",
        en: "Add the column under the heading \(heading.key) or one of: \(heading.synonyms.joined(separator: ", "))"))
  }

  static func duplicateHeading(_ heading: String, first: String, firstColumn: String) -> FaultText {
    FaultText(
      .duplicateHeading,
      Bilingual(
        zh: "“\(quoted(heading))”与 \(firstColumn) 列的“\(quoted(first))”是同一个标题",
        en: "\"\(quoted(heading))\" is the same heading as \"\(quoted(first))\" in column \(firstColumn)"),
      Bilingual(
        zh: "请删除其中一列，或给它另起一个名称", en: "Delete one of the two columns, or give it another name"))
  }

  static func noRows(_ table: Instance.Table) -> FaultText {
    FaultText(
      .noRows,
      Bilingual(zh: "标题行下面没有数据", en: "there are no rows under the headings"),
      Bilingual(
        zh: "请填入数据：表 \(table.rawValue) 至少要有一行", en: "Fill in the data: \(table.rawValue) needs at least one row"))
  }

  static func beyondHeadings(_ text: String) -> FaultText {
    FaultText(
      .cellBeyondHeadings,
      Bilingual(
        zh: "“\(quoted(text))”所在的列没有标题", en: "\"\(quoted(text))\" stands in a column without a heading"),
      Bilingual(
        zh: "可能是单元格里有未加引号的分隔符，使后面的内容错位：请给该单元格加引号；确实多出的内容请给它一个标题或删除",
        en: "A separator in an unquoted cell may have shifted the row: put that cell in quotation marks; "
          + "give a column that is really there a heading, or delete the text"))
  }

  static func totalRow(_ text: String) -> FaultText {
    FaultText(
      .totalRow,
      Bilingual(zh: "“\(quoted(text))”看起来是合计行，不是数据", en: "\"\(quoted(text))\" looks like a row of totals, not data"),
      Bilingual(zh: "请删除这一行", en: "Delete this row"))
  }

  static func closeHeading(_ heading: String, near: String) -> FaultText {
    FaultText(
      .closeHeading,
      Bilingual(
        zh: "“\(quoted(heading))”不是已知的标题，但与“\(near)”很接近；现作为附加列保留",
        en: "\"\(quoted(heading))\" is no known heading but close to \"\(near)\"; it is kept as a column of your own"),
      Bilingual(
        zh: "如果就是指“\(near)”，请改正标题", en: "If \"\(near)\" is meant, correct the heading"))
  }
}
