internal import Relocation

/// Which files of a folder are tables of an instance.
struct InstanceFolder {
  /// The path of each table's file.
  var paths: [Instance.Table: String] = [:]
  var faults: [DataFault] = []
  var unreadFiles: [String] = []

  private static let endings: Set<String> = ["csv", "tsv", "txt"]

  /// Sorts a folder's files; required tables that are missing are faults.
  init(path: String, names: [String]) {
    var taken: [Instance.Table: String] = [:]
    for name in names {
      let (stem, ending) = Self.parts(of: name)
      guard Self.endings.contains(ending), let table = TableFileName.table(named: stem) else {
        if case .folder = FileSystem.kind(of: FileSystem.join(path, name)) { continue }
        unreadFiles.append(name)
        continue
      }
      if let other = taken[table] {
        faults.append(DataFault(.twoFiles(for: table, other: other), file: name))
        continue
      }
      taken[table] = name
      paths[table] = FileSystem.join(path, name)
    }
    noteMissing(in: path)
  }

  private mutating func noteMissing(in path: String) {
    for table in [Instance.Table.households, .sites] where paths[table] == nil {
      let near = unreadFiles.first { name in
        let stem = Self.parts(of: name).stem
        return TableFileName.table(named: stem) == table || TableFileName.nearest(to: stem) == table
      }
      let names = TableFileName.names(of: table)
      faults.append(DataFault(.missingTable(table, names: names, near: near), file: FileSystem.lastComponent(of: path)))
    }
  }

  /// A file's name without its ending, and the ending in small letters.
  static func parts(of name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
  }
}
