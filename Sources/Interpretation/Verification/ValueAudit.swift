import Relocation

/// Holds the claimed objective and values against the re-count.
enum ValueAudit {
  static func findings(_ reading: PlanReading, claims: PlanClaims, values: [Int?]) -> [VerificationFinding] {
    let objectives = reading.planningCase.scenario.objectives
    guard claims.levels.count == objectives.count else {
      return [
        finding(
          zh: "方案有 \(claims.levels.count) 级目标，方案设定有 \(objectives.count) 级。",
          en: "The plan claims \(claims.levels.count) objective levels; the scenario has \(objectives.count).")
      ]
    }
    var findings: [VerificationFinding] = []
    for (index, level) in objectives.enumerated() {
      findings += objectiveFindings(level, claims.levels[index], number: index + 1)
      if values[index] != claims.levels[index].value {
        findings.append(
          finding(
            zh: "第 \(index + 1) 级的值应为 \(text(values[index]))，方案称 \(claims.levels[index].value)。",
            en:
              "Level \(index + 1) has the value \(text(values[index])); the plan claims \(claims.levels[index].value).")
        )
      }
    }
    return findings + criterionFindings(reading, claims)
  }

  private static func objectiveFindings(
    _ level: ObjectiveLevel, _ claim: PlanClaims.Level, number: Int
  ) -> [VerificationFinding] {
    let stated = level.terms.map { "\($0.weight) × \($0.criterion)" }
    let claimed = claim.terms.map { "\($0.weight) × \($0.criterion)" }
    if stated == claimed, level.tolerance == claim.tolerance { return [] }
    return [
      finding(
        zh: "第 \(number) 级的目标与方案设定不符：设定为 \(stated.joined(separator: " + "))，方案称 \(claimed.joined(separator: " + "))。",
        en: "Level \(number) is not the scenario's: that has \(stated.joined(separator: " + ")), the plan claims "
          + "\(claimed.joined(separator: " + ")).")
    ]
  }

  private static func criterionFindings(_ reading: PlanReading, _ claims: PlanClaims) -> [VerificationFinding] {
    var claimed = claims.levels.flatMap(\.terms).map { ($0.criterion, $0.value) }
    claimed += claims.criteria.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var told: Set<String> = []
    var findings: [VerificationFinding] = []
    for (key, value) in claimed {
      let counted = Criterion(key: key).flatMap { try? reading.value(of: $0) }
      if counted != value, told.insert("\(key)=\(value)").inserted {
        findings.append(
          finding(
            zh: "准则 \(key) 应为 \(text(counted))，方案称 \(value)。",
            en: "Criterion \(key) has the value \(text(counted)); the plan claims \(value)."))
      }
    }
    return findings
  }

  private static func text(_ value: Int?) -> String { value.map(String.init) ?? "?" }

  private static func finding(zh: String, en: String) -> VerificationFinding {
    VerificationFinding(kind: .wrongValue, sentence: Bilingual(zh: zh, en: en))
  }
}
