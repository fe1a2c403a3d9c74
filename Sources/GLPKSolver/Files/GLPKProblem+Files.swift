internal import CGLPKTrap

extension GLPKProblem {
  /// Replaces the problem by the one a MathProg model states, with its data in the same file or another.
  ///
  /// The objective becomes a row too, as GLPK does it. A `solve` statement and what follows it are not run. Beware:
  /// MathProg's `printf … > "file"` writes files wherever the model says, so a model someone else wrote can
  /// overwrite yours.
  ///
  /// - Throws: `GLPKError.fileFailed` with GLPK's message, which names file and line.
  public mutating func loadMathProg(modelPath: String, dataPath: String? = nil) throws {
    var code: Int32 = 0
    try step { problem in
      guard let dataPath else { return unsafe trap_load_mathprog(problem, modelPath, nil, &code) }
      return unsafe trap_load_mathprog(problem, modelPath, dataPath, &code)
    }
    if code != 0 { throw GLPKError.fileFailed(path: modelPath, text: GLPKProblem.trappedText) }
  }

  /// Replaces the problem by one from a file in free MPS format.
  public mutating func loadMPS(path: String) throws { try transfer(TRAP_READ_MPS, path) }

  /// Replaces the problem by one from a file in CPLEX LP format.
  public mutating func loadLP(path: String) throws { try transfer(TRAP_READ_LP, path) }

  /// Writes the problem in free MPS format.
  ///
  /// Rows without any bound are left out, and an objective's constant is the cost of a column fixed at 1: GLPK's
  /// writer would take the first such row for the objective, and lose the constant.
  ///
  /// - Throws: `GLPKError.fileFailed` also for a maximization: the format has no direction, and whoever read the file
  ///   would minimize.
  public mutating func writeMPS(path: String) throws {
    if try isMaximizing() {
      throw GLPKError.fileFailed(path: path, text: "the MPS format has no maximization; minimize the negative")
    }
    try write(TRAP_WRITE_MPS, path)
  }

  /// Writes the problem in CPLEX LP format, without rows that have no bound, and with an objective's constant as the
  /// cost of a column fixed at 1.
  ///
  /// - Throws: `GLPKError.fileFailed` also where no row or no column is left: GLPK's writer leaves the objective out
  ///   then.
  public mutating func writeLP(path: String) throws { try write(TRAP_WRITE_LP, path) }

  /// Writes a copy made fit for files, so that the problem keeps its rows, columns and basis.
  private mutating func write(_ what: trap_file, _ path: String) throws {
    var copied: OpaquePointer?
    try step { unsafe trap_copy($0, &copied) }
    guard let copied = unsafe copied else { throw GLPKError.problemLost }
    var copy = unsafe GLPKProblem(adopting: copied)
    try copy.dropFreeRows()
    try copy.moveConstantToColumn()
    if what == TRAP_WRITE_LP, copy.rowCount == 0 || copy.columnCount == 0 {
      throw GLPKError.fileFailed(path: path, text: "the LP format needs a row with a bound, and a column")
    }
    try copy.transfer(what, path)
  }

  private mutating func transfer(_ what: trap_file, _ path: String) throws {
    var code: Int32 = 0
    try step { unsafe trap_transfer($0, what, path, &code) }
    if code != 0 { throw GLPKError.fileFailed(path: path, text: GLPKProblem.trappedText) }
  }

  private mutating func dropFreeRows() throws {
    var free: [Int] = []
    for row in 0..<rowCount where try rowBounds(row) == (nil, nil) { free.append(row) }
    try deleteRows(free)
  }

  private mutating func moveConstantToColumn() throws {
    let constant = try objectiveConstant()
    guard constant != 0 else { return }
    var name = "objective_constant"
    let taken = try Set(columnNames().compactMap { $0 })
    while taken.contains(name) { name += "_" }
    let column = try addColumns([Column(lower: 1, upper: 1, cost: constant)]).lowerBound
    try step { unsafe trap_set_column_name($0, Int32(column + 1), name) }
    try setObjectiveConstant(0)
  }
}
