import Testing

@testable import SyntheticInstances

@Suite("SplitMix64")
struct SplitMix64Tests {
  @Test("gives the published sequence for the seed 1234567")
  func publishedSequence() {
    var random = SplitMix64(seed: 1_234_567)
    let first = (0..<5).map { _ in random.next() }
    #expect(
      first == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("stays below its bound and reaches every number")
  func below() {
    var random = SplitMix64(seed: 1)
    #expect(Set((0..<1000).map { _ in random.below(7) }) == Set(0..<7))
  }

  @Test("shuffles without losing an element")
  func shuffle() {
    var random = SplitMix64(seed: 5)
    var numbers = Array(0..<100)
    random.shuffle(&numbers)
    #expect(numbers != Array(0..<100))
    #expect(numbers.sorted() == Array(0..<100))
  }

  @Test("never picks what has no weight")
  func pick() {
    var random = SplitMix64(seed: 9)
    #expect(Set((0..<500).map { _ in random.pick(weights: [0, 3, 0, 1]) }) == [1, 3])
  }

  @Test("divides a total by weights without losing any of it")
  func shares() {
    #expect(Apportionment.shares(of: 10, weights: [1, 1, 1]) == [4, 3, 3])
    #expect(Apportionment.shares(of: 17, weights: [5, 0, 3], minimum: 2) == [9, 2, 6])
  }
}
