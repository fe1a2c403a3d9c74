internal import Relocation

// What is wrong with a workbook.
extension FaultText {
  private static let saveAgain = Bilingual(
    zh: "请在表格软件里打开原文件，用“另存为 → Excel 工作簿（.xlsx）”重新保存",
    en: "Open the original in the spreadsheet program and save it again with \"Save as → Excel workbook (.xlsx)\"")

  static func brokenWorkbook(part: String?) -> FaultText {
    let place = part.map { Bilingual(zh: "（\(quoted($0))）", en: " (\(quoted($0)))") }
    return FaultText(
      .brokenWorkbook,
      Bilingual(
        zh: "工作簿已损坏或不完整\(place?.zh ?? "")，没有读取其中任何内容",
        en: "the workbook is damaged or incomplete\(place?.en ?? ""); nothing of it was read"),
      Bilingual(
        zh: "请重新复制或下载原文件；还不行就在表格软件里打开并另存为 .xlsx",
        en: "Copy or download it again; failing that, open it in the spreadsheet program and save it as .xlsx"))
  }

  static var notAWorkbook: FaultText {
    FaultText(
      .notAWorkbook,
      Bilingual(zh: "这不是 Excel 工作簿（.xlsx）的内容", en: "this does not hold an Excel workbook (.xlsx)"), saveAgain)
  }

  static var oldWorkbook: FaultText {
    FaultText(
      .oldWorkbook,
      Bilingual(
        zh: "这是旧格式或二进制格式的工作簿（.xls、.et、.xlsb），不能读取",
        en: "this is a workbook of an old or binary kind (.xls, .et, .xlsb), which is not read"), saveAgain)
  }

  static var encryptedWorkbook: FaultText {
    FaultText(
      .encryptedWorkbook, Bilingual(zh: "工作簿有打开密码，不能读取", en: "the workbook is encrypted with a password"),
      Bilingual(
        zh: "请在表格软件里输入密码打开，取消密码后另存一份",
        en: "Open it with the password in the spreadsheet program and save a copy without one"))
  }

  static var macroWorkbook: FaultText {
    FaultText(
      .macroWorkbook,
      Bilingual(zh: "工作簿里有宏（程序代码），不予读取", en: "the workbook holds macros (program code) and is not read"),
      Bilingual(
        zh: "请另存为不含宏的“Excel 工作簿（.xlsx）”",
        en: "Save it as an \"Excel workbook (.xlsx)\", which holds no macros"))
  }

  static var externalLinks: FaultText {
    FaultText(
      .externalLinks,
      Bilingual(
        zh: "工作簿链接到别的文件，其中的数值可能已过时，不予读取",
        en: "the workbook has links to other files, whose values may be out of date, and is not read"),
      Bilingual(
        zh: "请用“数据 → 编辑链接 → 断开链接”把链接变成数值，再保存",
        en: "Turn the links into values with \"Data → Edit links → Break link\" and save it"))
  }

  static func inflatesTooFar(part: String) -> FaultText {
    FaultText(
      .inflatesTooFar,
      Bilingual(
        zh: "工作簿解压后大得离谱（\(quoted(part))），可能是恶意文件，没有读取",
        en: "the workbook inflates beyond all measure (\(quoted(part))) and may be malicious; it was not read"),
      Bilingual(
        zh: "请核对文件来源；确是自己的表，就新建工作簿，只复制有数据的区域",
        en: "Check where the file comes from; if it is your own, copy only the cells with data into a new workbook"))
  }

  static var tooManyCells: FaultText {
    FaultText(
      .tooLarge,
      Bilingual(
        zh: "工作簿超过 \(WorkbookLimits.cells / 10_000) 万个单元格",
        en: "the workbook has more than \(WorkbookLimits.cells / 1_000_000) million cells"),
      Bilingual(
        zh: "请只留有数据的行和列，或按县拆分", en: "Keep only rows and columns with data, or split it by county"))
  }

  static var workbookTooLarge: FaultText {
    let size = WorkbookLimits.fileBytes >> 20
    return FaultText(
      .tooLarge, Bilingual(zh: "工作簿超过 \(size) MiB", en: "the workbook is larger than \(size) MiB"),
      Bilingual(
        zh: "请删去图片等无关内容，或按县拆分", en: "Take out pictures and the like, or split it by county"))
  }

  static func noTableSheet(_ names: [String], near: String?) -> FaultText {
    let sheets = names.prefix(8).map { quoted($0) }
    return FaultText(
      .noTableSheet,
      Bilingual(
        zh: "没有哪张工作表的名称是数据表（现有：\(sheets.joined(separator: "、"))）\(nearest(near).zh)",
        en: "no sheet has the name of a table (there are: \(sheets.joined(separator: ", ")))\(nearest(near).en)"),
      Bilingual(
        zh: "请把工作表命名为 households（农户）、sites（安置点）、settlements（自然屯）、dwellings（户型）等",
        en: "Name the sheets households (农户), sites (安置点), settlements (自然屯), dwellings (户型) and so on"))
  }

  static var missingResult: FaultText {
    FaultText(
      .missingResult,
      Bilingual(zh: "公式没有计算结果", en: "the formula has no stored result"),
      Bilingual(
        zh: "请在表格软件里打开文件，重新计算并保存；或直接填写数值",
        en: "Open the file in the spreadsheet program, recalculate and save it, or fill in the value itself"))
  }

  // MARK: Not wrong, but worth knowing

  private static func listed(_ rows: [Int], _ separator: String) -> String {
    rows.prefix(10).map(String.init).joined(separator: separator) + (rows.count > 10 ? " …" : "")
  }

  static func hiddenRows(_ rows: [Int]) -> FaultText {
    FaultText(
      .hiddenRows,
      Bilingual(
        zh: "隐藏的 \(rows.count) 行也读取了（第 \(listed(rows, "、")) 行）",
        en:
          "\(rows.count == 1 ? "a hidden row was" : "\(rows.count) hidden rows were") read like the others (\(listed(rows, ", ")))"
      ),
      Bilingual(
        zh: "不该计入的请从表中删除，隐藏或筛选掉不算删除", en: "Delete rows that should not count; hiding or filtering does not"))
  }

  static var hiddenSheet: FaultText {
    FaultText(
      .hiddenSheet, Bilingual(zh: "这张工作表是隐藏的，也读取了", en: "the sheet is hidden and was read like the others"),
      Bilingual(zh: "不该计入的请从工作簿中删除", en: "Delete it from the workbook if it should not count"))
  }

  static func mergedRows(_ rows: [Int]) -> FaultText {
    FaultText(
      .mergedRows,
      Bilingual(
        zh: "跨行合并的单元格，内容算作其中每一行都有（第 \(listed(rows, "、")) 行）",
        en: "what stands in cells merged over several rows counts for each of these rows (\(listed(rows, ", ")))"),
      Bilingual(zh: "请核对这些行", en: "Check these rows"))
  }
}
