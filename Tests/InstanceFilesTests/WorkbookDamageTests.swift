import Foundation
import InstanceFiles
import Relocation
import Testing

/// SplitMix64: the same damage on every machine.
private struct Random: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

@Suite("Damaged workbooks")
struct WorkbookDamageTests {
  /// A workbook of the tiny case as our own writer makes it.
  static func original() throws -> [UInt8] {
    try instanceWorkbook(in: .chinese, of: try readInstance(at: Repository.path("Instances/tiny")).instance)
  }

  private static func damaged(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = bytes
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
    case 1: return Array(bytes.dropFirst(Int.random(in: 1..<bytes.count, using: &random)))
    case 2:
      let start = Int.random(in: 0..<bytes.count, using: &random)
      bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...2_000, using: &random)))
    default:
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
    }
    return bytes
  }

  @Test("Whatever happens to an archive's bytes, all of its tables are read or none", arguments: 0..<4)
  func archives(seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let original = try Self.original()
    var refused = 0
    for _ in 0..<30 {
      let examination = try WorkbookReadingTests.examine(Self.damaged(original, &random))
      guard let reading = examination.reading else {
        refused += 1
        #expect(!examination.faults.isEmpty)
        continue
      }
      #expect(reading.instance.households.count == 8 && reading.instance.households.reduce(0) { $0 + $1.people } == 30)
    }
    #expect(refused > 20)
  }

  @Test("Whatever happens to the XML of its parts, reading ends with an instance or with faults", arguments: 0..<4)
  func parts(seed: Int) throws {
    var random = Random(state: UInt64(seed) &+ 100)
    let telling: [UInt8] = Array("<>/\"&=0189sAZ".utf8) + [0, 0xFF, 0xE5]
    var refused = 0
    for _ in 0..<30 {
      let sound = WorkbookRefusalTests.sound()
      var zip = StoredZip()
      let wanted = Int.random(in: 0..<sound.contents.count, using: &random)
      for (index, part) in sound.contents.enumerated() {
        var content = Array(part.1.utf8)
        for _ in 0..<(index == wanted ? Int.random(in: 1...4, using: &random) : 0) {
          content[Int.random(in: 0..<content.count, using: &random)] = telling.randomElement(using: &random) ?? 0
        }
        zip.add(part.0, content)
      }
      let examination = try WorkbookReadingTests.examine(zip.bytes)
      #expect((examination.reading == nil) == !examination.faults.isEmpty)
      if examination.reading == nil { refused += 1 }
    }
    #expect(refused > 10)
  }
}
