import Relocation
import Testing

@Suite("Values that a level can have")
struct ObjectiveUnitTests {
  private func level(_ weights: Int...) -> ObjectiveLevel {
    ObjectiveLevel(zip([Criterion.unplaced, .wishes, .distance], weights).map { .init($0, weight: $1) })
  }

  @Test("They are multiples of what all weights are multiples of")
  func unit() {
    #expect(level(6, 9, 15).unit == 3)
    #expect(level(3).unit == 3)
    #expect(level(30, 1).unit == 1)
    #expect(level(0, 4).unit == 4)
    #expect(level(4, 0).unit == 4)
    #expect(level(0, 0).unit == 1)
  }

  @Test("The least of them from a number on is the next multiple, below zero too")
  func leastValue() {
    for number in -20...20 {
      let expected = (number...(number + 5)).first { $0 % 6 == 0 }
      #expect(level(6, 12).leastValue(from: number) == expected)
      #expect(level(1).leastValue(from: number) == number)
    }
  }

  @Test("Where the next multiple is beyond 64 bits the number stays")
  func beyond() {
    #expect(level(10).leastValue(from: .max) == .max)
    #expect(level(10).leastValue(from: .max - 7) == .max - 7)
    #expect(level(10).leastValue(from: .min) == .min + 8)
  }
}
