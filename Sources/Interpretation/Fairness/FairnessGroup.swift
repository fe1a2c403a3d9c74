public import Relocation

/// One group's figures: how many there are, how many are placed, how many have their first wish, how far they go.
///
/// Shares are to be made of the counts of people: ``placedPeople`` of ``people``, ``firstWishPeople`` of
/// ``wishingPeople``.
public struct FairnessGroup: Hashable, Sendable {
  /// The group's key: a township's name, a settlement's id, a number, `yes` or `no`; `nil` where the register does not
  /// say, and where groups are merged.
  public var key: String?
  /// What people call it; for a settlement its name, where it has one.
  public var label: String?
  /// The township that a settlement lies in; `nil` in other tables.
  public var township: String?
  /// How many groups are merged in it, because some of them are too small to be named in public; 1 for a group of its own.
  public var merged = 1
  /// Households.
  public internal(set) var households = 0
  /// Their people.
  public internal(set) var people = 0
  /// Households with a site.
  public internal(set) var placedHouseholds = 0
  /// Their people.
  public internal(set) var placedPeople = 0
  /// Households that stated a wish.
  public internal(set) var wishingHouseholds = 0
  /// Their people.
  public internal(set) var wishingPeople = 0
  /// Households at their first wish.
  public internal(set) var firstWishHouseholds = 0
  /// Their people.
  public internal(set) var firstWishPeople = 0
  /// People placed whose distance is known.
  public internal(set) var peopleWithKnownDistance = 0
  /// Their tenths of a kilometre, added up.
  public internal(set) var personTenths = 0

  init(key: String?) { self.key = key }

  /// Mean over the placed people whose distance is known, in tenths of a kilometre, rounded half up; `nil` where there
  /// are none.
  public var meanDistanceTenths: Int? {
    guard peopleWithKnownDistance > 0 else { return nil }
    let (quotient, remainder) = personTenths.quotientAndRemainder(dividingBy: peopleWithKnownDistance)
    return remainder >= peopleWithKnownDistance - remainder ? quotient + 1 : quotient
  }

  /// Whether it is large enough to be named on a sheet for the public.
  public var isPublic: Bool { households >= FairnessReport.publicThreshold }

  /// The group in words.
  public func title(in dimension: FairnessDimension) -> Bilingual {
    if merged > 1 { return mergedTitle(dimension) }
    guard let key else { return Bilingual(zh: "（未填）", en: "(not stated)") }
    switch (dimension, key) {
    case (.size, _): return Bilingual(zh: "\(key) 人户", en: key == "1" ? "1 person" : "\(key) people")
    case (.hazard, _): return Bilingual(zh: "\(key) 级", en: "level \(key)")
    case (.category, "registered_poor"): return Bilingual(zh: "建档立卡", en: "registered poor")
    case (.category, "accompanying"): return Bilingual(zh: "同步搬迁", en: "moving along")
    case (.disability, "yes"): return Bilingual(zh: "有残疾人", en: "with a disability")
    case (.disability, "no"): return Bilingual(zh: "无残疾人", en: "without")
    default:
      let name = label ?? key
      return Bilingual(zh: name, en: name)
    }
  }

  private func mergedTitle(_ dimension: FairnessDimension) -> Bilingual {
    guard dimension == .settlement, let township else {
      return Bilingual(zh: "其他（\(merged) 组合并）", en: "others (\(merged) groups together)")
    }
    return Bilingual(zh: "\(township)其他（\(merged) 屯合并）", en: "\(township), others (\(merged) together)")
  }

  mutating func count(_ position: Int, _ reading: PlanReading) {
    let household = reading.planningCase.instance.households[position]
    Self.add(1, to: &households)
    Self.add(household.people, to: &people)
    if household.statedWishes {
      Self.add(1, to: &wishingHouseholds)
      Self.add(household.people, to: &wishingPeople)
    }
    guard let site = reading.sites[position] else { return }
    Self.add(1, to: &placedHouseholds)
    Self.add(household.people, to: &placedPeople)
    if household.wishRank(of: reading.planningCase.instance.sites[site].id) == 1 {
      Self.add(1, to: &firstWishHouseholds)
      Self.add(household.people, to: &firstWishPeople)
    }
    guard let tenths = reading.planningCase.distanceTenths(household: position, site: site) else { return }
    Self.add(household.people, to: &peopleWithKnownDistance)
    let (product, overflow) = household.people.multipliedReportingOverflow(by: tenths)
    Self.add(overflow ? .max : product, to: &personTenths)
  }

  /// Takes another group's figures in.
  mutating func absorb(_ other: FairnessGroup) {
    let fields: [WritableKeyPath<FairnessGroup, Int>] = [
      \.households, \.people, \.placedHouseholds, \.placedPeople, \.wishingHouseholds, \.wishingPeople,
      \.firstWishHouseholds, \.firstWishPeople, \.peopleWithKnownDistance, \.personTenths,
    ]
    for field in fields { Self.add(other[keyPath: field], to: &self[keyPath: field]) }
  }

  /// Stays at the largest integer where a sum does not fit; nothing here is negative.
  private static func add(_ term: Int, to sum: inout Int) {
    let (result, overflow) = sum.addingReportingOverflow(term)
    sum = overflow ? .max : result
  }
}

extension FairnessGroup: Encodable {
  private enum Key: String, CodingKey {
    case key, label, township, merged, households, people, placedHouseholds, placedPeople, wishingHouseholds
    case wishingPeople, firstWishHouseholds, firstWishPeople, peopleWithKnownDistance, meanDistanceTenths
    case mayBeNamedInPublic
  }

  /// The counts, and the mean distance that follows from them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(key, forKey: .key)
    try container.encodeIfPresent(label, forKey: .label)
    try container.encodeIfPresent(township, forKey: .township)
    if merged > 1 { try container.encode(merged, forKey: .merged) }
    let counts: [(Key, Int)] = [
      (.households, households), (.people, people), (.placedHouseholds, placedHouseholds),
      (.placedPeople, placedPeople), (.wishingHouseholds, wishingHouseholds), (.wishingPeople, wishingPeople),
      (.firstWishHouseholds, firstWishHouseholds), (.firstWishPeople, firstWishPeople),
      (.peopleWithKnownDistance, peopleWithKnownDistance),
    ]
    for (key, count) in counts { try container.encode(count, forKey: key) }
    try container.encodeIfPresent(meanDistanceTenths, forKey: .meanDistanceTenths)
    try container.encode(isPublic, forKey: .mayBeNamedInPublic)
  }
}
