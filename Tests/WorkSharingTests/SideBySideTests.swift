import Synchronization
import Testing
import WorkSharing

@Suite("Work shared among threads")
struct SideBySideTests {
  private final class Calls: Sendable { let count = Atomic(0) }

  @Test("Every number is met once, whatever the threads", arguments: [0, 1, 2, 3, 17, 1_000], [-1, 0, 1, 2, 5])
  func meetsAll(count: Int, threads: Int) {
    let met = Mutex([Int]())
    sideBySide(count, threads: threads) { index in met.withLock { $0.append(index) } }
    #expect(met.withLock { $0.sorted() } == Array(0..<count))
  }

  @Test("Calls are side by side where there are threads: two that wait for each other both come to their end")
  func isSideBySide() {
    let arrived = Atomic(0)
    sideBySide(2, threads: 2) { _ in
      arrived.wrappingAdd(1, ordering: .sequentiallyConsistent)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 {}
    }
    #expect(arrived.load(ordering: .sequentiallyConsistent) == 2)
  }

  @Test("One call may share its work again")
  func isNestable() {
    let sum = Atomic(0)
    sideBySide(4, threads: 3) { first in
      sideBySide(5, threads: 3) { second in sum.wrappingAdd(10 * first + second, ordering: .relaxed) }
    }
    #expect(sum.load(ordering: .relaxed) == 10 * 6 * 5 + 10 * 4)
  }

  @Test("What is repeated ends when it says so")
  func repeats() {
    let calls = Calls()
    startRepeating(pause: 1_000) { calls.count.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue < 3 }
    while calls.count.load(ordering: .sequentiallyConsistent) < 3 {}
    #expect(calls.count.load(ordering: .sequentiallyConsistent) == 3)
  }

  @Test("A stack larger than memory is no thread, and nothing is done")
  func noThread() {
    var isDone = false
    #expect(throws: NoThread.self) { try onThreadOfItsOwn(stackBytes: 1 << 60) { isDone = true } }
    #expect(!isDone)
    #expect(throws: Never.self) { try onThreadOfItsOwn(stackBytes: 1 << 20) { isDone = true } }
    #expect(isDone)
  }
}
