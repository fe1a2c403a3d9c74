internal import Relocation

// What is wrong with a whole file or folder.
extension FaultText {
  static var notAFolder: FaultText {
    FaultText(
      .notAFolder, Bilingual(zh: "这既不是文件夹，也不是工作簿（.xlsx）", en: "this is neither a folder nor a workbook (.xlsx)"),
      Bilingual(
        zh: "请给出存放 households.csv、sites.csv 等表的文件夹，或一个工作簿",
        en: "Name the folder that holds households.csv, sites.csv and the other tables, or a workbook"))
  }

  static func missingTable(_ table: Instance.Table, names: [String], near: String?) -> FaultText {
    let found = near.map { Bilingual(zh: "；现有“\($0)”", en: "; there is \"\($0)\"") }
    return FaultText(
      .missingTable,
      Bilingual(
        zh: "缺少必需的表 \(table.rawValue)\(found?.zh ?? "")",
        en: "the required table \(table.rawValue) is missing\(found?.en ?? "")"),
      Bilingual(
        zh: "请加上这张表：CSV 或工作簿（.xlsx）文件，或工作簿中的一张工作表，名称用 \(names.joined(separator: "、")) 之一",
        en: "Add it, as a CSV file, a workbook (.xlsx) or a sheet of one, under one of the names "
          + names.joined(separator: ", ")))
  }

  static func twoFiles(for table: Instance.Table, other: String) -> FaultText {
    FaultText(
      .twoFilesForOneTable,
      Bilingual(
        zh: "“\(other)”也是表 \(table.rawValue)", en: "\"\(other)\" is the table \(table.rawValue) as well"),
      Bilingual(zh: "请只保留一个文件", en: "Keep only one of the two files"))
  }

  static func unreadable(_ reason: String) -> FaultText {
    FaultText(
      .unreadableFile,
      Bilingual(zh: "文件打不开（\(reason)）", en: "the file cannot be read (\(reason))"),
      Bilingual(
        zh: "请关闭正在使用它的程序，检查读取权限", en: "Close programs that use it and check that you may read it"))
  }

  static var notARegularFile: FaultText {
    FaultText(
      .unreadableFile, Bilingual(zh: "这不是普通文件", en: "this is not a regular file"),
      Bilingual(zh: "请给出文件本身，不是文件夹或设备", en: "Name the file itself, not a folder or a device"))
  }

  static var emptyFile: FaultText {
    FaultText(
      .emptyFile, Bilingual(zh: "文件是空的", en: "the file is empty"),
      Bilingual(
        zh: "请填入标题行和数据后重新保存；不需要这张表就删除该文件",
        en: "Fill in a heading row and data and save again, or delete the file if the table is not needed"))
  }

  static var emptySheet: FaultText {
    FaultText(
      .emptyFile, Bilingual(zh: "工作表是空的", en: "the sheet is empty"),
      Bilingual(zh: "请填入标题行和数据后重新保存", en: "Fill in a heading row and data and save again"))
  }

  static var tooLarge: FaultText {
    FaultText(
      .tooLarge, Bilingual(zh: "文件超过 1 GiB", en: "the file is larger than 1 GiB"),
      Bilingual(zh: "请确认它是一张表；大表请按县拆分", en: "Check that it is a table; split a large one by county"))
  }

  static func binary(line: Int, workbook: Bool) -> FaultText {
    let looks =
      workbook
      ? Bilingual(zh: "这是 Excel 工作簿，只是改了扩展名", en: "this is an Excel workbook under another name")
      : Bilingual(
        zh: "这不是文本文件（第\(line)行有空字节）", en: "this is not a text file (there is a NUL byte in line \(line))")
    return FaultText(
      .binaryFile, looks,
      Bilingual(
        zh: "请在表格软件里用“另存为 → CSV UTF-8”重新导出",
        en: "Export it again with \"Save as → CSV UTF-8\" in the spreadsheet program"))
  }

  static func undecodable(encoding: TextEncoding, line: Int) -> FaultText {
    FaultText(
      .undecodable,
      Bilingual(
        zh: "第\(line)行有不能按 \(encoding.name) 解读的字节",
        en: "line \(line) has bytes that are not \(encoding.name)"),
      Bilingual(
        zh: "文件可能传输损坏或混用了编码：请重新导出为 UTF-8 或 GB18030 的 CSV",
        en: "The file may be damaged or mix encodings: export it again as CSV in UTF-8 or GB18030"))
  }

  static func tooManyFaults(_ more: Int) -> FaultText {
    FaultText(
      .tooManyFaults,
      Bilingual(zh: "此文件另有 \(more) 处错误未列出", en: "the file has \(more) more faults that are not listed"),
      Bilingual(
        zh: "请先改正列出的错误，再检查一次", en: "Correct those that are listed first, then check again"))
  }
}
