public import Relocation

/// One thing that is wrong in an input file, or likely not meant: where it stands, what it is, what to do about it.
///
/// Rows and columns are those that a spreadsheet shows: row 1 is the first row of the file, title rows and blank rows
/// included, and a cell with line breaks in it is one row. For a scenario they are the line and the character.
public struct DataFault: Hashable, Sendable {
  /// The column of a fault.
  public struct Column: Hashable, Sendable {
    /// The column's letters in a spreadsheet (`C`); in a scenario the number of the character in its line.
    public var name: String
    /// The heading as it stands in the file; in a scenario the path of keys (`limits[2].at_most`).
    public var heading: String
    /// The English key of the heading, where it is one that the contract names.
    public var key: String?
    /// Place in the row, from 0.
    var index: Int

    init(name: String, heading: String, key: String?, index: Int) {
      self.name = name
      self.heading = heading
      self.key = key
      self.index = index
    }
  }

  /// What sort of fault it is; its raw value is stable, for scripts.
  public var kind: FaultKind
  /// The file's name within the instance's folder.
  public var file: String
  /// The sheet, where the file is a workbook.
  public var sheet: String?
  /// The row, from 1; `nil` where the fault is the whole file's.
  public var row: Int?
  /// The column; `nil` where the fault is the whole row's.
  public var column: Column?
  /// What is wrong.
  public var problem: Bilingual
  /// What to do about it.
  public var remedy: Bilingual

  init(
    _ text: FaultText, file: String, sheet: String? = nil, row: Int? = nil, column: Column? = nil
  ) {
    self.kind = text.kind
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.problem = text.problem
    self.remedy = text.remedy
  }

  /// Where the fault is: `households.csv, row 5, column C (家庭人口, people)`, `register.xlsx [农户], cell C5 (家庭人口, people)`.
  public var place: Bilingual { CellPlace(file: file, sheet: sheet, row: row, column: column).text }

  /// The fault on one line: where, what is wrong, what to do.
  public func text(in language: Language) -> String {
    switch language {
    case .chinese: "\(place.zh)：\(problem.zh)。\(remedy.zh)。"
    case .english: "\(place.en): \(problem.en). \(remedy.en)."
    }
  }
}
