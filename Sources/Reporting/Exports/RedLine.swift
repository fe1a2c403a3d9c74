import Relocation

/// The national red line for the housing of registered-poor households, 25 m² for each person, on sheets for people.
enum RedLine {
  static let remark = Bilingual(zh: "超过人均 25 ㎡", en: "above 25 m² per person")

  /// Whether a household of the poverty register has more than the red line allows; exactly, before any rounding.
  static func isCrossed(by household: Household, in dwelling: Dwelling?) -> Bool {
    guard household.category == .registeredPoor, let area = dwelling?.areaHundredths else { return false }
    let (allowed, overflow) = max(1, household.people)
      .multipliedReportingOverflow(by: InstanceOddities.redLineHundredths)
    return !overflow && area > allowed
  }

  /// Hundredths of a square metre for each person, rounded half up; a household of no people has the whole of it.
  static func areaPerPerson(_ hundredths: Int, _ people: Int) -> Int {
    let people = max(1, people)
    let (quotient, remainder) = hundredths.quotientAndRemainder(dividingBy: people)
    return remainder * 2 >= people ? quotient + 1 : quotient
  }
}
