public import Relocation

/// What the groups of a fairness table are held against one another by. The raw values are stable keys for files.
public enum FairnessMeasure: String, CaseIterable, Hashable, Sendable, Encodable {
  /// Share of the people that are placed; the smallest is the worst.
  case placed
  /// Share with their first wish, of the people whose household stated a wish; the smallest is the worst.
  case firstWish = "first_wish"
  /// Mean distance of the people placed; the largest is the worst.
  case distance

  /// The measure in a few words.
  public var title: Bilingual {
    switch self {
    case .placed: Bilingual(zh: "安置比例", en: "share placed")
    case .firstWish: Bilingual(zh: "第一志愿比例", en: "share with first wish")
    case .distance: Bilingual(zh: "平均距离", en: "mean distance")
    }
  }

  /// The measure as an exact fraction that is small where things are bad; `nil` where the group has nobody to measure.
  func quality(of group: FairnessGroup) -> (numerator: Int, denominator: Int)? {
    let fraction =
      switch self {
      case .placed: (group.placedPeople, group.people)
      case .firstWish: (group.firstWishPeople, group.wishingPeople)
      case .distance: (-group.personTenths, group.peopleWithKnownDistance)
      }
    return fraction.1 > 0 ? fraction : nil
  }

  /// Whether one group fares worse than another, in exact arithmetic; `false` where either has nobody to measure.
  public func isWorse(_ group: FairnessGroup, than other: FairnessGroup) -> Bool {
    guard let one = quality(of: group), let two = quality(of: other) else { return false }
    let left = one.numerator.multipliedFullWidth(by: two.denominator)
    let right = two.numerator.multipliedFullWidth(by: one.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }
}
