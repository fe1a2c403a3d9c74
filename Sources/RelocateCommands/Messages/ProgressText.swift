import Planning
import Relocation

/// What the progress line says.
enum ProgressText {
  /// Elapsed time, phase, level, value, bound, gap, columns; what is not known is left out. A narrow window cuts off the
  /// end, so what matters least is there.
  static func line(_ progress: PlanningProgress) -> Bilingual {
    Bilingual(zh: parts(progress, .chinese), en: parts(progress, .english))
  }

  private static func parts(_ progress: PlanningProgress, _ language: Language) -> String {
    var parts = [
      Figures.seconds(progress.elapsedSeconds) + Bilingual(zh: " 秒", en: " s")[language],
      phase(progress.phase)[language],
      Bilingual(
        zh: "第 \(progress.level + 1)/\(progress.levelCount) 级",
        en: "level \(progress.level + 1)/\(progress.levelCount)")[language],
    ]
    if let value = progress.value { parts.append(Bilingual(zh: "当前值 ", en: "value ")[language] + "\(value)") }
    if let bound = progress.bound { parts.append(Bilingual(zh: "下界 ", en: "bound ")[language] + "\(bound)") }
    if let gap = progress.relativeGap {
      parts.append(Bilingual(zh: "差距 ", en: "gap ")[language] + Figures.percent(gap))
    }
    if progress.columns > 0 { parts.append(Bilingual(zh: "列 ", en: "columns ")[language] + "\(progress.columns)") }
    return parts.joined(separator: " · ")
  }

  /// The name of a phase.
  static func phase(_ phase: PlanningProgress.Phase) -> Bilingual {
    switch phase {
    case .compiling: Bilingual(zh: "建立模型", en: "compiling")
    case .multipliers: Bilingual(zh: "求乘子", en: "multipliers")
    case .construction: Bilingual(zh: "构造方案", en: "construction")
    case .improvement: Bilingual(zh: "改进方案", en: "improvement")
    case .masterProblem: Bilingual(zh: "主问题", en: "master problem")
    case .kernel: Bilingual(zh: "核心问题", en: "kernel")
    case .branchAndCut: Bilingual(zh: "分支切割", en: "branch and cut")
    case .repair: Bilingual(zh: "修复规则", en: "repair")
    }
  }
}
