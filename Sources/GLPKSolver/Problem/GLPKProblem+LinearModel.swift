internal import CGLPK
internal import CGLPKTrap
public import LinearModel

extension GLPKProblem {
  /// Replaces the whole problem by a model, with one bulk load. Variable *j* becomes column *j* and constraint *i*
  /// row *i*; their names come along where `named`, in the ASCII form that files can carry.
  ///
  /// - Throws: `LinearModelError` for numbers a solver must not see, `GLPKError.unusableName` for names that are
  ///   empty, too long or, once in ASCII, the same for two rows or two columns.
  public mutating func load(_ model: LinearModel, named: Bool = false) throws {
    let form = try model.matrixForm()
    let rowNames = named ? try quoted(form.rowNames) : []
    let columnNames = named ? try quoted(form.columnNames) : []
    let name = form.name.isEmpty ? "" : try GLPKName.quoted(form.name)
    try step { unsafe trap_erase($0) && trap_set_name($0, name) }
    try setDirection(form.direction)
    try loadRowsAndColumns(of: form)
    try loadMatrix(form.matrix)
    try setObjectiveConstant(form.objectiveConstant)
    for (row, name) in rowNames.enumerated() {
      if let name { try step { unsafe trap_set_row_name($0, Int32(row + 1), name) } }
    }
    for (column, name) in columnNames.enumerated() {
      if let name { try step { unsafe trap_set_column_name($0, Int32(column + 1), name) } }
    }
  }

  private mutating func loadRowsAndColumns(of form: MatrixForm) throws {
    let (height, width) = (form.rowLowerBounds.count, form.costs.count)
    if height > 0 {
      try step { unsafe trap_add_rows($0, Int32(height), form.rowLowerBounds, form.rowUpperBounds) }
    }
    guard width > 0 else { return }
    let noEntries = [Int32](repeating: 0, count: width + 1)
    try step {
      unsafe trap_add_columns(
        $0, Int32(width), form.columnLowerBounds, form.columnUpperBounds, form.costs, form.columnIsInteger, noEntries,
        [0], [0])
    }
  }

  private mutating func loadMatrix(_ matrix: SparseMatrix) throws {
    var rows: [Int32] = [0]
    var columns: [Int32] = [0]
    rows.reserveCapacity(matrix.entryCount + 1)
    columns.reserveCapacity(matrix.entryCount + 1)
    for row in matrix.rowIndices { rows.append(row + 1) }
    for column in 0..<matrix.columnCount {
      let entries = matrix.columnStarts[column + 1] - matrix.columnStarts[column]
      columns.append(contentsOf: repeatElement(Int32(column + 1), count: entries))
    }
    let values = [0] + matrix.values
    try step { unsafe trap_load_matrix($0, Int32(matrix.entryCount), rows, columns, values) }
  }

  private func quoted(_ names: [String?]) throws -> [String?] {
    var taken: Set<String> = []
    return try names.map { name in
      guard let name else { return nil }
      let quoted = try GLPKName.quoted(name)
      guard taken.insert(quoted).inserted else {
        throw GLPKError.unusableName(name, reason: "another one is written \(quoted) too")
      }
      return quoted
    }
  }
}
