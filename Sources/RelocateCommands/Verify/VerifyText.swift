import Relocation

/// The headings of `verify`.
enum VerifyText {
  static func sound(_ folder: String) -> Bilingual {
    Bilingual(
      zh: "\(folder)：复核通过。每个输入文件、每条规则、每个取值和可复核的下界都成立。",
      en: "\(folder): sound. Every input file, every rule, every value and every certified bound holds.")
  }

  static func broken(_ folder: String, _ count: Int) -> Bilingual {
    Bilingual(
      zh: "\(folder)：复核不通过，\(Figures.grouped(count)) 处不符：",
      en:
        "\(folder): not what it claims to be; \(count == 1 ? "1 thing is" : "\(Figures.grouped(count)) things are") wrong:"
    )
  }
}
