import CXLSXWriter

/// Where a cell of a table stands on a sheet.
struct CellPlace {
  /// From here on a spreadsheet shows a number that is not the one written.
  private static let mostExact = 1_000_000_000_000_000

  let row: Int
  let column: Int
  /// The first row of the table's data.
  let firstRow: Int

  /// How a cell looks.
  static func kind(of cell: Cell) -> WorkbookStyles.Kind {
    switch cell {
    case .empty, .text: .text
    case .remark: .remark
    case .integer, .columnSum, .rowSum: .whole
    case .tenths: .tenths
    case .hundredths: .hundredths
    case .share: .share
    }
  }

  /// Writes a cell; sums and shares as formulas with our own value as their last result.
  func write(
    _ cell: Cell, to worksheet: SheetWriter.Worksheet, _ format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    let (row, column) = (lxw_row_t(row), lxw_col_t(column))
    guard let number = number(cell) else {
      let text = WorkbookText.safe(cell.text)
      return text.isEmpty
        ? worksheet_write_blank(worksheet, row, column, format)
        : worksheet_write_string(worksheet, row, column, text, format)
    }
    if let formula = formula(cell) {
      return worksheet_write_formula_num(worksheet, row, column, formula, format, number)
    }
    return worksheet_write_number(worksheet, row, column, number, format)
  }

  /// The number to write; `nil` for text, and for what no spreadsheet could hold exactly.
  private func number(_ cell: Cell) -> Double? {
    switch cell {
    case .empty, .text, .remark: nil
    case .integer(let value), .columnSum(let value), .rowSum(let value, _): exact(value, over: 1)
    case .tenths(let value): exact(value, over: 10)
    case .hundredths(let value): exact(value, over: 100)
    case .share(let part, let whole, _, _): whole == 0 ? nil : Double(part) / Double(whole)
    }
  }

  private func exact(_ value: Int, over scale: Double) -> Double? {
    value.magnitude < Self.mostExact ? Double(value) / scale : nil
  }

  /// The formula of a sum or share; `nil` for a plain number.
  private func formula(_ cell: Cell) -> String? {
    switch cell {
    case .columnSum where row > firstRow:
      return "=SUM(\(Self.name(firstRow, column)):\(Self.name(row - 1, column)))"
    case .rowSum(_, let columns):
      return "=SUM(\(Self.name(row, columns.lowerBound)):\(Self.name(row, columns.upperBound)))"
    case .share(_, _, let part, let whole): return "=\(Self.name(row, part))/\(Self.name(row, whole))"
    default: return nil
    }
  }

  /// `A1` for row 0, column 0.
  static func name(_ row: Int, _ column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(Unicode.Scalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return "\(letters)\(row + 1)"
  }
}
