import Formulation
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

  /// A certificate is about the tables and the scenario whose sums it names, and no others.
  static func findings(of certificate: BoundCertificate?, claimed: [InputFingerprint]) -> [VerificationFinding] {
    guard let certificate else { return [] }
    let sums = Dictionary(claimed.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let names = Set(sums.keys).union(certificate.inputs.keys).sorted()
    guard let name = names.first(where: { sums[$0] != certificate.inputs[$0] }) else { return [] }
    return [
      finding(
        zh: "证明文件不是针对输入文件 \(name) 的（SHA-256 不符）。",
        en: "The certificate is not about the input file \(name) (its SHA-256 differs).")
    ]
  }

  private static func finding(zh: String, en: String) -> VerificationFinding {
    VerificationFinding(kind: .changedInput, sentence: Bilingual(zh: zh, en: en))
  }
}
