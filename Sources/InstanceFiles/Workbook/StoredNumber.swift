internal import Glibc

/// A number as a workbook stores it, brought to the text that a person would type.
///
/// The programs keep binary numbers and show 15 digits of them: so many are taken, and what a formula's rounding left behind
/// them is not. From 10¹⁵ on the digits are no longer all there; such a number is written in powers of ten, which an id's
/// column refuses.
struct StoredNumber {
  private let value: Double
  private let isNegative: Bool
  /// 1 to 15 digits, without zeros at the end, and the power of ten of the first one.
  private let digits: [UInt8]
  private let exponent: Int

  private static let precision = 15
  /// Below this power of ten a number is no longer written out with all its zeros.
  private static let smallest = -30

  /// Reads the stored text; `nil` where it is no finite number.
  init?(_ stored: [UInt8]) {
    guard let value = Double(String(decoding: stored, as: UTF8.self)), value.isFinite else { return nil }
    self.value = value
    var buffer = [CChar](repeating: 0, count: 40)
    let written = withVaList([abs(value)]) { vsnprintf(&buffer, buffer.count, "%.\(Self.precision - 1)e", $0) }
    let text = buffer.prefix(Int(max(written, 0))).map(UInt8.init(bitPattern:))
    guard let mark = text.firstIndex(of: 0x65), let power = Int(String(decoding: text[(mark + 1)...], as: UTF8.self))
    else { return nil }
    var digits = text[..<mark].filter { (0x30...0x39).contains($0) }
    while digits.last == 0x30 { digits.removeLast() }
    self.digits = digits
    exponent = power
    isNegative = value < 0 && !digits.isEmpty
  }

  /// As a person would type it.
  var text: [UInt8] {
    guard let first = digits.first else { return [0x30] }
    var text: [UInt8] = isNegative ? [0x2D] : []
    if exponent >= Self.precision || exponent < Self.smallest {
      text.append(first)
      if digits.count > 1 { text += [0x2E] + digits.dropFirst() }
      return text + Array("E\(exponent < 0 ? "-" : "+")\(abs(exponent))".utf8)
    }
    let whole = exponent < 0 ? [] : digits.prefix(exponent + 1)
    text += whole.isEmpty ? [0x30] : Array(whole)
    if exponent >= digits.count { text += [UInt8](repeating: 0x30, count: exponent + 1 - digits.count) }
    let fraction = digits.dropFirst(whole.count)
    guard !fraction.isEmpty else { return text }
    return text + [0x2E] + [UInt8](repeating: 0x30, count: max(0, -exponent - 1)) + fraction
  }

  /// The day, and the time where there is one, that the number stands for: `2017-09-30`, `2017-09-30 08:30`.
  ///
  /// `nil` beyond the years 1900 to 9999.
  func date(since1904: Bool) -> [UInt8]? {
    guard value >= 0, value < 2_958_466 else { return nil }
    var days = Int(value)
    var minutes = Int(((value - Double(days)) * 1440).rounded())
    if minutes == 1440 {
      days += 1
      minutes = 0
    }
    let day: String
    if !since1904, days == 60 {
      // The calendar of the first spreadsheets has a day that never was.
      day = "1900-02-29"
    } else {
      // Days since 1970-01-01.
      day = Self.day(since1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569))
    }
    guard minutes > 0 else { return Array(day.utf8) }
    return Array("\(day) \(Self.padded(minutes / 60, 2)):\(Self.padded(minutes % 60, 2))".utf8)
  }

  /// The civil date of a day counted from 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms).
  private static func day(_ number: Int) -> String {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
