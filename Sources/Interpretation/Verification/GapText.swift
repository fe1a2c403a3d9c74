/// The distance between a value and its bound in words that are the same in both languages.
enum GapText {
  /// `0`, or the difference and its share of the value, rounded up so that a gap never looks like none.
  static func text(value: Int, bound: Int) -> String {
    if value == bound { return "0" }
    let difference = Double(value) - Double(bound)
    let share = difference / max(1, Double(value).magnitude) * 1_000_000
    let (exact, overflow) = value.subtractingReportingOverflow(bound)
    let amount = overflow ? String(difference) : String(exact)
    guard share.magnitude < 1e15 else { return amount }
    let millionths = Int(share.rounded(.awayFromZero))
    let figures = String(millionths.magnitude)
    let padded = String(repeating: "0", count: max(0, 5 - figures.count)) + figures
    return "\(amount) (\(millionths < 0 ? "-" : "")\(padded.dropLast(4)).\(padded.suffix(4)) %)"
  }
}
