/// The known name that a misspelled one was likely meant to be.
enum NearestName {
  /// The nearest of the candidates, the first of equals; `nil` where none is near enough to be worth naming.
  static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(TextFolding.comparable(text).unicodeScalars.prefix(64))
    guard !wanted.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(TextFolding.comparable(candidate).unicodeScalars)
      let allowed = tolerance(wanted, scalars)
      guard allowed > 0, abs(scalars.count - wanted.count) <= allowed, scalars.count <= 64 else { continue }
      let distance = distance(wanted, scalars)
      if distance <= allowed, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How many changes still count as a slip: a third of a short name, two of a long one; in Chinese one character.
  private static func tolerance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    let shorter = min(left.count, right.count)
    if right.contains(where: { $0.value > 0x7F }) { return shorter >= 3 ? 1 : 0 }
    return shorter < 2 ? 0 : shorter < 5 ? 1 : 2
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1] + [Int](repeating: 0, count: right.count)
      for j in right.indices {
        let change = left[i] == right[j] ? 0 : 1
        row[j + 1] = min(last[j] + change, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
