/// How far a workbook may go before it is taken for damage or an attack rather than a register.
///
/// A register of 400,000 households inflates to a third of a gigabyte, at 5 to 20 times its packed size.
enum WorkbookLimits {
  static let fileBytes = 256 << 20
  static let inflatedBytes = 512 << 20
  /// Applies to parts over a megabyte: small ones may be long runs of nothing.
  static let inflationRatio = 100
  static let ratioFromBytes = 1 << 20
  static let parts = 10_000
  /// Of all sheets together: 400,000 households in twenty columns.
  static let cells = 8_000_000
  /// Of all parts together, each start tag one: three for a cell with its text. Without a bound, half a gigabyte of tags of four
  /// bytes keeps the parser busy for a minute.
  static let tags = 24_000_000
  /// Of all cells together; cells that share one text have it each.
  static let textBytes = 256 << 20
  /// Of one cell, where spreadsheet programs hold 32,767 characters.
  static let cellBytes = 1 << 20
  static let columns = 16_384
  static let rows = 1_048_576
  /// The longest tag that is no damage; without a bound the parser looks through it again with every piece that comes.
  static let tagBytes = 1 << 20
}
