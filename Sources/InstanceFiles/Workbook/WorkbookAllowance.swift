/// What is left of the limits that hold for all parts of a workbook together.
///
/// Limits for each sheet alone would not do: a thousand sheets may share one text, and a small file hold them all.
final class WorkbookAllowance {
  private var cells = WorkbookLimits.cells
  private var tags = WorkbookLimits.tags
  private var textBytes = WorkbookLimits.textBytes

  /// Takes cells; `false` where there are more than may be.
  func takeCells(_ count: Int) -> Bool {
    cells -= count
    return cells >= 0
  }

  func takeTag() -> Bool {
    tags -= 1
    return tags >= 0
  }

  /// Takes bytes of the text of cells.
  func takeText(_ count: Int) -> Bool {
    textBytes -= count
    return textBytes >= 0
  }
}
