/// Pieces of MathProg data.
enum MathProgText {
  /// Stands for a table's empty cell: the model's default holds.
  static let empty = "."
  private static let entriesPerLine = 12

  /// A whole data file.
  static func file(_ sections: [[String]]) -> String {
    let body = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    return "data;\n\n\(body)\n\nend;\n"
  }

  /// A number, or the model's default.
  static func cell(_ number: Int?) -> String { number.map { String($0) } ?? empty }

  /// 1, or the model's default 0.
  static func flag(_ isSet: Bool) -> String { isSet ? "1" : empty }

  /// Several parameters over one set, one row for each member; where `set` is given, that set's members are declared too,
  /// else nothing is written without rows.
  static func table(set: String? = nil, columns: [String], rows: [Row]) -> [String] {
    if set == nil, rows.isEmpty { return [] }
    let opening = (["param :"] + (set.map { ["\($0) :"] } ?? []) + columns + [":="]).joined(separator: " ")
    return lines(opening: opening, rows: rows)
  }

  /// One parameter over pairs: a column for each second member.
  static func matrix(_ parameter: String, columns: [String], rows: [Row]) -> [String] {
    guard !columns.isEmpty, !rows.isEmpty else { return [] }
    return lines(opening: "param \(parameter) : \(columns.joined(separator: " ")) :=", rows: rows)
  }

  /// One parameter whose entries with the same leading members stand together; without entries nothing is written.
  static func slices(_ parameter: String, _ slices: [Slice]) -> [String] {
    let filled = slices.filter { !$0.entries.isEmpty }
    guard !filled.isEmpty else { return [] }
    let rows = filled.flatMap { slice in
      wrapped(slice.entries).enumerated().map { position, line in
        "  [\(slice.leading),*] \(line)" + (position == 0 ? comment(slice.comment) : "")
      }
    }
    return ["param \(parameter) :="] + rows + [";"]
  }

  /// A set's members.
  static func set(_ name: String, _ members: [String], comment text: String? = nil) -> [String] {
    guard members.count > entriesPerLine else {
      return ["set \(name) := \(members.joined(separator: " "));\(comment(text))"]
    }
    return ["set \(name) :=\(comment(text))"] + wrapped(members).map { "  " + $0 } + [";"]
  }

  /// Which level is made small, and what the earlier ones must keep. Nothing for the first: it is the model's default.
  static func level(_ level: Int, best: [Int]) -> [String] {
    precondition(level >= 1, "levels are counted from 1")
    precondition(best.count == level - 1, "each level before level \(level) needs its least value")
    guard level > 1 else { return [] }
    let values = best.enumerated().map { " \($0.offset + 1) \($0.element)" }.joined()
    return ["param level := \(level);", "param best :=\(values);"]
  }

  /// A remark to the end of the line. GLPK refuses control characters even there.
  static func comment(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    return "  # " + String(String.UnicodeScalarView(scalars))
  }

  private static func lines(opening: String, rows: [Row]) -> [String] {
    [opening] + rows.map { "  " + $0.cells.joined(separator: " ") + comment($0.comment) } + [";"]
  }

  private static func wrapped(_ entries: [String]) -> [String] {
    stride(from: 0, to: entries.count, by: entriesPerLine).map { start in
      entries[start..<min(start + entriesPerLine, entries.count)].joined(separator: " ")
    }
  }

  /// A row of a table: its member, its cells, and what the member stands for.
  struct Row {
    var cells: [String]
    var comment: String?

    init(_ cells: [String], comment: String? = nil) {
      self.cells = cells
      self.comment = comment
    }
  }

  /// Entries that share their leading members.
  struct Slice {
    var leading: String
    var entries: [String]
    var comment: String?

    init(_ leading: String, _ entries: [String], comment: String? = nil) {
      self.leading = leading
      self.entries = entries
      self.comment = comment
    }
  }
}
