import Relocation

// What is wrong with the command lines of `runs` and `sweep`.
extension UsageFault {
  static let since = Bilingual(
    zh: "--since 要写日期，如 2026-01-31 或 2026-01-31T08:00。", en: "--since is a date: 2026-01-31 or 2026-01-31T08:00.")
  static let withPlan = Bilingual(zh: "--with-plan 要与 --remove 同用。", en: "--with-plan goes with --remove.")
  static let showOrRemove = Bilingual(
    zh: "--show 与 --remove 只能写一个。", en: "--show and --remove exclude each other.")
  static let jobs = Bilingual(zh: "--jobs 要写 1 到 256 的整数。", en: "--jobs is a whole number from 1 to 256.")
  static let nothingToVary = Bilingual(
    zh: "请用 --vary 键=值,值… 或 --scenarios 文件… 说明要算哪些设定。",
    en: "Say what to run: --vary KEY=VALUE,VALUE… or --scenarios FILE….")
  static let varyOrScenarios = Bilingual(
    zh: "--scenarios 不能与 --scenario、--vary 同用。", en: "--scenarios excludes --scenario and --vary.")
  static let front = Bilingual(
    zh: "--front 要写两个不同的准则，如 unplaced,distance。", en: "--front is two criteria: unplaced,distance.")

  static func vary(_ text: String) -> Bilingual {
    Bilingual(
      zh: "--vary “\(text)”看不懂，要写成 键=值,值…，如 rules.max_distance_km=60,90，各值不同。",
      en: "--vary \"\(text)\" is not KEY=VALUE,VALUE…, such as rules.max_distance_km=60,90, each value once.")
  }

  static func tooManyRuns(_ most: Int) -> Bilingual {
    Bilingual(zh: "组合太多：一次最多 \(most) 个。", en: "Too many combinations: \(most) at most at once.")
  }
}
