import Relocation

// What is said where the program contradicts itself.
extension Message {
  static let contradiction = Bilingual(
    zh: "程序自相矛盾：独立复核与求解结果不一致，没有写出任何文件。请把下面的信息报告给维护者。",
    en: "The program contradicts itself: the re-count differs from what the planner claims. Nothing was written. "
      + "Please report these lines to the maintainers.")

  static func noEncoding(_ name: String) -> Bilingual {
    Bilingual(
      zh: "此系统不支持编码 \(name)。请改用 --encoding utf-8。",
      en: "This system does not know the encoding \(name). Use --encoding utf-8.")
  }
}
