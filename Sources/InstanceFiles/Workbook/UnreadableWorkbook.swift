/// Why a workbook, or one part of it, is not read.
struct UnreadableWorkbook: Error, Hashable {
  var fault: FaultText

  init(_ fault: FaultText) { self.fault = fault }
}
