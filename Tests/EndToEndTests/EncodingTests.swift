import Foundation
import Testing

@Suite("Encodings, from the tables in to the tables out and back")
struct EncodingTests {
  /// Quotation marks, separators, line ends of every kind and characters outside the first plane.
  private static let heads = ["𠮷田", "㐂,\"三\"", "䶮\n四", "甲\r\n乙\r丙", "𬱖·—…㎡"]
  private static let ids = ["001", "𠮷1", "H,1", "\"H\"", "䶮"]

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// The households with their rows ended by a carriage return, a line feed and both in turn.
  private static let households: String = {
    let ends = ["\r\n", "\n", "\r"]
    let rows = zip(ids, heads).map { "\(quoted($0)),\(quoted($1)),3,㐂屯" }
    return (["id,head,people,settlement"] + rows).enumerated().map { $1 + ends[$0 % 3] }.joined()
  }()

  private static func utf16(_ text: String, bigEndian: Bool) -> Data {
    Data(
      ("\u{FEFF}" + text).utf16.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return bigEndian ? bytes : bytes.reversed()
      })
  }

  private static let encodings: [String: @Sendable (String) -> Data] = [
    "UTF-8": { Data($0.utf8) }, "UTF-8 with a mark": { Data(("\u{FEFF}" + $0).utf8) },
    "UTF-16, little end first": { utf16($0, bigEndian: false) },
    "UTF-16, big end first": { utf16($0, bigEndian: true) },
  ]

  private func exported(_ plan: String, _ encoding: String, in scratch: Scratch) throws -> Data {
    let file = scratch.path("table.csv")
    let outcome = try RelocateProcess.run(
      ["export", plan, "--table", "households", "--encoding", encoding, "--out", file, "--force"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try scratch.bytes("table.csv")
  }

  private func solved(_ households: Data, as name: String, in scratch: Scratch) throws -> String {
    try scratch.write(households, to: "\(name)/households.csv")
    try scratch.write("id,people\n𠮷点,99\n", to: "\(name)/sites.csv")
    let plan = scratch.path("plan-\(name)")
    let outcome = try RelocateProcess.run(["solve", scratch.path(name), "--out", plan, "--quiet"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    return plan
  }

  @Test(
    "Rare characters, quotation marks and line ends in cells come out as they went in, and our own GB18030 is read back exactly",
    arguments: encodings.keys.sorted())
  func roundTrip(encoding: String) throws {
    let scratch = try Scratch()
    let encode = try #require(Self.encodings[encoding])
    let plan = try solved(encode(Self.households), as: "given", in: scratch)
    let table = try exported(plan, "utf-8", in: scratch)
    for text in Self.ids.dropFirst() + Self.heads {
      let cell = text.contains(where: { ",\"\n\r\r\n".contains($0) }) ? Self.quoted(text) : text
      #expect(table.range(of: Data(",\(cell),".utf8)) != nil, "\(text)")
    }
    var chinese = try exported(plan, "gb18030", in: scratch)
    for character in [[0x95, 0x34, 0xB2, 0x35], [0x81, 0x39, 0xEF, 0x31], [0xFE, 0x9F]] as [[UInt8]] {
      #expect(chinese.range(of: Data(character)) != nil)
    }
    // Only two headings are not those that the reader knows.
    for (ours, known) in [("Township/village/settlement", "settlement"), (",Household,", ",id,")] {
      let place = try #require(chinese.range(of: Data(ours.utf8)))
      chinese.replaceSubrange(place, with: Data(known.utf8))
    }
    let again = try solved(chinese, as: "again", in: scratch)
    #expect(try exported(again, "utf-8", in: scratch) == table)
  }
}
