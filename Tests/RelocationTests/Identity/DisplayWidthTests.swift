import Relocation
import Testing

@Suite("How wide texts are")
struct DisplayWidthTests {
  @Test("A word takes its letters' columns, a Chinese character two and a mark's room")
  func longestWord() {
    #expect(DisplayWidth.longestWord(of: "") == 0)
    #expect(DisplayWidth.longestWord(of: "a bcd, ef") == 4)
    #expect(DisplayWidth.longestWord(of: "a\u{A0}bc") == 2)
    #expect(DisplayWidth.longestWord(of: "安置点") == 4)
    #expect(DisplayWidth.longestWord(of: "abcdefg安") == 7)
  }

  @Test("A letter of several code points counts once, wherever it stands in a text")
  func combined() {
    #expect(DisplayWidth.columns(of: "e\u{301}te") == 3)
    #expect(DisplayWidth.longestWord(of: "xe\u{301}te y") == 4)
    #expect(DisplayWidth.longestWord(of: "abcdef e\u{301}") == 6)
  }

  @Test("A text is as wide as its characters")
  func characters() {
    for text in ["第一志愿 S1：没有名额。", "Wish 1, S1: full", "混 mixed（A）", "👍 yes", "ｆｕｌｌ"] {
      #expect(DisplayWidth.columns(of: text) == text.reduce(0) { $0 + DisplayWidth.columns(of: $1) })
    }
  }
}
