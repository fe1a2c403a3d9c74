internal import Synchronization

/// Calls `body` with every number of `0..<count`, on this thread and on others beside it, and returns when all calls have.
///
/// Where the system gives no other threads, memory being short, this one does all of it: libdispatch would wait for them without
/// end. Which thread makes a call, and in what order calls are made, is not said.
///
/// - Parameter threads: how many are at work at most, with this one.
public func sideBySide(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
  let next = Counter()
  withoutActuallyEscaping(body) { body in
    let work: @Sendable () -> Void = {
      while let index = next.take(below: count) { body(index) }
    }
    var others: [OtherThread] = []
    for _ in 0..<max(0, min(threads, count) - 1) {
      guard let other = try? OtherThread(stackBytes: stackBytes, work) else { break }
      others.append(other)
    }
    work()
    for other in others { other.join() }
  }
}

/// Hands out whole numbers from 0.
private final class Counter: Sendable {
  private let next = Atomic(0)

  func take(below count: Int) -> Int? {
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }
}
