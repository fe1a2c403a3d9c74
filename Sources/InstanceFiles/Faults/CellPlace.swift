public import Relocation

/// A place in the input files, as people name it.
public struct CellPlace: Hashable, Sendable {
  /// The file's name.
  public var file: String
  /// The sheet, where the file is a workbook.
  public var sheet: String?
  /// The row that a spreadsheet shows; `nil` for the whole file or sheet.
  public var row: Int?
  /// The column; `nil` for the whole row.
  public var column: DataFault.Column?

  init(file: String, sheet: String? = nil, row: Int? = nil, column: DataFault.Column? = nil) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }

  /// `households.csv 第5行 C列（家庭人口）`, `households.csv, row 5, column C (家庭人口, people)`; in a workbook
  /// `register.xlsx［农户］C5（家庭人口）`, `register.xlsx [农户], cell C5 (家庭人口, people)`.
  public var text: Bilingual {
    var text = Bilingual(zh: file, en: file)
    if let sheet {
      text.zh += "［\(sheet)］"
      text.en += " [\(sheet)]"
    }
    if let row, let column, sheet != nil {
      text.zh += "\(column.name)\(row)"
      text.en += ", cell \(column.name)\(row)"
    } else {
      if let row {
        text.zh += " 第\(row)行"
        text.en += ", row \(row)"
      }
      if let column {
        text.zh += " \(column.name)列"
        text.en += ", column \(column.name)"
      }
    }
    guard let column, !column.heading.isEmpty else { return text }
    let key = column.key.flatMap { $0 == column.heading ? nil : ", \($0)" } ?? ""
    text.zh += "（\(column.heading)）"
    text.en += " (\(column.heading)\(key))"
    return text
  }
}
