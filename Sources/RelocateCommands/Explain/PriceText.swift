import Relocation

/// The price of having a household elsewhere, in sentences.
struct PriceText {
  let price: MovePrice
  let scenario: Scenario

  /// What gets worse and how sure that is; what changes; who moves.
  var sentences: [Bilingual] {
    switch price.knowledge {
    case .impossible:
      return [
        Bilingual(
          zh: "代价：不可能。已证明没有任何符合规则的方案把该户安置在此。",
          en: "Price: impossible. No plan that obeys the rules has it here; this is proven.")
      ]
    case .atLeast: return [atLeast]
    case .exact, .between: return [worsening] + [changes, moves].compactMap { $0 }
    }
  }

  private var level: Bilingual {
    guard scenario.objectives.count > 1 else { return Bilingual(zh: "目标值", en: "the objective") }
    return Bilingual(zh: "第 \(price.level) 级目标", en: "level \(price.level)")
  }

  private var atLeast: Bilingual {
    let unfound = Bilingual(
      zh: "在现方案附近没有找到这样的方案（--full 从头求解）", en: "no such plan was found near this one (--full solves anew)")
    guard let least = price.atLeast, least > 0 else {
      return Bilingual(zh: "代价：不详；\(unfound.zh)。", en: "Price: not known; \(unfound.en).")
    }
    return Bilingual(
      zh: "代价：\(level.zh)至少变差 \(Figures.grouped(least))\(source.zh)；\(unfound.zh)。",
      en: "Price: \(level.en) worsens by at least \(Figures.grouped(least))\(source.en); \(unfound.en).")
  }

  private var source: Bilingual {
    price.boundIsCertified
      ? Bilingual(zh: "（由证明文件得出）", en: " (by the certificate)")
      : Bilingual(zh: "（依据求解器的下界）", en: " (by the solver's bound)")
  }

  private var worsening: Bilingual {
    guard let most = price.atMost else { return atLeast }
    if most < 0 {
      let better = Figures.grouped(-most)
      return Bilingual(
        zh: "代价：没有。找到的方案\(level.zh)反而好 \(better)：现方案尚未证明最优。",
        en: "Price: none. The plan found betters \(level.en) by \(better): the present plan is not proven best.")
    }
    if price.knowledge == .exact {
      return most == 0
        ? Bilingual(zh: "代价：没有，各级目标都不变（确切）。", en: "Price: nothing, every level stays as it is (exact).")
        : Bilingual(
          zh: "代价：\(level.zh)变差 \(Figures.grouped(most))（确切\(sourceOfExact.zh)）。",
          en: "Price: \(level.en) worsens by \(Figures.grouped(most)) (exact\(sourceOfExact.en)).")
    }
    guard let least = price.atLeast, least >= 0 else {
      let guess = price.estimate.map { Figures.grouped($0) }
      return Bilingual(
        zh: "代价：\(level.zh)至多变差 \(Figures.grouped(most))（已找到方案）；"
          + (guess.map { "证明文件估计约 \($0)，但" } ?? "") + "现方案尚未证明最优，不排除更低。",
        en: "Price: \(level.en) worsens by at most \(Figures.grouped(most)) (a plan was found); "
          + (guess.map { "the certificate's estimate is \($0), but " } ?? "")
          + "as this plan is not proven best, less is not excluded.")
    }
    return Bilingual(
      zh:
        "代价：\(level.zh)变差 \(Figures.grouped(least)) 到 \(Figures.grouped(most)) 之间（下限\(price.boundIsCertified ? "由证明文件得出" : "依据求解器的下界")，上限已找到方案）。",
      en:
        "Price: \(level.en) worsens by \(Figures.grouped(least)) to \(Figures.grouped(most)) (at least: \(price.boundIsCertified ? "certificate" : "solver's bound"); at most: a plan found)."
    )
  }

  private var sourceOfExact: Bilingual {
    price.boundIsCertified ? Bilingual(zh: "", en: "") : Bilingual(zh: "，依据求解器的下界", en: ", by the solver's bound")
  }

  /// What each criterion changes, in its own units.
  private var changes: Bilingual? {
    var parts: [Bilingual] = []
    var seen: Set<String> = []
    for criterion in scenario.objectives.flatMap(\.terms).map(\.criterion)
    where seen.insert(criterion.description).inserted {
      guard let change = price.changes[criterion.description], change != 0 else { continue }
      let name = CriterionText.name(criterion)
      let amount = (change > 0 ? "+" : "") + Self.amount(change, of: criterion)
      let unit = Self.unit(of: criterion, abs(change))
      parts.append(Bilingual(zh: "\(name.zh) \(amount)\(unit.zh)", en: "\(name.en) \(amount)\(unit.en)"))
    }
    guard !parts.isEmpty else { return nil }
    return Bilingual(
      zh: "其中：" + parts.map(\.zh).joined(separator: "，") + "。",
      en: "That is " + parts.map(\.en).joined(separator: ", ") + ".")
  }

  private var moves: Bilingual? {
    guard !price.others.isEmpty else {
      return Bilingual(zh: "其他户都不变动。", en: "Nobody else moves.")
    }
    let shown = price.others.prefix(6)
    let count = price.others.count
    let more = count > shown.count ? Bilingual(zh: " 等", en: " …") : Bilingual(zh: "", en: "")
    func line(_ none: String) -> (MovePrice.Move) -> String {
      { "\($0.household) \($0.from ?? none)→\($0.to ?? none)" }
    }
    return Bilingual(
      zh: "另有 \(count) 户变动：" + shown.map(line("未安置")).joined(separator: "，") + more.zh + "。",
      en: "\(count) \(count == 1 ? "other household moves" : "other households move"): "
        + shown.map(line("no site")).joined(separator: ", ") + more.en + ".")
  }

  /// Distances in kilometres, all else as it is.
  private static func amount(_ value: Int, of criterion: Criterion) -> String {
    criterion == .distance ? Figures.tenths(value) : Figures.grouped(value)
  }

  private static func unit(of criterion: Criterion, _ amount: Int) -> Bilingual {
    switch criterion {
    case .distance: Bilingual(zh: " 人公里", en: " person-km")
    case .wishes: Bilingual(zh: " 人次", en: "")
    case .cost: Bilingual(zh: " 元", en: " yuan")
    case .moved: Bilingual(zh: " 户", en: amount == 1 ? " household" : " households")
    default: Bilingual(zh: "", en: "")
    }
  }
}
