import Foundation
import GLPKSolver
import LinearModel
import Testing

@Suite struct FileTests {
  private func inTemporaryFolder<Value>(_ work: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "glpk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder)
  }

  /// Every kind of row and column a file must carry.
  private func sample() -> LinearModel {
    var model = LinearModel(named: "sample")
    let x = model.addVariable("x", kind: .integer, lower: 0, upper: 9)
    let y = model.addVariable("屯1", lower: -2, upper: 7.25)
    let z = model.addBinary("z")
    let w = model.addVariable("w")
    model.add(x + y + 2 * z <= 11.5, named: "capacity")
    model.add((x - w).between(-3, 4), named: "window")
    model.add(x + y - 3 * z == 5, named: "balance")
    model.add(w + z >= 1, named: "floor")
    model.minimize(2 * x + 3 * y - 4 * z + w + 10)
    return model
  }

  @Test("A model with a row that binds nothing, or with no rows at all, keeps its objective in files")
  func freeRows() throws {
    for rows in 0..<3 {
      var model = LinearModel(named: "free")
      let x = model.addVariable("x", lower: 2, upper: 3)
      if rows > 0 { model.add((5 * x).between(nil, nil), named: "watched") }
      if rows > 1 { model.add(x >= 2.5, named: "c") }
      model.minimize(x)
      let stated = model
      try inTemporaryFolder { folder in
        let (mps, lp) = (folder.appending(path: "m.mps").path, folder.appending(path: "m.lp").path)
        let (fromMPS, fromLP) = try withGLPKProblem(named: "free") { problem in
          try problem.load(stated, named: true)
          try problem.writeMPS(path: mps)
          var isWritten = true
          do { try problem.writeLP(path: lp) } catch GLPKError.fileFailed { isWritten = false }
          try problem.loadMPS(path: mps)
          let first = value(try problem.solveMIP())
          guard isWritten else { return (first, Double?.none) }
          try problem.loadLP(path: lp)
          return try (first, value(problem.solveMIP()))
        }
        #expect(fromMPS == (rows > 1 ? 2.5 : 2))
        #expect(fromLP == (rows > 1 ? 2.5 : nil))
      }
    }
  }

  private func value(_ solution: MIPSolution) -> Double {
    if case .optimal(_, let objective, _) = solution { objective } else { .nan }
  }

  @Test("A model written as MPS or LP and read again has the same names, integrality and optimum")
  func roundTrip() throws {
    let model = sample()
    let direct = value(try TreeSearchTests.solve(model))
    #expect(direct.isFinite)
    try inTemporaryFolder { folder in
      let (mps, lp) = (folder.appending(path: "m.mps").path, folder.appending(path: "m.lp").path)
      try withGLPKProblem(named: "writer") { problem in
        try problem.load(model, named: true)
        try problem.writeMPS(path: mps)
        try problem.writeLP(path: lp)
        #expect(try problem.objectiveConstant() == 10)
        #expect(problem.columnCount == 4)
      }
      try withGLPKProblem(named: "reader") { problem in
        try problem.loadMPS(path: mps)
        #expect(try abs(value(problem.solveMIP()) - direct) < 1e-9)
        #expect(try problem.columnNames().prefix(4) == ["x", "_5C6F_1", "z", "w"])
        #expect(try problem.integerColumns().prefix(4) == [true, false, true, false])
        #expect(try problem.columnBounds(1) == (-2, 7.25))
        #expect(try problem.columnBounds(3) == (nil, nil))
        try problem.loadLP(path: lp)
        #expect(try abs(value(problem.solveMIP()) - direct) < 1e-9)
        #expect(try Set(problem.columnNames().compactMap { $0 }).isSuperset(of: ["x", "_5C6F_1", "z", "w"]))
      }
    }
  }

  @Test("A maximization survives the LP format, and is refused by MPS, which has no direction")
  func maximization() throws {
    var model = LinearModel(named: "most")
    let x = model.addVariable("x", lower: 0, upper: 3)
    model.add(2 * x <= 5, named: "c")
    model.maximize(4 * x)
    let stated = model
    try inTemporaryFolder { folder in
      let (mps, lp) = (folder.appending(path: "m.mps").path, folder.appending(path: "m.lp").path)
      try withGLPKProblem(named: "most") { problem in
        try problem.load(stated, named: true)
        try problem.writeLP(path: lp)
        #expect(throws: GLPKError.self) { try problem.writeMPS(path: mps) }
        try problem.loadLP(path: lp)
        #expect(try value(problem.solveMIP()) == 10)
      }
      #expect(!FileManager.default.fileExists(atPath: mps))
    }
  }

