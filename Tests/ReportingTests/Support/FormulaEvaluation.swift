import Testing

@testable import Reporting

extension WrittenWorkbook.Sheet {
  /// What a spreadsheet computes for a formula of ours: `SUM(A1:B2)` or `A1/B1`.
  func value(of formula: String) throws -> Double {
    if formula.hasPrefix("SUM(") {
      let corners = formula.dropFirst(4).dropLast().split(separator: ":").map(Self.place)
      try #require(corners.count == 2)
      var sum = 0.0
      for row in corners[0].row...corners[1].row {
        for column in corners[0].column...corners[1].column { sum += number(row, column) }
      }
      return sum
    }
    let places = formula.split(separator: "/").map(Self.place)
    try #require(places.count == 2)
    return number(places[0].row, places[0].column) / number(places[1].row, places[1].column)
  }

  private func number(_ row: Int, _ column: Int) -> Double {
    let cell = cells[CellPlace.name(row - 1, column - 1)]
    return cell.flatMap { $0.isText ? nil : Double($0.text) } ?? 0
  }

  private static func place(_ name: Substring) -> (row: Int, column: Int) {
    let letters = name.prefix { $0.isLetter }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    return (Int(name.dropFirst(letters.count)) ?? 0, column)
  }
}
