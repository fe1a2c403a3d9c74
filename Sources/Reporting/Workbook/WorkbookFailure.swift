/// Why a workbook could not be written.
public enum WorkbookFailure: Error, Hashable, Sendable {
  /// A table has more rows than a sheet can have.
  case tooManyRows(Int)
  /// The temporary files could not be written, or the library refused something; its own word for it.
  case notWritten(String)
}
