/// Numbers as people read them.
public enum Figures {
  /// An integer with a comma at every third digit: `10,459`.
  public static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Tenths as a decimal number: `23.4`.
  public static func tenths(_ value: Int) -> String {
    "\(value < 0 ? "-" : "")\(grouped(Int(value.magnitude) / 10)).\(value.magnitude % 10)"
  }

  /// A share of a whole as a percentage with one decimal, rounded half up; `–` where the whole is nothing.
  public static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return tenths((part * 2000 + whole) / (2 * whole)) + " %"
  }

  /// A ratio as a percentage with as many decimals as show it is not nothing.
  public static func percent(_ ratio: Double) -> String {
    guard ratio.isFinite else { return "–" }
    let magnitude = ratio.magnitude * 100
    if magnitude == 0 { return "0 %" }
    let decimals = magnitude >= 1 ? 2 : magnitude >= 0.01 ? 4 : 6
    return decimal(ratio * 100, decimals) + " %"
  }

  /// A part of a whole as a percentage rounded up, with the decimals of ``percent(_:)``: a limit that holds as written.
  public static func percentAtMost(_ part: Int, of whole: Int) -> String {
    guard part > 0, whole > 0 else { return part == 0 ? "0 %" : "–" }
    let percentage = Double(part) / Double(whole) * 100
    let decimals = percentage >= 1 ? 2 : percentage >= 0.01 ? 4 : 6
    let scale = decimals == 2 ? 100 : decimals == 4 ? 10_000 : 1_000_000
    let product = part.magnitude.multipliedFullWidth(by: UInt(100 * scale))
    guard product.high < whole.magnitude else { return "–" }
    let (quotient, remainder) = whole.magnitude.dividingFullWidth(product)
    guard let units = Int(exactly: quotient), units < Int.max else { return "–" }
    let (rest, digits) = (units + (remainder > 0 ? 1 : 0)).quotientAndRemainder(dividingBy: scale)
    let fraction = String(digits)
    return grouped(rest) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction + " %"
  }

  /// Seconds with one decimal.
  public static func seconds(_ value: Double) -> String { decimal(value, 1) }

  /// A number with a fixed count of decimals, rounded half away from zero; the point is a point in every locale.
  public static func decimal(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * Double(scale)).rounded()
    guard scaled.isFinite, scaled < 9e18 else { return "–" }
    let units = Int(scaled)
    let sign = value < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return sign + grouped(units) }
    let fraction = String(units % scale)
    return sign + grouped(units / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  /// A bar of so many cells that shows a share; anything above nothing shows, and only a full whole is full.
  public static func bar(_ part: Int, of whole: Int, cells: Int = 20) -> String {
    guard whole > 0 else { return "" }
    var filled = min(cells, part * cells / whole)
    if part > 0, filled == 0 { filled = 1 }
    return String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
  }
}
