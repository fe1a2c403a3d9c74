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

  /// The same in a sentence.
  var sentence: String {
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
  static func gap(of level: PlanDocument.Level) -> String {
    Figures.percentAtMost(max(0, level.value - level.bound), of: max(1, level.value == .min ? .max : abs(level.value)))
  }
}
