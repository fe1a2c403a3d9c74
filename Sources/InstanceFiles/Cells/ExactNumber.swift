/// A decimal number exactly as a cell says it.
struct ExactNumber: Hashable, Sendable {
  /// Nothing larger is a quantity of this field; it also keeps every later product within 64 bits.
  static let largest = 1_000_000_000

  var isNegative: Bool
  /// The part before the point; `nil` where it is larger than ``largest``.
  var whole: Int?
  /// The digits after the point, without zeros at the end.
  var fraction: [UInt8]

  var isWhole: Bool { fraction.isEmpty }
  var isZero: Bool { whole == 0 && fraction.isEmpty }

  /// Reads the ASCII or full-width digits of a cell; commas between thousands are allowed. `nil` where it is no number.
  init?(_ bytes: some Collection<UInt8>) {
    var text: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let narrow = scalar.value == 0x2212 ? "-" : TextFolding.halfWidth(scalar)
      guard narrow.isASCII, narrow != " " else { return nil }
      text.append(UInt8(truncatingIfNeeded: narrow.value))
    }
    self.init(ascii: text)
  }

  private init?(ascii text: [UInt8]) {
    var rest = text[...]
    isNegative = rest.first == 0x2D
    if isNegative || rest.first == 0x2B { rest.removeFirst() }
    let parts = rest.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let before = parts.first, let digits = Self.withoutThousands(before) else { return nil }
    let after = parts.count > 1 ? parts[1] : []
    guard after.allSatisfy(Self.isDigit), !(digits.isEmpty && after.isEmpty) else { return nil }
    whole = digits.reduce(Int?(0)) { sum, digit in
      guard let sum, sum <= Self.largest else { return nil }
      return sum * 10 + Int(digit - 0x30)
    }
    if let value = whole, value > Self.largest { whole = nil }
    fraction = after.map { $0 - 0x30 }
    while fraction.last == 0 { fraction.removeLast() }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The digits without their commas; `nil` where the commas do not stand between groups of three.
  private static func withoutThousands(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let groups = text.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
    if groups.count > 1 {
      guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return groups.flatMap { $0 }
  }

  /// The number times ten to this power, rounded half away from zero (half up, where it is not negative).
  ///
  /// `nil` where it is too large.
  func scaled(places: Int) -> Int? {
    guard var value = whole else { return nil }
    for place in 0..<places { value = value * 10 + (place < fraction.count ? Int(fraction[place]) : 0) }
    if places < fraction.count, fraction[places] >= 5 { value += 1 }
    return isNegative ? -value : value
  }

  /// The nearest double; the number's own decimal digits decide it.
  var double: Double? {
    guard let whole else { return nil }
    let digits = String(decoding: fraction.map { $0 + 0x30 }, as: UTF8.self)
    return Double("\(isNegative ? "-" : "")\(whole).\(digits.isEmpty ? "0" : digits)")
  }

  /// Whether the text is a long number that a spreadsheet wrote in powers of ten: `4.51E+17`.
  static func looksDamaged(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 | 0x20 == 0x65 || $0 >= 0x80 }) else { return false }
    let parts = TextFolding.halfWidth(text).lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, let mantissa = parts.first, let exponent = parts.last, let lead = mantissa.utf8.first,
      isDigit(lead), exponent.hasPrefix("+"), exponent.count >= 2
    else { return false }
    return exponent.dropFirst().utf8.allSatisfy(isDigit)
      && mantissa.utf8.allSatisfy { isDigit($0) || $0 == 0x2E }
  }
}
