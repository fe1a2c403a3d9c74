import Testing

@testable import GLPKSolver

@Suite struct FaultTrapTests {
  @Test("A call that makes GLPK abort becomes an error with GLPK's words, and the problem is lost, not the process")
  func fault() throws {
    try withGLPKProblem(named: "faulty") { problem in
      try problem.addRows([.init(upper: 1)])
      #expect {
        try problem.addUncheckedRows([])
      } throws: { error in
        guard case GLPKError.aborted(let text) = error else { return false }
        return text.contains("glp_add_rows: nrs = 0; invalid number of rows")
      }
      #expect(throws: GLPKError.problemLost) { try problem.addRows([.init(upper: 1)]) }
      #expect(throws: GLPKError.problemLost) { try problem.solveLP() }
      #expect(throws: GLPKError.problemLost) { try problem.solveMIP() }
      #expect(throws: GLPKError.problemLost) { try problem.columnNames() }
      #expect(problem.rowCount == 0)
    }
  }

  @Test("After each of 500 aborts the next problem is solved as if nothing had been")
  func manyFaults() throws {
    for cycle in 0..<500 {
      let isCaught = try withGLPKProblem(named: "faulty") { problem in
        do {
          try problem.addUncheckedRows([])
          return false
        } catch GLPKError.aborted {
          return true
        }
      }
      #expect(isCaught)
      let solution = try withGLPKProblem(named: "sound") { problem in
        try problem.addRows([.init(lower: Double(cycle))])
        try problem.addColumns([.init(cost: 1, rows: [0], values: [1])])
        return try problem.solveMIP()
      }
      #expect(solution == .optimal(values: [Double(cycle)], objective: Double(cycle), bound: Double(cycle)))
    }
  }

  @Test("An error of the caller's own passes through unchanged")
  func ownError() {
    struct Own: Error {}
    #expect(throws: Own.self) { try withGLPKProblem(named: "own") { _ in throw Own() } }
  }
}
