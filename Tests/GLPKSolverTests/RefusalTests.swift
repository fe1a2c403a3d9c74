import GLPKSolver
import LinearModel
import Testing

/// Numbers and indices GLPK must never see.
@Suite struct RefusalTests {
  static let strangeNumbers = [Double.nan, .infinity, -.infinity, .signalingNaN]

  private func faults(_ work: @Sendable (inout GLPKProblem) throws -> Void) -> [GLPKDataFault] {
    do {
      try withGLPKProblem(named: "refusals") { problem in
        try problem.addRows([.init(lower: 0, upper: 9), .init(upper: 5)])
        try problem.addColumns([.init(upper: 4, cost: -1, rows: [0, 1], values: [1, 2]), .init(upper: 3)])
        try work(&problem)
      }
      return []
    } catch GLPKError.unusableData(let faults) {
      return faults
    } catch {
      Issue.record(error)
      return []
    }
  }

  @Test("Numbers that are not finite are refused with their row and column", arguments: strangeNumbers)
  func notFinite(number: Double) {
    #expect(faults { try $0.addRows([.init(upper: 1), .init(lower: number)]) } == [.rowBoundNotFinite(row: 3)])
    #expect(faults { try $0.addColumns([.init(upper: number)]) } == [.columnBoundNotFinite(column: 2)])
    #expect(faults { try $0.addColumns([.init(cost: number)]) } == [.costNotFinite(column: 2)])
    #expect(
      faults { try $0.addColumns([.init(rows: [1], values: [number])]) } == [
        .coefficientNotFinite(row: 1, column: 2)
      ])
    #expect(faults { try $0.setRowBounds(1, lower: number, upper: 2) } == [.rowBoundNotFinite(row: 1)])
    #expect(faults { try $0.setColumnBounds(1, lower: 0, upper: number) } == [.columnBoundNotFinite(column: 1)])
    #expect(faults { try $0.setCost(1, number) } == [.costNotFinite(column: 1)])
    #expect(faults { try $0.setObjectiveConstant(number) } == [.objectiveConstantNotFinite])
    #expect(
      faults { try $0.appendRow(.init(), columns: [1], values: [number]) } == [
        .coefficientNotFinite(row: 2, column: 1)
      ])
    #expect(faults { _ = try $0.solveMIP(MIPOptions(cutoff: number)) } == [.optionOutOfRange("cutoff")])
    #expect(
      faults { _ = try $0.solveLP(LPOptions(timeLimitSeconds: number)) } == [.optionOutOfRange("timeLimitSeconds")])
    #expect(
      faults { _ = try $0.solveMIP(MIPOptions(relativeGap: number)) } == [.optionOutOfRange("relativeGap")])
  }

  @Test("Every fault of a batch is told at once, and nothing of the batch is kept")
  func allAtOnce() throws {
    let batch = [
      GLPKProblem.Column(lower: 3, upper: 2, cost: .nan, rows: [0, 0], values: [1, 1]),
      GLPKProblem.Column(upper: 2.5, isInteger: true, rows: [7, -1], values: [1]),
    ]
    let expected: [GLPKDataFault] = [
      .columnBoundsCrossed(column: 2), .costNotFinite(column: 2), .duplicateEntry(row: 0, column: 2),
      .columnBoundNotWhole(column: 3), .countMismatch(what: "coefficients of column 3", expected: 2, found: 1),
      .noSuchRow(7),
    ]
    #expect(faults { try $0.addColumns(batch) } == expected)
    try withGLPKProblem(named: "kept") { problem in
      try problem.addRows([.init(upper: 1)])
      #expect(throws: GLPKError.self) { try problem.addColumns(batch) }
      #expect(problem.columnCount == 0)
      #expect(throws: GLPKError.self) { try problem.appendRow(.init(), columns: [0], values: [1]) }
      #expect(problem.rowCount == 1)
    }
  }

  @Test("Rows and columns that do not exist, or stand twice in a list, are refused")
  func indices() {
    #expect(faults { try $0.setRowBounds(2, lower: nil, upper: nil) } == [.noSuchRow(2)])
    #expect(faults { try $0.setColumnBounds(-1, lower: nil, upper: nil) } == [.noSuchColumn(-1)])
    #expect(faults { try $0.setCost(2, 1) } == [.noSuchColumn(2)])
    #expect(faults { try $0.setInteger(5, true) } == [.noSuchColumn(5)])
    #expect(faults { try $0.deleteColumns([0, 2]) } == [.noSuchColumn(2)])
    #expect(faults { try $0.deleteColumns([1, 1]) } == [.listedTwice(what: "column", number: 1)])
    #expect(faults { try $0.deleteRows([0, 0]) } == [.listedTwice(what: "row", number: 0)])
    #expect(faults { _ = try $0.rowBounds(2) } == [.noSuchRow(2)])
    #expect(
      faults { try $0.setBasisStatuses(rows: [.basic], columns: []) } == [
        .countMismatch(what: "row statuses", expected: 2, found: 1),
        .countMismatch(what: "column statuses", expected: 2, found: 0),
      ])
  }

  @Test("A column with broken bounds cannot become integer")
  func brokenBounds() {
    #expect(
      faults { problem in
        try problem.setColumnBounds(0, lower: 0.5, upper: 4)
        try problem.setInteger(0, true)
      } == [.columnBoundNotWhole(column: 0)])
  }

  @Test("A model with numbers that are not finite is refused before it is loaded")
  func model() throws {
    var model = LinearModel()
    let x = model.addVariable("x", lower: .nan)
    let y = model.addVariable("y", lower: 0)
    model.add(Double.infinity * x + y <= 3, named: "c")
    model.minimize(.nan * y)
    let broken = model
    #expect {
      try withGLPKProblem(named: "model") { try $0.load(broken) }
    } throws: { error in
      (error as? LinearModelError)?.faults == [
        .coefficientNotFinite(constraint: "c", variable: "x"), .boundNotFinite(variable: "x"),
        .costNotFinite(variable: "y"),
      ]
    }
  }

  @Test("Adding or deleting nothing changes nothing")
  func nothing() throws {
    try withGLPKProblem(named: "nothing") { problem in
      try problem.addRows([.init(upper: 2)])
      try problem.addColumns([.init(cost: -1, rows: [0], values: [1])])
      #expect(try problem.addRows([]) == 1..<1)
      #expect(try problem.addColumns([]) == 1..<1)
      try problem.deleteColumns([])
      try problem.deleteRows([])
      #expect(problem.rowCount == 1)
      #expect(problem.columnCount == 1)
      guard case .optimal(let point) = try problem.solveLP() else {
        Issue.record("not optimal")
        return
      }
      #expect(point.objective == -2)
    }
  }
}
