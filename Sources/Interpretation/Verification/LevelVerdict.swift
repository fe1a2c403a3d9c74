public import Relocation

/// What was found of one objective level.
public struct LevelVerdict: Hashable, Sendable {
  /// The level's number, from 1.
  public var number: Int
  /// The plan's value as re-counted; `nil` where it is beyond the range of `Int`.
  public var value: Int?
  /// The bound that the folder claims, which may rest on a search that the certificate does not hold.
  public var claimedBound: Int
  /// What the certificate proves.
  public var certification: LevelCertification

  /// Makes a verdict.
  public init(number: Int, value: Int?, claimedBound: Int, certification: LevelCertification) {
    self.number = number
    self.value = value
    self.claimedBound = claimedBound
    self.certification = certification
  }

  /// What is proven without any solver, and how far the plan is from it.
  public var sentence: Bilingual {
    switch certification {
    case .certified(let bound, _):
      guard let value else { return Self.beyondRange(number) }
      let gap = GapText.text(value: value, bound: bound)
      let kept =
        number == 1
        ? Bilingual(zh: "", en: "") : Bilingual(zh: "且不差于前面各级", en: " and does as well on the earlier levels")
      let solver = claimedBound > bound && claimedBound <= value ? Self.restsOnSolver(claimedBound) : nil
      return Bilingual(
        zh: "第 \(number) 级，不用求解器核实：符合全部规则\(kept.zh)的方案，没有一个好于 \(bound)；本方案为 \(value)，差距 \(gap)。"
          + (solver?.zh ?? ""),
        en:
          "Level \(number), certified without a solver: no plan that obeys these rules\(kept.en) is better than \(bound); this one has \(value); "
          + "the gap is \(gap)." + (solver.map { " " + $0.en } ?? ""))
    case .noPlan:
      return Bilingual(
        zh: "第 \(number) 级：证明文件称没有任何符合规则的方案。",
        en: "Level \(number): the certificate says that no plan obeys the rules.")
    case .notCertified(let fault):
      return Bilingual(
        zh: "第 \(number) 级：未经证明文件核实。\(fault.sentence.zh)",
        en: "Level \(number): not certified. \(fault.sentence.en)")
    }
  }

  /// What is claimed beyond the certificate; to be believed as far as the solver is.
  private static func restsOnSolver(_ bound: Int) -> Bilingual {
    Bilingual(
      zh: "求解时的搜索另称下界 \(bound)，此处不作重算。",
      en: "The search that made the plan claims bound \(bound), which this check does not re-derive.")
  }

  private static func beyondRange(_ number: Int) -> Bilingual {
    Bilingual(zh: "第 \(number) 级：数值超出整数范围。", en: "Level \(number): the value is beyond the range of integers.")
  }
}
