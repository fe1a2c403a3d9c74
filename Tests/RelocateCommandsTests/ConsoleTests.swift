import Relocation
import Testing

@testable import RelocateCommands

@Suite("What a terminal shows")
struct ConsoleTests {
  @Test(
    "Chinese characters and full-width signs take two columns, accents none",
    arguments: [("abc", 3), ("凌云县", 6), ("A（甲）", 7), ("𠮷", 2), ("e\u{301}", 1), ("·█░…", 4), ("", 0)])
  func columns(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("A text that is too long ends with a mark and fits", arguments: 0...12)
  func fit(limit: Int) {
    let fitted = DisplayWidth.fit("安置点A的名称", into: limit)
    #expect(DisplayWidth.columns(of: fitted) <= limit)
    #expect(fitted.hasSuffix("…") == (limit > 0))
  }

  @Test("A text that fits stays as it is")
  func fits() {
    #expect(DisplayWidth.fit("安置点A", into: 7) == "安置点A")
  }

  @Test("Lines break between Chinese characters or at spaces, never before closing punctuation", arguments: 12...40)
  func wrap(limit: Int) {
    let text = "第一级：没有更好的方案。No plan is better, of those that keep the levels above（甲、乙、丙）。"
    let lines = DisplayWidth.wrap(text, to: limit, hanging: 2)
    for line in lines { #expect(DisplayWidth.columns(of: line) <= limit) }
    for line in lines.dropFirst() {
      #expect(line.hasPrefix("  "))
      #expect(!"，。、）".contains(line.dropFirst(2).first ?? " "))
    }
    let joined = lines.map { $0.filter { $0 != " " } }.joined()
    #expect(joined == text.filter { $0 != " " }, "nothing is lost")
  }

  @Test("The columns of a table stand under each other whatever the script")
  func table() {
    var table = TextTable([.left, .right, .left])
    table.append(["安置点", "12", "x"])
    table.append(["A", "1,234", "y"])
    #expect(table.lines() == ["  安置点     12  x", "  A       1,234  y"])
  }

  @Test(
    "Numbers are written the same on every machine",
    arguments: [
      (Figures.grouped(0), "0"), (Figures.grouped(999), "999"), (Figures.grouped(-1_234_567), "-1,234,567"),
      (Figures.tenths(10_459), "1,045.9"), (Figures.tenths(-5), "-0.5"), (Figures.share(1, of: 3), "33.3 %"),
      (Figures.share(1, of: 0), "–"), (Figures.share(999_999, of: 1_000_000), "100.0 %"), (Figures.percent(0), "0 %"),
      (Figures.percent(0.0029), "0.2900 %"), (Figures.percent(0.6), "60.00 %"), (Figures.percent(4e-7), "0.000040 %"),
      (Figures.percent(.infinity), "–"), (Figures.decimal(-0.04, 1), "0.0"), (Figures.decimal(2.25, 1), "2.3"),
      (Figures.decimal(1234.5, 0), "1,235"), (Figures.percentAtMost(340, of: 6800), "5.00 %"),
      (Figures.percentAtMost(15_223, of: 5_849_598), "0.2603 %"), (Figures.percentAtMost(1, of: 3), "33.34 %"),
      (Figures.percentAtMost(29, of: 10_000), "0.2900 %"), (Figures.percentAtMost(0, of: 7), "0 %"),
      (Figures.percentAtMost(.max, of: .max), "100.00 %"), (Figures.percentAtMost(1, of: .max), "0.000001 %"),
    ])
  func figures(shown: String, expected: String) {
    #expect(shown == expected)
  }

  @Test("A bar is full only where nothing is left, and empty only where nothing is taken")
  func bars() {
    #expect(Figures.bar(0, of: 1000, cells: 4) == "░░░░")
    #expect(Figures.bar(1, of: 1000, cells: 4) == "█░░░")
    #expect(Figures.bar(999, of: 1000, cells: 4) == "███░")
    #expect(Figures.bar(1000, of: 1000, cells: 4) == "████")
    #expect(Figures.bar(1200, of: 1000, cells: 4) == "████")
    #expect(Figures.bar(0, of: 0, cells: 4).isEmpty)
  }
}
