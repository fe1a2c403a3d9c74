public import Interpretation
public import Relocation

extension PlanFolder {
  /// Re-counts the folder: the plan's rules, values and bounds, and that every file in it says the same.
  ///
  /// - Parameters:
  ///   - reading: The folder's plan in the case that the instance, the scenario and the earlier plan make.
  ///   - found: The fingerprints of the files that the case was read from; see ``fingerprint(of:bytes:sha256:)``.
  public func verification(of reading: PlanReading, found: [InputFingerprint]) -> PlanVerification {
    PlanVerification(
      of: reading, claims: claims, certificate: CertificateText.certificate(from: certificate), foundInputs: found
    ).adding(recordFindings(reading))
  }

  /// The fingerprint of an input whose bytes were read anew.
  public func fingerprint(of input: PlanDocument.Input, bytes: Int, sha256: String) -> InputFingerprint {
    InputFingerprint(name: "\(input.role.rawValue)/\(input.name)", bytes: bytes, sha256: sha256)
  }

  private var claims: PlanClaims {
    PlanClaims(
      levels: document.levels.map { level in
        PlanClaims.Level(
          terms: level.criteria.map { .init(criterion: $0.criterion, weight: $0.weight, value: $0.value) },
          value: level.value, bound: level.bound, certifiedBound: level.certifiedBound, tolerance: level.tolerance)
      },
      criteria: document.criteria, isProven: document.status == .proven, gapAsked: document.gapAsked,
      inputs: document.inputs.map { fingerprint(of: $0, bytes: $0.bytes, sha256: $0.sha256) })
  }

  private func recordFindings(_ reading: PlanReading) -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    if let difference = AssignmentTable.difference(assignments, from: AssignmentTable.table(of: reading)) {
      findings.append(difference)
    }
    if (try? DiskOperations().read(scenarioPath)) != Array(document.scenario.text.utf8) {
      findings.append(
        VerificationFinding(
          kind: .wrongRecord,
          sentence: Bilingual(
            zh: "plan.json 中的方案设定与 \(scenarioPath) 不同。",
            en: "The scenario in plan.json is not the one in \(scenarioPath).")))
    }
    if document.summary != PlanDocument.Summary(PlanSummary(of: reading)) {
      findings.append(
        VerificationFinding(
          kind: .wrongRecord,
          sentence: Bilingual(
            zh: "plan.json 的汇总数字与重新计数不符。", en: "The summary in plan.json is not what the tables give.")))
    }
    // A folder without the file claims nothing of the groups.
    if let found = try? DiskOperations().read(path + "/" + PlanFolderLayout.fairness),
      let counted = try? FairnessText.bytes(of: FairnessReport(of: reading)), found != counted
    {
      findings.append(
        VerificationFinding(
          kind: .wrongRecord,
          sentence: Bilingual(
            zh: "fairness.json 的分组数字与重新计数不符。", en: "fairness.json is not what the tables give.")))
    }
    for (index, level) in document.levels.enumerated()
    where level.relativeGap != PlanDocument.Level.relativeGap(value: level.value, bound: level.bound) {
      findings.append(
        VerificationFinding(
          kind: .wrongRecord,
          sentence: Bilingual(
            zh: "第 \(index + 1) 级的相对差距与值和下界不符。",
            en: "The relative gap of level \(index + 1) does not follow from its value and bound.")))
    }
    return findings
  }
}

extension AssignmentTable {
  /// The first row in which the bytes of an `assignments.csv` differ from what case and plan give; `nil` where none does.
  static func difference(_ bytes: [UInt8], from table: OutputTable) -> VerificationFinding? {
    let content = bytes.starts(with: OutputEncoding.byteOrderMark) ? bytes[3...] : bytes[...]
    let found = CSVText.rows(of: String(decoding: content, as: UTF8.self)) ?? []
    let expected = [table.headings] + table.rows.map { $0.map(\.text) }
    for row in 0..<max(found.count, expected.count) {
      let have = row < found.count ? found[row] : []
      let want = row < expected.count ? expected[row] : []
      if have == want { continue }
      let household = want.first ?? have.first ?? ""
      return VerificationFinding(
        kind: .wrongRecord,
        sentence: Bilingual(
          zh: "assignments.csv 第 \(row + 1) 行（户 \(household)）应为“\(want.joined(separator: ","))”，"
            + "实为“\(have.joined(separator: ","))”。",
          en: "Row \(row + 1) of assignments.csv (household \(household)) should be \"\(want.joined(separator: ","))\" "
            + "and is \"\(have.joined(separator: ","))\"."))
    }
    return nil
  }
}
