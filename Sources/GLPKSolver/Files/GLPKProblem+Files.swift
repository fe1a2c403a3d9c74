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

  /// Writes the problem in free MPS format. The format has no direction: readers take it for a minimization.
  public mutating func writeMPS(path: String) throws { try transfer(TRAP_WRITE_MPS, path) }

  /// Writes the problem in CPLEX LP format.
  public mutating func writeLP(path: String) throws { try transfer(TRAP_WRITE_LP, path) }

  private mutating func transfer(_ what: trap_file, _ path: String) throws {
    var code: Int32 = 0
    try step { unsafe trap_transfer($0, what, path, &code) }
    if code != 0 { throw GLPKError.fileFailed(path: path, text: GLPKProblem.trappedText) }
  }
}
