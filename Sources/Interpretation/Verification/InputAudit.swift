import Relocation

/// Holds the files that were read against those that the plan was made from.
enum InputAudit {
  static func findings(claimed: [InputFingerprint], found: [InputFingerprint]) -> [VerificationFinding] {
    var left = Dictionary(found.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [VerificationFinding] = []
    for input in claimed {
      guard let now = left.removeValue(forKey: input.name) else {
        findings.append(
          finding(zh: "缺少输入文件 \(input.name)。", en: "Input file \(input.name) is missing."))
        continue
      }
      if now.sha256 != input.sha256 || now.bytes != input.bytes {
        findings.append(
          finding(
            zh: "输入文件 \(input.name) 与制定方案时不同（SHA-256 不符）。",
            en: "Input file \(input.name) is not the one the plan was made from (its SHA-256 differs)."))
      }
    }
    for name in left.keys.sorted() {
      findings.append(
        finding(
          zh: "输入文件 \(name) 在制定方案时没有使用。", en: "Input file \(name) was not there when the plan was made."))
    }
    return findings
  }

  private static func finding(zh: String, en: String) -> VerificationFinding {
    VerificationFinding(kind: .changedInput, sentence: Bilingual(zh: zh, en: en))
  }
}
