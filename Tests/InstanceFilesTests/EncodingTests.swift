import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("Encodings")
struct EncodingTests {
  /// Characters outside the first planes and those that converters differ in.
  static let rare = "𠮷㐂䶮㐀𬱖·—…㎡"
  static let sites = "编号,名称,可安置人数\r\nS1,城东\(rare),100\r\n"
  static let households = "户编号,户主姓名,家庭人口,自然屯\r\nH1,\(rare)龘,4,甲屯\r\n"

  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF])
      + text.utf16.flatMap { unit in
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        return littleEndian ? [low, high] : [high, low]
      }
  }

  static func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16LittleEndian: utf16(text, littleEndian: true)
    case .utf16BigEndian: utf16(text, littleEndian: false)
    case .gb18030: try #require(GB18030Text.bytes(of: text))
    }
  }

  @Test("The same tables are read from every encoding, rare characters included", arguments: TextEncoding.allCases)
  func everyEncoding(encoding: TextEncoding) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.encoded(Self.sites, encoding), to: "sites.csv")
    try folder.write(Self.encoded(Self.households, encoding), to: "households.csv")
    let reading = try folder.reading()
    #expect(reading.inputs.map(\.encoding) == [encoding, encoding])
    #expect(reading.instance.sites[0].name == "城东" + Self.rare)
    #expect(reading.instance.households[0].head == Self.rare + "龘")
    #expect(reading.instance.households[0].settlement == "甲屯")
  }

  @Test("GB18030 bytes are those of the standard, GBK's among them")
  func knownBytes() {
    #expect(GB18030Text.bytes(of: "凌云县") == [0xC1, 0xE8, 0xD4, 0xC6, 0xCF, 0xD8])
    #expect(GB18030Text.bytes(of: "𠮷㐂䶮") == [0x95, 0x34, 0xB2, 0x35, 0x81, 0x39, 0xEF, 0x31, 0xFE, 0x9F])
    #expect(GB18030Text.utf8([0xC1, 0xE8, 0x80]) == nil)
    #expect(GB18030Text.utf8([]) == [])
  }

  func faultKinds(_ bytes: [UInt8]) throws -> [FaultKind] {
    let folder = try TemporaryFolder(["sites.csv": "id,people\nS1,9\n"])
    try folder.write(bytes, to: "households.csv")
    return try folder.examination().faults.map(\.kind)
  }

  @Test("A damaged UTF-8 file is not taken for GB18030, and the line of the damage is named")
  func damagedUTF8() throws {
    let bytes = Array(Self.households.utf8) + [0xC3, 0x28, 0x0A]
    #expect(try faultKinds(bytes) == [.undecodable])
    #expect(try faultKinds([0xEF, 0xBB, 0xBF] + bytes) == [.undecodable])
  }

  @Test("UTF-16 with half a character or half a pair is a fault")
  func damagedUTF16() throws {
    #expect(try faultKinds(Self.utf16("id,people", littleEndian: true) + [0x0A]) == [.undecodable])
    #expect(try faultKinds([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]) == [.undecodable])
    #expect(try faultKinds([0xFE, 0xFF, 0xDC, 0x00]) == [.undecodable])
  }

  @Test("Files that are no text, or empty in any way, are named as such")
  func noText() throws {
    #expect(try faultKinds([]) == [.emptyFile])
    #expect(try faultKinds([0xEF, 0xBB, 0xBF]) == [.emptyFile])
    #expect(try faultKinds([0xFF, 0xFE]) == [.emptyFile])
    #expect(try faultKinds(Array(" \r\n\t,\n".utf8)) == [.emptyFile])
    #expect(try faultKinds([0x69, 0x64, 0x00, 0x2C]) == [.binaryFile])
    #expect(try faultKinds([0xFF, 0x00, 0x10]) == [.binaryFile])
    #expect(try faultKinds([0x50, 0x4B, 0x03, 0x04, 0x14]) == [.binaryFile])
    #expect(try faultKinds(Array("nothing,here\n1,2\n".utf8)) == [.noHeadingRow])
  }
}
