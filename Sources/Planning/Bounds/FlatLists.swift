/// Lists of differing lengths, one after the other in one array: whoever goes through one of them copies nothing.
struct FlatLists<Element: Sendable>: Sendable {
  /// By list, and one more: where it begins.
  private let starts: [Int]
  /// The elements of all lists.
  let elements: [Element]

  init(_ lists: [[Element]]) {
    var starts = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append(starts[starts.count - 1] + list.count) }
    self.starts = starts
    elements = Array(lists.joined())
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// Where a list's elements stand among ``elements``.
  @inline(__always)
  func range(_ list: Int) -> Range<Int> { starts[list]..<starts[list + 1] }
}
