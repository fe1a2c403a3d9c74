import Relocation
import Reporting

extension CommandFailure {
  /// A workbook that could not be written.
  init(_ failure: WorkbookFailure) {
    switch failure {
    case .tooManyRows(let rows):
      self.init(
        .cannotWrite,
        Bilingual(
          zh: "这张表有 \(Figures.grouped(rows)) 行，超过了工作表的上限。请用 --format csv 导出。",
          en: "The table has \(Figures.grouped(rows)) rows, more than a sheet can have. Export it with --format csv."))
    case .notWritten(let reason):
      self.init(
        .cannotWrite,
        Bilingual(
          zh: "无法生成工作簿：\(reason)。请检查临时文件夹（TMPDIR）的写入权限和磁盘空间。",
          en: "The workbook cannot be made: \(reason). Check permissions and disk space of the folder for temporary "
            + "files (TMPDIR)."))
    }
  }
}
