/// With `place_everyone`, a plan that leaves someone out is no plan.
struct PlaceEveryoneCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    guard reading.rules.placeEveryone else { return [] }
    let left = reading.unplaced.map { reading.instance.households[$0] }
    guard !left.isEmpty else { return [] }
    let people = ExactSum.of(left.map(\.people)).value
    return [
      RuleViolation(
        rule: .placeEveryone, households: left.map(\.id), settlements: Set(left.map(\.settlement)).sorted(),
        amount: left.count, unit: .households,
        sentence: Bilingual(
          zh: "须全部安置，方案却有 \(left.count) 户 \(people) 人没有安置：\(left.listed("、") { $0.id.rawValue })。",
          en: "Everyone must be placed, but the plan leaves out \(English.count(left.count, "household")) with "
            + "\(English.people(people)): \(left.listed(", ") { $0.id.rawValue })."))
    ]
  }
}
