/// The values of a closed list by every word for them.
struct AcceptedValueIndex: Sendable {
  let values: [AcceptedValue]
  private let keys: [String: String]

  init(_ values: [AcceptedValue]) {
    self.values = values
    var keys: [String: String] = [:]
    for value in values {
      for word in [value.key] + value.synonyms { keys[TextFolding.comparable(word)] = value.key }
    }
    self.keys = keys
  }

  /// The English key of a word in its comparable form.
  subscript(comparable: String) -> String? { keys[comparable] }

  static let categories = AcceptedValueIndex(AcceptedValue.categories)
  static let regions = AcceptedValueIndex(AcceptedValue.regions)
  static let moves = AcceptedValueIndex(AcceptedValue.moves)
  static let flags = AcceptedValueIndex(AcceptedValue.flags)
}
