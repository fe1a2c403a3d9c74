/// How much of an identity number is shown; the rest is stars.
public struct IdentityMask: Hashable, Sendable {
  /// Characters shown at the start.
  public var leading: Int
  /// Characters shown at the end.
  public var trailing: Int

  /// Makes a mask.
  public init(leading: Int, trailing: Int) {
    self.leading = max(0, leading)
    self.trailing = max(0, trailing)
  }

  /// Place and last four shown, the date of birth hidden: `451027********1234`.
  public static let usual = IdentityMask(leading: 6, trailing: 4)

  /// Reads `6-4`: six characters shown at the start and four at the end; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let leading = Self.count(parts[0]), let trailing = Self.count(parts[1]) else { return nil }
    self.init(leading: leading, trailing: trailing)
  }

  private static func count(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text)
  }

  /// The number with its middle hidden; one so short that nothing would be hidden is all stars.
  public func masked(_ number: String) -> String {
    let hidden = number.count - leading - trailing
    guard hidden > 0 else { return String(repeating: "*", count: number.count) }
    return number.prefix(leading) + String(repeating: "*", count: hidden) + number.suffix(trailing)
  }
}
