/// The values of a closed list by every word for them.
struct AcceptedValueIndex: Sendable {
  let values: [AcceptedValue]
  private let keys: [String: String]

  init(_ values: [AcceptedValue]) {
    self.values = values
    var keys: [String: String] = [:]
    for value in values {
      for word in [value.key] + value.synonyms {
        keys[word] = value.key
        keys[TextFolding.comparable(word)] = value.key
      }
    }
    self.keys = keys
  }

  /// The English key of a word, as it stands or in any form that people take for the same.
  subscript(word: String) -> String? { keys[word] ?? keys[TextFolding.comparable(word)] }

  static let categories = AcceptedValueIndex(AcceptedValue.categories)
  static let regions = AcceptedValueIndex(AcceptedValue.regions)
  static let moves = AcceptedValueIndex(AcceptedValue.moves)
  static let flags = AcceptedValueIndex(AcceptedValue.flags)
}
