import Testing

@testable import Reporting

@Suite("Names of sheets")
struct SheetNamesTests {
  @Test(
    "A name has none of the characters that office programs refuse",
    arguments: [
      ("S1 城东", "S1 城东"), ("a[b]:*?/\\c", "a_b______c"), ("'引'", "_引_"), ("", "_"), (" \u{3000}", "_"),
      ("行\n列", "行_列"), ("History", "History (2)"),
    ])
  func allowed(wish: String, name: String) {
    var names = SheetNames()
    #expect(names.name(for: wish) == name)
  }

  @Test("No name is longer than 31 units, and no character is torn apart")
  func fitted() {
    var names = SheetNames()
    #expect(names.name(for: String(repeating: "点", count: 40)) == String(repeating: "点", count: 31))
    let rare = names.name(for: String(repeating: "𠮷", count: 40))
    #expect(rare == String(repeating: "𠮷", count: 15))
  }

  @Test("Names that are equal but for case are told apart, long ones too")
  func distinct() {
    var names = SheetNames()
    #expect(["S1", "s1", "S1"].map { names.name(for: $0) } == ["S1", "s1 (2)", "S1 (3)"])
    let long = String(repeating: "x", count: 31)
    let given = (0..<12).map { _ in names.name(for: long) }
    #expect(Set(given.map { $0.lowercased() }).count == 12)
    #expect(given.allSatisfy { $0.utf16.count <= 31 })
  }
}
