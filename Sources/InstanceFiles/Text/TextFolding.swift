/// Texts brought to a form in which what people take for the same is the same.
enum TextFolding {
  /// Full-width letters, digits and signs as their half-width ones; the ideographic space as a space.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0x00A0: " "
    default: scalar
    }
  }

  static func halfWidth(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map(halfWidth)))
  }

  /// The text without white space and invisible marks at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// How wide a text is in characters of a column's width; a Chinese one takes two.
  static func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }

  /// A heading or an enumeration's value for comparison: half-width, small letters, without spaces, lines and hyphens.
  static func comparable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars where !isBlank(scalar) {
      switch scalar.value {
      case 0x33A1: result += "m2"  // ㎡
      case 0x339E: result += "km"  // ㎞
      case 0x00B2: result += "2"  // ²
      default:
        let narrow = halfWidth(scalar)
        if narrow == "_" || narrow == "-" { continue }
        result.unicodeScalars.append(narrow)
      }
    }
    return result.lowercased()
  }

  /// Remarks in parentheses that change nothing: the unit that the column has anyway, and notes of forms. A remark that is
  /// not among them (万元, 电话) makes it another column.
  private static let idleRemarks: Set<String> = [
    "人", "户", "个", "名", "位", "套", "元", "公里", "千米", "km", "平方米", "m2", "度", "°", "必填", "选填", "可选", "可不填", "required",
    "optional", "是/否",
  ]

  /// A heading without the marks that forms put around it: `*户编号`, `家庭人口（人）：`.
  static func withoutMarks(_ comparable: String) -> String {
    var text = Substring(comparable)
    func dropEnd() { while let last = text.last, "*:★".contains(last) { text.removeLast() } }
    while let first = text.first, "*★".contains(first) { text.removeFirst() }
    dropEnd()
    if text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex {
      let remark = text[text.index(after: open)...].dropLast()
      if idleRemarks.contains(String(remark)) { text = text[..<open] }
    }
    dropEnd()
    return String(text)
  }
}
