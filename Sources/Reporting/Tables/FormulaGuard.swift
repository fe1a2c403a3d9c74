/// Keeps spreadsheets from computing what is only text.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a line end (or the full-width forms of the first four) gets an
/// apostrophe in front. So does one that begins with apostrophes before such a character, so that reading can take
/// exactly one away again.
enum FormulaGuard {
  private static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

  /// The text as it is written.
  static func guarded(_ text: String) -> String { needsGuard(text) ? "'" + text : text }

  /// The text as it was before it was written.
  static func unguarded(_ text: String) -> String {
    let rest = String(text.unicodeScalars.dropFirst())
    return text.unicodeScalars.first == "'" && needsGuard(rest) ? rest : text
  }

  private static func needsGuard(_ text: String) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map { starts.contains($0) } ?? false
  }
}
