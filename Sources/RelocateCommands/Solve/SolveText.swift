import Planning
import Relocation

/// The headings and closing lines of `solve`.
enum SolveText {
  static func title(_ scenario: String, _ instance: String) -> Bilingual {
    Bilingual(zh: "\(instance)：\(scenario)", en: "\(instance): \(scenario)")
  }

  static let sites = Bilingual(zh: "安置点", en: "Sites")
  static let levels = Bilingual(zh: "目标", en: "Objectives")

  /// How the run ended.
  static func ending(_ result: PlanningResult) -> Bilingual {
    let seconds = Figures.seconds(result.timings.reduce(0) { $0 + $1.seconds })
    let why =
      switch result.reason {
      case .proven: Bilingual(zh: "已按要求证明", en: "Proven as asked")
      case .timeLimit: Bilingual(zh: "时间用完，证明未完成", en: "Time ran out before the proof")
      case .interrupted: Bilingual(zh: "已中断，证明未完成", en: "Interrupted before the proof")
      case .exhausted:
        Bilingual(zh: "此方法已无法再改进，证明未完成", en: "The method went as far as it can; the proof is not complete")
      }
    return Bilingual(zh: "\(why.zh)（\(seconds) 秒）。", en: "\(why.en) (\(seconds) s).")
  }

  static func files(_ folder: String) -> Bilingual {
    Bilingual(
      zh: "方案已写入 \(folder)（给人看的是 allocation.xlsx，可张贴的是 notice.xlsx）",
      en: "The plan is in \(folder) (allocation.xlsx to read and sign, notice.xlsx to post)")
  }

  static func kept(_ folder: String) -> Bilingual {
    Bilingual(
      zh: "\(folder) 里原有的方案保留不动，没有写入 impossible.json。",
      en: "The earlier plan in \(folder) stays as it is; no impossible.json was written.")
  }

  static func saved(_ file: String) -> Bilingual {
    Bilingual(zh: "已写入 \(file)", en: "Saved in \(file)")
  }
}
