import Relocation

/// What is proven of a plan, for somebody who has never heard of a bound.
struct ProofText: Sendable {
  let levels: [PlanDocument.Level]
  let language: Language

  /// The first level that a better plan might improve; `nil` where every one is proven.
  private var open: (position: Int, level: PlanDocument.Level)? {
    levels.enumerated().first { $0.element.value > $0.element.bound }.map { ($0.offset, $0.element) }
  }

  /// By how much a better plan could at most be better, as a percentage rounded up: `0 %` where none can be.
  var gap: String { open.map { Self.gap(of: $0.level) } ?? "0 %" }

  /// The same in a sentence; where part of it rests on a search that the certificate does not hold, how much anybody can check.
  var sentence: String { claim + (checkable ?? "") }

  /// By how much a plan could be better by the certificate alone, of the first level where it proves less than is claimed.
  private var checkable: String? {
    guard let level = levels.first(where: { $0.certifiedBound < $0.bound }) else { return nil }
    let gap = Self.gap(level.value, level.certifiedBound)
    return Bilingual(
      zh: "（来自求解器的搜索；人人可复核的证书证明：最多再好 \(gap)。）",
      en: " (By the solver's search; the certificate that anybody can check proves \(gap).)")[language]
  }

  private var claim: String {
    guard let open else {
      return Bilingual(zh: "已证明：守同样的规则，排不出更好的方案。", en: "Proven: no plan that obeys these rules is better.")[language]
    }
    let gap = Self.gap(of: open.level)
    guard open.position > 0 else {
      return Bilingual(
        zh: "已证明：守同样的规则，不管怎么排，最多只能再好 \(gap)。",
        en: "Proven: no plan that obeys these rules is better by more than \(gap).")[language]
    }
    let above = open.position == 1 ? "1" : "1–\(open.position)"
    return Bilingual(
      zh: "已证明：守同样的规则、第 \(above) 级目标不让步，不管怎么排，最多只能再好 \(gap)。",
      en:
        "Proven: of the plans that keep objective \(above), none that obeys these rules is better by more than \(gap).")[
        language]
  }

  /// The gap of one level.
  static func gap(of level: PlanDocument.Level) -> String { gap(level.value, level.bound) }

  private static func gap(_ value: Int, _ bound: Int) -> String {
    Figures.percentAtMost(max(0, value - bound), of: max(1, value == .min ? .max : abs(value)))
  }
}
