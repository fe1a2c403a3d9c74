/// Tells double indices without clearing anything between vectors.
struct EntryStamps {
  private var lastSeen: [Int]

  init(count: Int) { lastSeen = [Int](repeating: -1, count: count) }

  /// Whether `index` comes for the first time in the vector with this number.
  mutating func isNew(_ index: Int, in vector: Int) -> Bool {
    defer { lastSeen[index] = vector }
    return lastSeen[index] != vector
  }
}
