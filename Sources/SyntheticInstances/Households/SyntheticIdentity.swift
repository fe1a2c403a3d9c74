/// Names and identity numbers that cannot be anybody's.
enum SyntheticIdentity {
  private static let surnames = ["韦", "黄", "罗", "陆", "岑", "王", "李", "杨", "覃", "梁", "劳", "盘", "邓", "蒙"]

  /// A surname, the word for "example" and a number.
  static func name(number: Int, by random: inout SplitMix64) -> String {
    "\(surnames[random.below(surnames.count)])示例\(padded(number, 4))"
  }

  /// Eighteen digits laid out as an identity number of Lingyun (451027), with a check digit that is always wrong.
  ///
  /// Numbers up to 671,000 get different ones: day, month, sequence and the year's parity count them up.
  static func idNumber(number: Int, by random: inout SplitMix64) -> String {
    let (round, sequence) = number.quotientAndRemainder(dividingBy: 999)
    let year = 1940 + 2 * random.below(26) + round / 336 % 2
    let (month, day) = (round / 28 % 12 + 1, round % 28 + 1)
    let body = "451027\(year)\(padded(month, 2))\(padded(day, 2))\(padded(sequence + 1, 3))"
    // One to eight more than the right value, modulo ten: never the right one.
    return body + String((checkValue(body) + 1 + random.below(8)) % 10)
  }

  /// The right check value of seventeen digits by GB 11643-1999, 10 standing for the letter X.
  static func checkValue(_ body: String) -> Int {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
    return (12 - sum % 11) % 11
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
