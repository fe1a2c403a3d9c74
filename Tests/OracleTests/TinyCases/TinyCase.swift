import Relocation

/// A made-up case with the least values that trying its plans found.
struct TinyCase: Sendable {
  /// The seed it was drawn from.
  var number: Int
  var planningCase: PlanningCase
  var oracle: BruteForce.Answer

  /// The cases that the tests of this target share: three to seven households, two or three sites.
  static let all: [TinyCase] = (1...500).map { number in
    var maker = TinyCaseMaker(seed: UInt64(number))
    let planningCase = maker.make()
    return TinyCase(number: number, planningCase: planningCase, oracle: BruteForce(planningCase).answer())
  }
}
