import Relocation

/// Lengths in drawings as text.
enum DrawingNumber {
  /// With one decimal where it is not whole; the same on every machine.
  static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : FixedPoint.tenths(tenths)
  }

  /// A part of a length, in tenths: `part / whole × length`, never beyond the length.
  static func share(_ part: Int, of whole: Int, length: Int) -> String {
    guard whole > 0, part > 0 else { return "0" }
    return text(min(1, Double(part) / Double(whole)) * Double(length))
  }
}
