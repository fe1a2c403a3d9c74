import Planning
import Relocation
import Testing

@testable import RelocateCommands

@Suite("Choosing and speaking two languages")
struct LanguageTests {
  @Test("The first of LC_ALL, LC_MESSAGES and LANG that is set decides; zh is Chinese, all else English")
  func locale() {
    func detect(_ environment: [String: String]) -> Language {
      LanguageChoice.detect(arguments: ["relocate"], environment: environment)
    }
    #expect(detect([:]) == .english)
    #expect(detect(["LANG": "zh_CN.UTF-8"]) == .chinese)
    #expect(detect(["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]) == .english)
    #expect(detect(["LANG": "en_GB", "LC_MESSAGES": "zh"]) == .chinese)
    #expect(detect(["LANG": "zh_CN", "LC_ALL": ""]) == .chinese)
    #expect(detect(["LANG": "za_CN"]) == .english)
  }

  @Test("--language goes before the locale, in either form, the last one where it stands twice")
  func argument() {
    func detect(_ arguments: [String]) -> Language {
      LanguageChoice.detect(arguments: arguments, environment: ["LANG": "en_US"])
    }
    #expect(detect(["relocate", "check", "--language", "zh"]) == .chinese)
    #expect(detect(["relocate", "--language=zh"]) == .chinese)
    #expect(detect(["relocate", "--language=zh", "--language", "en"]) == .english)
    #expect(detect(["relocate", "--", "--language=zh"]) == .english)
    #expect(detect(["relocate", "--language"]) == .english)
    #expect(detect(["relocate", "--language", "fr"]) == .english)
  }

  @Test("One fault is spoken of as one, more as many")
  func faultCount() {
    #expect(
      FaultListText.verdict(1).en == "The data has 1 fault, listed here; nothing of it is used until it is corrected.")
    #expect(
      FaultListText.verdict(1_200).en
        == "The data has 1,200 faults, all listed here; nothing of it is used until they are corrected.")
  }

  @Test("The parser's words are Chinese in Chinese and untouched in English")
  func usageText() {
    let text = """
      Error: Unknown option '--sceanrio'. Did you mean '--scenario'?
      USAGE: relocate check <instance>

        --language <language>   语言。 (values: zh, en;
                                default: zh)
        --seed <number>         种子。 (default: 1)
      """
    #expect(UsageText.inLanguage(text, .english) == text)
    #expect(
      UsageText.inLanguage(text, .chinese) == """
        错误：没有这个选项 '--sceanrio'. 是不是要写 '--scenario'?
        用法：relocate check <instance>

          --language <language>   语言。（可选：zh、en；默认：zh）
          --seed <number>         种子。（默认：1）
        """)
  }

  @Test(
    "Every phase has a name in both languages, and the progress line says what is known",
    arguments: PlanningProgress.Phase.allCases)
  func progress(phase: PlanningProgress.Phase) {
    let name = ProgressText.phase(phase)
    #expect(name.zh != name.en)
    let full = PlanningProgress(
      phase: phase, level: 1, levelCount: 2, value: 6800, bound: 6460, columns: 4521, elapsedSeconds: 2.04)
    let line = ProgressText.line(full)
    #expect(line.en == "2.0 s · \(name.en) · level 2/2 · value 6800 · bound 6460 · gap 5.00 % · columns 4521")
    #expect(line.zh == "2.0 秒 · \(name.zh) · 第 2/2 级 · 当前值 6800 · 下界 6460 · 差距 5.00 % · 列 4521")
    let bare = PlanningProgress(
      phase: phase, level: 0, levelCount: 2, value: nil, bound: nil, columns: 0, elapsedSeconds: 0)
    #expect(ProgressText.line(bare).en == "0.0 s · \(name.en) · level 1/2")
  }
}
