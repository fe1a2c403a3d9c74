import Relocation

/// What is wrong with a value on the command line.
enum UsageFault {
  static let gap = Bilingual(
    zh: "--gap 要写 0 到 1 之间的小数，如 0.01 表示 1%。", en: "--gap is a ratio from 0 to below 1: 0.01 is 1 %.")
  static let timeLimit = Bilingual(zh: "--time-limit 要写大于 0 的秒数。", en: "--time-limit is a number of seconds above 0.")
  static let threads = Bilingual(zh: "--threads 要写 1 到 256 的整数。", en: "--threads is a whole number from 1 to 256.")
  static let out = Bilingual(zh: "--out 不能为空。", en: "--out must not be empty.")
  static let idMask = Bilingual(
    zh: "--id-mask 要写两个数，中间用减号，如 6-4：露出前 6 位和后 4 位。",
    en: "--id-mask is two numbers with a hyphen, 6-4, say: six characters shown at the start, four at the end.")
  static let selfRaised = Bilingual(
    zh: "--self-raised-rate 和 --self-raised-cap 要写不小于 0 的整数（元）。",
    en: "--self-raised-rate and --self-raised-cap are whole numbers of yuan from 0.")
  static let pageFormat = Bilingual(
    zh: "告知书（letters）和报告（report）只有 html 格式。", en: "Letters and the report are pages: leave --format out, or say html.")
  static let optionsOfReport = Bilingual(
    zh: "--public 和 --boundaries 只与 --table report 一起用。", en: "--public and --boundaries go with --table report only.")
  static let householdOfLetters = Bilingual(
    zh: "--household 只与 --table letters 一起用。", en: "--household goes with --table letters only.")
  static let workbookEncoding = Bilingual(
    zh: "xlsx 有自己的编码，不要写 --encoding。", en: "A workbook has its own encoding: leave --encoding out.")
  static let workbookOnTerminal = Bilingual(
    zh: "xlsx 不能显示在终端上，请用 --out 写出文件名。", en: "A workbook cannot be shown on a terminal: name a file with --out.")
  static let quietAndVerbose = Bilingual(
    zh: "--quiet 和 --verbose 只能写一个。", en: "Say --quiet or --verbose, not both.")
  static let level = Bilingual(zh: "--level 要写从 1 起的整数。", en: "--level is a whole number from 1.")

  static func notXLSX(_ file: String) -> Bilingual {
    Bilingual(zh: "“\(file)”的文件名要以 .xlsx 结尾。", en: "\"\(file)\" must end in .xlsx.")
  }

  /// Later levels need the values of those before.
  static func best(_ level: Int) -> Bilingual {
    level == 1
      ? Bilingual(zh: "第 1 级之前没有别的级，不要写 --best。", en: "There is no level before the first: leave --best out.")
      : Bilingual(
        zh: "第 \(level) 级要用 --best 依次写出前 \(level - 1) 级的最优值（见 plan.json 的 levels）。",
        en: "Level \(level) needs the best values of the \(level - 1) before it, in order, after --best "
          + "(they stand in plan.json under levels).")
  }

  static func noSuchLevel(_ count: Int) -> Bilingual {
    Bilingual(zh: "方案设定只有 \(count) 级目标。", en: "The scenario has \(count) objective levels only.")
  }

  static let twoPlans = Bilingual(
    zh: "请给出两到六个方案文件夹。", en: "Give two to six plan folders.")
  static let oneOfTwo = Bilingual(
    zh: "--household 和 --site 不能同时使用。", en: "Give --household or --site, not both.")
}
