import Formulation
import Relocation

/// Holds the claimed bounds against what the certificate proves.
struct BoundAudit {
  let claims: PlanClaims
  let verdicts: [LevelVerdict]
  let certificate: BoundCertificate?

  var findings: [VerificationFinding] {
    // Levels that do not even agree in number are told elsewhere.
    guard claims.levels.count == verdicts.count else { return [] }
    var findings: [VerificationFinding] = []
    if certificate == nil {
      findings.append(finding(zh: "证明文件无法读取。", en: "The certificate cannot be read."))
    }
    for level in verdicts.indices {
      findings += orderFindings(level)
      if certificate != nil { findings += capFindings(level) + certificationFindings(level) }
    }
    return findings
  }

  /// certified bound ≤ bound ≤ value, and a proven plan within the gap.
  private func orderFindings(_ level: Int) -> [VerificationFinding] {
    let claim = claims.levels[level]
    var findings: [VerificationFinding] = []
    if claim.bound > claim.value || claim.certifiedBound > claim.bound {
      findings.append(
        finding(
          zh: "第 \(level + 1) 级的下界自相矛盾：核实下界 \(claim.certifiedBound)，下界 \(claim.bound)，值 \(claim.value)。",
          en: "The bounds of level \(level + 1) contradict each other: certified \(claim.certifiedBound), bound "
            + "\(claim.bound), value \(claim.value)."))
    }
    // What later levels were allowed to worsen is no lack of proof; and a quotient is not exact to the last digit.
    let excess = Double(claim.value) - Double(claim.bound) - Double(claim.tolerance)
    if claims.isProven, excess > 0, excess / max(1, Double(claim.value).magnitude) > claims.gapAsked + 1e-12 {
      findings.append(
        finding(
          zh: "方案称已证明，但第 \(level + 1) 级的差距大于要求。",
          en: "The plan is called proven, but the gap of level \(level + 1) is larger than was asked for."))
    }
    return findings
  }

  /// A cap below what the plan has on an earlier level would leave better plans out of the proof.
  private func capFindings(_ level: Int) -> [VerificationFinding] {
    guard let caps = certificate?.levels.dropFirst(level).first?.caps, caps.count == level else { return [] }
    return caps.indices.compactMap { earlier in
      guard let value = verdicts[earlier].value, caps[earlier] < value else { return nil }
      return finding(
        zh: "第 \(level + 1) 级的证明把第 \(earlier + 1) 级限在 \(caps[earlier])，低于方案的 \(value)。",
        en: "The proof of level \(level + 1) caps level \(earlier + 1) at \(caps[earlier]), below the \(value) that "
          + "the plan has there.")
    }
  }

  private func certificationFindings(_ level: Int) -> [VerificationFinding] {
    let claim = claims.levels[level]
    switch verdicts[level].certification {
    case .certified(let bound, let isComplete):
      if bound >= claim.certifiedBound { return beyondValue(level, bound) }
      let cut = isComplete ? Bilingual(zh: "", en: "") : Bilingual(zh: "（搜索被截断）", en: " (the search was cut short)")
      return [
        finding(
          zh: "第 \(level + 1) 级称核实下界 \(claim.certifiedBound)，证明文件只能得出 \(bound)\(cut.zh)。",
          en: "Level \(level + 1) claims a certified bound of \(claim.certifiedBound); the certificate proves only "
            + "\(bound)\(cut.en).")
      ]
    case .noPlan, .notCertified(.criterionNotCovered):
      // The first contradicts the plan at hand; the second is no fault of the folder, and the verdict says so.
      return verdicts[level].certification == .noPlan
        ? [finding(zh: verdicts[level].sentence.zh, en: verdicts[level].sentence.en)] : []
    case .notCertified:
      return [finding(zh: verdicts[level].sentence.zh, en: verdicts[level].sentence.en)]
    }
  }

  private func beyondValue(_ level: Int, _ bound: Int) -> [VerificationFinding] {
    guard let value = verdicts[level].value, bound > value else { return [] }
    return [
      finding(
        zh: "第 \(level + 1) 级的证明下界 \(bound) 高于方案的值 \(value)：方案、数据和证明不是同一回事。",
        en: "The certificate of level \(level + 1) proves \(bound), above the plan's value \(value): plan, tables and "
          + "certificate do not belong together.")
    ]
  }

  private func finding(zh: String, en: String) -> VerificationFinding {
    VerificationFinding(kind: .wrongBound, sentence: Bilingual(zh: zh, en: en))
  }
}