  static let mathProg = """
    set ITEMS;
    param weight {ITEMS} >= 0;
    param worth {ITEMS};
    param capacity;
    var take {ITEMS} binary;
    minimize total: 20 - sum {i in ITEMS} worth[i] * take[i];
    subject to load: sum {i in ITEMS} weight[i] * take[i] <= capacity;
    """
  static let data = """
    data;
    param capacity := 10;
    param: ITEMS: weight worth := a 6 9  b 5 6  c 5 6  d 1 1;
    end;
    """

  @Test("A MathProg model with its data, in one file or two, becomes a problem with the same optimum")
  func mathProg() throws {
    try inTemporaryFolder { folder in
      let (model, data) = (folder.appending(path: "m.mod"), folder.appending(path: "m.dat"))
      let both = folder.appending(path: "both.mod")
      try Self.mathProg.write(to: model, atomically: true, encoding: .utf8)
      try Self.data.write(to: data, atomically: true, encoding: .utf8)
      try (Self.mathProg + "\n" + Self.data).write(to: both, atomically: true, encoding: .utf8)
      try withGLPKProblem(named: "mathprog") { problem in
        try problem.loadMathProg(modelPath: model.path, dataPath: data.path)
        #expect(try problem.columnNames() == ["take[a]", "take[b]", "take[c]", "take[d]"])
        #expect(try value(problem.solveMIP()) == 8)
        try problem.loadMathProg(modelPath: both.path)
        #expect(try value(problem.solveMIP()) == 8)
        for path in [folder.path + "/m.mps", folder.path + "/m.lp"] {
          try problem.loadMathProg(modelPath: both.path)
          if path.hasSuffix("mps") {
            try problem.writeMPS(path: path)
            try problem.loadMPS(path: path)
          } else {
            try problem.writeLP(path: path)
            try problem.loadLP(path: path)
          }
          #expect(try value(problem.solveMIP()) == 8)
        }
      }
    }
  }

  @Test("A file that is missing or wrong is an error with GLPK's words and its line, and the problem lives on")
  func wrongFiles() throws {
    try inTemporaryFolder { folder in
      let wrong = folder.appending(path: "wrong.mod")
      try "var x >= 0;\nminimize cost: 2 * y;\nend;\n".write(to: wrong, atomically: true, encoding: .utf8)
      try withGLPKProblem(named: "wrong") { problem in
        let calls: [(String, (inout GLPKProblem) throws -> Void)] = [
          ("wrong.mod:2", { try $0.loadMathProg(modelPath: wrong.path) }),
          ("nowhere", { try $0.loadMathProg(modelPath: folder.path + "/nowhere") }),
          ("wrong.mod:1", { try $0.loadMPS(path: wrong.path) }),
          ("wrong.mod:1", { try $0.loadLP(path: wrong.path) }),
          ("nowhere", { try $0.loadLP(path: folder.path + "/nowhere") }),
          ("no/such", { try $0.writeMPS(path: folder.path + "/no/such/folder.mps") }),
        ]
        for (words, call) in calls {
          #expect {
            try call(&problem)
          } throws: { error in
            guard case GLPKError.fileFailed(_, let text) = error else { return false }
            return text.contains(words)
          }
        }
        try problem.addRows([.init(upper: 1)])
        #expect(problem.rowCount >= 1)
      }
    }
  }

  @Test("Names that come out the same, are too long or empty are refused where names are asked for")
  func names() throws {
    for names in [["屯", "_5C6F_"], ["a", String(repeating: "屯", count: 60)], ["a", ""]] {
      var model = LinearModel()
      for name in names { model.addVariable(name, lower: 0) }
      let stated = model
      try withGLPKProblem(named: "names") { problem in
        #expect {
          try problem.load(stated, named: true)
        } throws: { error in
          if case GLPKError.unusableName = error { true } else { false }
        }
        try problem.load(stated)
        #expect(try problem.columnNames() == [nil, nil])
      }
    }
    #expect(throws: GLPKError.self) { try withGLPKProblem(named: "a\nb") { _ in } }
  }

  @Test("An integer column that a file gives broken bounds is refused when it is solved")
  func brokenBounds() throws {
    try inTemporaryFolder { folder in
      let file = folder.appending(path: "broken.mod")
      try "var x integer, >= 0.5, <= 3.5;\nminimize cost: x;\nend;\n".write(
        to: file, atomically: true, encoding: .utf8)
      try withGLPKProblem(named: "broken") { problem in
        try problem.loadMathProg(modelPath: file.path)
        #expect(throws: GLPKError.unusableData([.columnBoundNotWhole(column: 0)])) { try problem.solveMIP() }
      }
    }
  }
}
