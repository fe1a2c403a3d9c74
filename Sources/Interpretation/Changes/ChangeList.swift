public import Relocation

/// What differs from the earlier plan that a plan was made from, household by household, each with its reason.
///
///     let changes = ChangeList(of: reading, earlier: register)   // reading's case has the earlier plan
///     for change in changes.entries { print(change.household, change.from, change.to, change.sentence[language]) }
///
/// Households that are new or gone are listed, and those at the same site that changed themselves. The criterion `moved`
/// counts ``moved`` of them.
public struct ChangeList: Hashable, Sendable {
  /// By household id.
  public let entries: [PlanChange]
  /// Households that the earlier plan places and this one does not place there: what the criterion `moved` counts.
  public let moved: Int
  /// Households of both plans at the same site, or left out in both.
  public let unchanged: Int

  /// Compares a plan with the earlier one of its case; empty where the case has none.
  ///
  /// - Parameter earlier: the earlier plan's households, those it left out too; without it households that were left
  ///   out then and ones that are new cannot be told apart, and count as new.
  public init(of reading: PlanReading, earlier register: [HouseholdID: EarlierHousehold] = [:]) {
    guard let earlier = reading.planningCase.earlier else {
      (entries, moved, unchanged) = ([], 0, 0)
      return
    }
    let judge = ChangeJudge(reading, earlier)
    let households = reading.planningCase.instance.households
    var entries: [PlanChange] = []
    var (moved, unchanged) = (0, 0)
    for (position, household) in households.enumerated() {
      let before = earlier[household.id]?.site
      let now = reading.assignments[position]?.site
      let remark = register[household.id].flatMap { Self.remark(household, $0) }
      if before == now, before != nil || register.isEmpty || register[household.id] != nil {
        unchanged += 1
        guard let remark else { continue }
        entries.append(
          PlanChange(household: household.id, from: before, to: now, reason: nil, remark: remark, sentence: remark))
        continue
      }
      if before != nil { moved += 1 }
      let isKnown = before != nil || register[household.id] != nil
      let reason = !isKnown ? ChangeReason.new : before == nil ? .placedNow : judge.reason(position)
      entries.append(
        PlanChange(
          household: household.id, from: before, to: now, reason: reason, remark: remark,
          sentence: judge.sentence(reason, position, remark)))
    }
    let known = Set(households.map(\.id))
    for id in Set(register.keys).union(earlier.assignments.keys).subtracting(known).sorted() {
      let title = ChangeReason.gone.title
      entries.append(
        PlanChange(
          household: id, from: earlier[id]?.site, to: nil, reason: .gone, remark: nil,
          sentence: Bilingual(zh: title.zh + "。", en: title.en.prefix(1).uppercased() + title.en.dropFirst() + ".")))
    }
    self.entries = entries.sorted { $0.household < $1.household }
    self.moved = moved
    self.unchanged = unchanged
  }

  /// How many entries have each reason, in the order of the reasons; those with none are left out.
  public var counts: [(reason: ChangeReason, households: Int)] {
    ChangeReason.allCases.compactMap { reason in
      let count = entries.count { $0.reason == reason }
      return count > 0 ? (reason, count) : nil
    }
  }

  private static func remark(_ household: Household, _ before: EarlierHousehold) -> Bilingual? {
    var parts: [Bilingual] = []
    if household.people != before.people {
      parts.append(
        Bilingual(
          zh: "人口由 \(before.people) 变为 \(household.people)", en: "\(household.people) people, \(before.people) before"))
    }
    if household.settlement != before.settlement {
      parts.append(
        Bilingual(
          zh: "由自然屯 \(before.settlement) 改为 \(household.settlement)",
          en: "of settlement \(household.settlement), \(before.settlement) before"))
    }
    guard !parts.isEmpty else { return nil }
    return Bilingual(zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
  }
}
