extension Array {
  /// Leaves only the least elements, in no order; the order given must be total.
  ///
  /// - Parameter count: how many; all where there are fewer.
  /// - Complexity: O(n) on average (Hoare's selection).
  mutating func keepLeast(_ count: Int, by isLess: (Element, Element) -> Bool) {
    guard count < self.count else { return }
    var (low, high) = (0, self.count - 1)
    while low < high {
      let pivot = middle(low, (low + high) / 2, high, by: isLess)
      var (left, right) = (low, high)
      while left <= right {
        while isLess(self[left], pivot) { left += 1 }
        while isLess(pivot, self[right]) { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      // Up to `right` nothing is above the pivot, and from `left` on nothing below it.
      if count <= right { high = right } else if count >= left { low = left } else { break }
    }
    removeLast(self.count - count)
  }

  private func middle(_ a: Int, _ b: Int, _ c: Int, by isLess: (Element, Element) -> Bool) -> Element {
    let (least, most) = isLess(self[b], self[a]) ? (b, a) : (a, b)
    if isLess(self[c], self[least]) { return self[least] }
    return isLess(self[most], self[c]) ? self[most] : self[c]
  }
}
