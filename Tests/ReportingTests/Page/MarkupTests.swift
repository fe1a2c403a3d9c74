import Foundation
import Testing

@testable import Reporting

@Suite("Markup of the page: text stays text")
struct MarkupTests {
  private static let attacks = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "</script><b>", "&amp;",
    "\u{0}\u{8}x",
    "=cmd|' /C calc'!A0",
  ]

  @Test("No text opens an element, whether it stands between tags or in an attribute", arguments: attacks)
  func text(attack: String) {
    let source = Markup.element("p", ["title": attack], .text(attack)).source
    #expect(source.hasPrefix("<p title=\""))
    #expect(source.filter { $0 == "<" }.count == 2)
    #expect(source.filter { $0 == ">" }.count == 2)
    #expect(source.filter { $0 == "\"" }.count == 2)
    #expect(!source.contains("\u{0}"))
  }

  @Test("What is interpolated into a literal is text too")
  func interpolation() {
    let name = "<b>"
    let markup: Markup = "a \(name)"
    #expect(markup.source == "a &lt;b&gt;")
  }

  @Test("Attributes without a value are left out, empty ones stand alone, void elements have no end")
  func attributes() {
    #expect(
      Markup.element("input", ["id": nil, "disabled": "", "value": "1"]).source == "<input disabled value=\"1\">")
    #expect(Markup.element("td", [:], ["a", "b"]).source == "<td>ab</td>")
  }

  @Test("JSON in a page cannot end its element, and reads back as what went in", arguments: attacks)
  func json(attack: String) throws {
    let text = VerbatimText(json: [attack, "壮族"]).text
    #expect(!text.contains { "<>&".contains($0) })
    #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == [attack, "壮族"])
  }

  @Test("The policy's hash is SHA-256 in base 64")
  func hash() {
    let text = VerbatimText(resource: Array("abc".utf8))
    #expect(ContentHash.source(of: text) == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='")
  }
}
