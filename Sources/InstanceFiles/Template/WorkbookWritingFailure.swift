public import Relocation

/// Why a workbook could not be written.
public struct WorkbookWritingFailure: Error, Hashable, Sendable {
  /// What is wrong and what to do.
  public var sentence: Bilingual

  static let noTemporaryFile = WorkbookWritingFailure(
    sentence: Bilingual(
      zh: "无法在临时文件夹里写工作簿。请检查磁盘空间和权限，或用环境变量 TMPDIR 另指定临时文件夹。",
      en: "The workbook cannot be written into the folder for temporary files. Check disk space and permissions, or "
        + "name another folder in the environment variable TMPDIR."))

  static func doesNotFit(sheet: String, row: Int) -> WorkbookWritingFailure {
    WorkbookWritingFailure(
      sentence: Bilingual(
        zh: "工作表“\(sheet)”第 \(row) 行放不进工作簿：一个单元格最多 32,767 个字符，一张表最多 1,048,576 行。请缩短内容，或改用 CSV。",
        en:
          "Row \(row) of the sheet \(sheet) does not fit into a workbook: a cell holds 32,767 characters at most, a sheet "
          + "1,048,576 rows. Shorten the text, or use CSV."))
  }
}
