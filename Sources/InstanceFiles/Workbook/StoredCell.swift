/// One cell as its XML is read.
struct StoredCell {
  /// The values of a cell's attribute `t`.
  enum Kind: String {
    case shared = "s"
    case number = "n"
    case boolean = "b"
    case date = "d"
    case error = "e"
    case formulaText = "str"
    case inline = "inlineStr"
  }

  var kind = Kind.number
  var style = 0
  var hasFormula = false
  var text: [UInt8] = []

  mutating func reset() {
    kind = .number
    style = 0
    hasFormula = false
    text.removeAll(keepingCapacity: true)
  }

  /// The text itself where it is a short whole number, which nearly all numbers are.
  var plainDigits: [UInt8]? {
    let isLong = text.count > 15
    let hasZero = text.count > 1 && text.first == 0x30
    return isLong || hasZero || !text.allSatisfy { (0x30...0x39).contains($0) } ? nil : text
  }

  /// A date that is stored as text, without a midnight that nobody typed.
  var isoDate: [UInt8] {
    guard let mark = text.firstIndex(of: 0x54) else { return text }
    let time = text[(mark + 1)...]
    return time.allSatisfy { [0x30, 0x3A, 0x2E, 0x5A].contains($0) } ? Array(text[..<mark]) : text
  }
}
