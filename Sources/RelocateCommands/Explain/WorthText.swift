import Relocation

/// What binds and what one more place would be worth, as lines.
struct WorthText {
  static let title = Bilingual(zh: "什么在起限制作用，多一个位置值多少", en: "What binds, and what one more place would be worth")
  /// How many are shown of each level, unless all are asked for.
  private static let shown = 12

  let worths: [PlaceWorth]
  let scenario: Scenario
  let language: Language
  let all: Bool

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  func lines() -> [String] {
    guard !worths.isEmpty else {
      return [text("  没有用尽而又有价值的限额。", "  Nothing that is used up would be worth having more of.")]
    }
    return scenario.objectives.indices.flatMap { level -> [String] in
      let own = worths.filter { $0.level == level + 1 }
      guard !own.isEmpty else { return [] }
      return lines(own, level)
    }
  }

  private func lines(_ worths: [PlaceWorth], _ level: Int) -> [String] {
    let sum = CriterionText.sum(scenario.objectives[level])
    var table = TextTable([.left, .right, .right, .left])
    table.append(["", text("已用", "used"), text("估计", "estimate"), text("折合其一", "that is either")])
    for worth in all ? worths[...] : worths.prefix(Self.shown) {
      table.append([
        worth.title[language], "\(Figures.grouped(worth.used))/\(Figures.grouped(worth.capacity))",
        Self.rounded(worth.worth), equivalent(worth.worth, level),
      ])
    }
    var lines = ["  " + text("第 \(level + 1) 级：\(sum.zh)", "Level \(level + 1): \(sum.en)")] + table.lines(indent: 2)
    if !all, worths.count > Self.shown {
      lines.append(
        text(
          "    另有 \(worths.count - Self.shown) 项（加 --all 全部列出）",
          "    and \(worths.count - Self.shown) more (--all lists them)"))
    }
    lines += worths.compactMap { worth in worth.check.map { "  " + check(worth, $0)[language] } }
    return lines
  }

  /// The estimate in the units of the level's criteria, each taken alone.
  private func equivalent(_ worth: Double, _ level: Int) -> String {
    scenario.objectives[level].terms.filter { $0.weight > 0 }.compactMap { term -> String? in
      let amount = worth / Double(term.weight)
      let figure = Self.rounded(amount)
      switch term.criterion {
      case .unplaced: return text("\(figure) 人", "\(figure) people")
      case .wishes: return text("\(figure) 级志愿", "\(figure) wishes")
      case .distance: return text("\(Self.rounded(amount / 10)) 人公里", "\(Self.rounded(amount / 10)) person-km")
      case .moved: return text("\(figure) 户", "\(figure) moves")
      case .cost: return text("\(Figures.decimal(amount, 0)) 元", "\(Figures.decimal(amount, 0)) yuan")
      default: return nil
      }
    }.joined(separator: " / ")
  }

  /// An estimate has no decimals where it is large.
  private static func rounded(_ amount: Double) -> String { Figures.decimal(amount, amount < 100 ? 1 : 0) }

  private func check(_ worth: PlaceWorth, _ check: PlaceWorth.Check) -> Bilingual {
    let most = check.atMost.map { Figures.grouped($0) }
    let found =
      check.gain > 0
      ? Bilingual(
        zh: "找到好 \(Figures.grouped(check.gain)) 的方案", en: "a plan better by \(Figures.grouped(check.gain)) was found")
      : Bilingual(zh: "没有找到更好的方案：单独一个不够用", en: "no better plan was found: one alone is of no use")
    return Bilingual(
      zh: "复算 \(worth.zh) 加 1：\(found.zh)" + (most.map { "（证明至多 \($0)）" } ?? "") + "。",
      en: "Recomputed with one more of \(worth.en): \(found.en)" + (most.map { " (proven: at most \($0))" } ?? "") + "."
    )
  }
}
