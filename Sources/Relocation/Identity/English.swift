/// English wording of counts and lists, for sentences.
enum English {
  /// `1 household`, `2 households`; the plural may be given where it is not the singular and an s.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// `1 person`, `2 people`.
  static func people(_ number: Int) -> String { count(number, "person", "people") }
}

extension Collection {
  /// The elements' texts with a separator; longer lists end with how many more there are.
  func listed(_ separator: String, atMost most: Int = 8, _ text: (Element) -> String) -> String {
    let shown = prefix(most).map(text).joined(separator: separator)
    return count > most ? "\(shown) … (+\(count - most))" : shown
  }
}
