import LinearModel
import Testing

@Suite struct MatrixFormTests {
  @Test("Terms are merged, zeros dropped and rows ascending within columns")
  func merging() throws {
    var model = LinearModel(named: "merge")
    let x = model.addVariable("x", lower: 0)
    let y = model.addVariable("y", kind: .integer, lower: 1, upper: 4)
    let z = model.addBinary("z")
    model.add(x + y + x - y + 3 <= 9)
    model.add(0 * x + z == 1, named: "only z")
    model.add((y + 2 * z + y).between(-1, 2))
    model.maximize(x + 2 * y + x - 5)
    let form = try model.matrixForm()
    #expect(form.name == "merge")
    #expect(form.direction == .maximize)
    #expect(form.objectiveConstant == -5)
    #expect(form.costs == [2, 2, 0])
    #expect(form.columnLowerBounds == [0, 1, 0])
    #expect(form.columnUpperBounds == [.infinity, 4, 1])
    #expect(form.columnIsInteger == [false, true, true])
    #expect(form.rowLowerBounds == [-.infinity, 1, -1])
    #expect(form.rowUpperBounds == [6, 1, 2])
    #expect(form.columnNames == ["x", "y", "z"])
    #expect(form.rowNames == [nil, "only z", nil])
    #expect(form.matrix.rowCount == 3)
    #expect(form.matrix.columnCount == 3)
    #expect(form.matrix.columnStarts == [0, 1, 2, 4])
    #expect(form.matrix.rowIndices == [0, 2, 1, 2])
    #expect(form.matrix.values == [2, 2, 1, 2])
    #expect(form.matrix.entryCount == 4)
  }

  @Test("A column whose terms cancel in one row is merged rightly in the next")
  func cancelling() throws {
    var model = LinearModel()
    let x = model.addVariable()
    let y = model.addVariable()
    model.add(y + x - y <= 1)
    let id = model.add(3 * y + 2 * x + y <= 1)
    #expect(model.constraint(id).terms == [LinearTerm(4, y), LinearTerm(2, x)])
  }

  @Test("The matrix of random models is the sum of its terms, entry by entry")
  func randomMatrices() throws {
    var state: UInt64 = 42
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for _ in 0..<50 {
      var model = LinearModel()
      let variables = (0..<6).map { _ in model.addVariable() }
      var dense = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
      for row in 0..<5 {
        var expression = LinearExpression()
        for _ in 0..<next(15) {
          let (column, coefficient) = (next(6), Double(next(5)) - 2)
          expression.add(coefficient, variables[column])
          dense[row][column] += coefficient
        }
        model.add(expression <= 1)
      }
      let matrix = try model.matrixForm().matrix
      var found = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
      for column in 0..<6 {
        let entries = matrix.columnStarts[column]..<matrix.columnStarts[column + 1]
        #expect(entries.dropFirst().allSatisfy { matrix.rowIndices[$0 - 1] < matrix.rowIndices[$0] })
        for entry in entries {
          #expect(matrix.values[entry] != 0)
          found[Int(matrix.rowIndices[entry])][column] = matrix.values[entry]
        }
      }
      #expect(found == dense)
    }
  }

  @Test("A model of 50,000 columns and 5,000 rows has every coefficient it was given")
  func large() throws {
    var model = LinearModel()
    let parties = (0..<5_000).map { _ in (0..<10).map { _ in model.addBinary() } }
    for placements in parties { model.add(sum(placements) <= 1) }
    var cost = LinearExpression()
    for (party, placements) in parties.enumerated() {
      for (site, placement) in placements.enumerated() { cost += Double(party + site) * placement }
    }
    model.minimize(cost)
    let form = try model.matrixForm()
    #expect(form.matrix.entryCount == 50_000)
    #expect(form.matrix.rowCount == 5_000)
    #expect(form.costs.reduce(0, +) == Double(10 * (4_999 * 5_000 / 2) + 5_000 * 45))
  }

  @Test("Every number that cannot be is told at once, with its names", arguments: [Double.nan, .infinity, -.infinity])
  func faults(number: Double) {
    var model = LinearModel()
    let x = model.addVariable("x", lower: number)
    let y = model.addVariable("y", lower: 3, upper: 2)
    let z = model.addVariable("z", kind: .integer, upper: 2.5)
    model.add(number * x + y <= 1, named: "a")
    model.add(x + z >= number, named: "b")
    model.add((x + y).between(2, 1))
    model.minimize(number * z + number)
    #expect {
      try model.matrixForm()
    } throws: { error in
      (error as? LinearModelError)?.faults == [
        .coefficientNotFinite(constraint: "a", variable: "x"), .sideNotFinite(constraint: "b"),
        .sidesCrossed(constraint: "c2"), .boundNotFinite(variable: "x"), .boundsCrossed(variable: "y"),
        .boundNotWhole(variable: "z"), .costNotFinite(variable: "z"), .objectiveConstantNotFinite,
      ]
    }
  }

  @Test("A faulty model's error reads as sentences that name the place")
  func faultSentences() {
    var model = LinearModel()
    let x = model.addVariable("x", lower: 1, upper: 0)
    model.add(.nan * x <= 1, named: "row")
    #expect {
      try model.matrixForm()
    } throws: { error in
      "\(error)"
        == "constraint row: the coefficient of x is not a finite number\n"
        + "variable x: the lower bound lies above the upper"
    }
  }
}
