/// Criteria and levels in words.
public enum CriterionText {
  /// What a criterion is called; in English its key, which is an English word already.
  public static func name(_ criterion: Criterion) -> Bilingual {
    switch criterion {
    case .unplaced: Bilingual(zh: "未安置（人×优先级）", en: "unplaced")
    case .wishes: Bilingual(zh: "志愿", en: "wishes")
    case .distance: Bilingual(zh: "距离", en: "distance")
    case .split: Bilingual(zh: "拆分", en: "split")
    case .moved: Bilingual(zh: "变动户数", en: "moved")
    case .cost: Bilingual(zh: "费用", en: "cost")
    case .score(let column): Bilingual(zh: "评分“\(column)”", en: "score:\(column)")
    case .worst(let column): Bilingual(zh: "按“\(column)”分组的最差一组", en: "worst:\(column)")
    }
  }

  /// A level as a sum: `30 × wishes + distance + 3000 × split`.
  public static func sum(_ level: ObjectiveLevel) -> Bilingual {
    Bilingual(zh: sum(level, .chinese), en: sum(level, .english))
  }

  private static func sum(_ level: ObjectiveLevel, _ language: Language) -> String {
    level.terms.map { term in
      let name = name(term.criterion)[language]
      return term.weight == 1 ? name : "\(term.weight) × \(name)"
    }.joined(separator: " + ")
  }
}
