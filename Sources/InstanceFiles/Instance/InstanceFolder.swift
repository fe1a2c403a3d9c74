internal import Relocation

/// Which files of a folder hold tables of an instance.
struct InstanceFolder {
  /// A file that is to be read.
  struct Candidate: Hashable {
    var name: String
    var path: String
    /// The table that its name means; `nil` for a workbook whose sheets say it.
    var table: Instance.Table?
    /// Whether the name is the table's own, rather than that of a part of it.
    var isWhole: Bool
    var isWorkbook: Bool
  }

  let name: String
  /// In the order of their names.
  private(set) var candidates: [Candidate] = []
  private(set) var faults: [DataFault] = []
  private(set) var unreadFiles: [String] = []
  /// Whether the instance is one workbook rather than a folder.
  let isOneFile: Bool

  private static let textEndings: Set<String> = ["csv", "tsv", "txt"]
  /// Endings of workbooks: the one that is read, and those that are refused with a sentence of their own.
  static let workbookEndings: Set<String> = ["xlsx", "xlsm", "xls", "xlsb", "xltx", "xltm", "et", "ods"]

  /// Sorts a folder's files.
  init(path: String, names: [String]) {
    name = FileSystem.lastComponent(of: path)
    isOneFile = false
    var taken: [Instance.Table: String] = [:]
    for name in names {
      guard let candidate = Self.candidate(name, in: path) else {
        if case .folder = FileSystem.kind(of: FileSystem.join(path, name)) { continue }
        unreadFiles.append(name)
        continue
      }
      if let table = candidate.table, candidate.isWhole, let other = taken.updateValue(name, forKey: table) {
        taken[table] = other
        faults.append(DataFault(.twoFiles(for: table, other: other), file: name))
        continue
      }
      candidates.append(candidate)
    }
  }

  /// One workbook.
  init(workbook path: String) {
    name = FileSystem.lastComponent(of: path)
    isOneFile = true
    let table = TableFileName.table(ofPart: Self.parts(of: name).stem)
    candidates = [Candidate(name: name, path: path, table: table, isWhole: false, isWorkbook: true)]
  }

  private static func candidate(_ name: String, in folder: String) -> Candidate? {
    let (stem, ending) = parts(of: name)
    // The file that the spreadsheet program keeps beside an open workbook.
    if name.hasPrefix("~$") { return nil }
    let path = FileSystem.join(folder, name)
    let whole = TableFileName.table(named: stem)
    let table = whole ?? TableFileName.table(ofPart: stem)
    if ending == "xlsx" || (table != nil && workbookEndings.contains(ending)) {
      guard case .file = FileSystem.kind(of: path) else { return nil }
      return Candidate(name: name, path: path, table: table, isWhole: whole != nil, isWorkbook: true)
    }
    guard let table, textEndings.contains(ending), whole != nil || ending != "txt" else { return nil }
    return Candidate(name: name, path: path, table: table, isWhole: whole != nil, isWorkbook: false)
  }

  /// The fault that a required table is nowhere.
  func missing(_ table: Instance.Table, sheets: [String]) -> DataFault {
    let near = (unreadFiles + sheets).first { name in
      let stem = Self.parts(of: name).stem
      return TableFileName.table(named: stem) == table || TableFileName.nearest(to: stem) == table
    }
    return DataFault(.missingTable(table, names: TableFileName.names(of: table), near: near), file: name)
  }

  /// A file's name without its ending, and the ending in small letters.
  static func parts(of name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
  }
}
