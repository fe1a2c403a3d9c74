import Planning
import Relocation

/// What was reached and proven on the objective levels, in words.
enum LevelText {
  /// Two lines a level: what it sums, then value, bound and what the two together mean.
  static func lines(_ objectives: [ObjectiveLevel], _ results: [LevelResult], _ language: Language) -> [String] {
    zip(objectives, results).enumerated().flatMap { position, pair in
      [
        "  \(position + 1)  " + CriterionText.sum(pair.0)[language],
        "     " + figures(pair.1)[language],
        "     " + meaning(pair.1, isFirst: position == 0)[language],
      ]
    }
  }

  private static func figures(_ result: LevelResult) -> Bilingual {
    let (value, bound) = (Figures.grouped(result.value), Figures.grouped(result.bound))
    let gap = gap(result)
    return Bilingual(zh: "取值 \(value) · 下界 \(bound) · 差距 \(gap)", en: "value \(value) · bound \(bound) · gap \(gap)")
  }

  /// How far the value may be from the best, rounded up, so that no plan is better by more than what is written.
  private static func gap(_ result: LevelResult) -> String {
    Figures.percentAtMost(max(0, result.value - result.bound), of: max(1, abs(result.value)))
  }

  private static func meaning(_ result: LevelResult, isFirst: Bool) -> Bilingual {
    var text =
      result.value <= result.bound
      ? Bilingual(zh: "已证明最优", en: "Proven: no plan is better")
      : Bilingual(
        zh: "最多还可能好 \(gap(result))",
        en: "No plan is better by more than \(gap(result))")
    if !isFirst {
      text.zh += "（在不损害前面各级的方案中）"
      text.en += ", of those that keep the levels above"
    }
    if result.certifiedBound < result.bound {
      text.zh += "；这个下界依据证明文件未收录的搜索，证明文件可复核的下界是 \(Figures.grouped(result.certifiedBound))"
      text.en +=
        "; that rests on a search that the certificate does not hold; certified: bound \(Figures.grouped(result.certifiedBound))"
    }
    return Bilingual(zh: text.zh + "。", en: text.en + ".")
  }
}
