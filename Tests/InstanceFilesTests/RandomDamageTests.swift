import Foundation
import InstanceFiles
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

@Suite("Damaged files")
struct RandomDamageTests {
  /// Bytes that matter to some step of reading.
  static let telling: [UInt8] = [
    0, 9, 10, 13, 34, 44, 45, 46, 59, 0x80, 0xC0, 0xE3, 0xEF, 0xBC, 0xFF, 0xFE, 0x81, 0x30,
  ]

  private static func damaged(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let byte =
        Bool.random(using: &random)
        ? UInt8.random(in: 0...255, using: &random) : telling.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.insert(byte, at: place)
      case 1: if place < bytes.count { bytes[place] = byte }
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...9, using: &random)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
      }
    }
    return bytes
  }

  @Test("However a table is damaged, reading ends with an instance or with faults that have places", arguments: 0..<8)
  func damagedTables(seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let names = ["households.csv", "settlements.csv", "sites.csv", "dwellings.csv", "distances.csv", "scores.csv"]
    for source in ["Instances/faulty", "Instances/tiny"] {
      let folder = try TemporaryFolder()
      var originals: [String: [UInt8]] = [:]
      for name in names {
        let path = Repository.path(source + "/" + name)
        if let data = FileManager.default.contents(atPath: path) { originals[name] = Array(data) }
      }
      #expect(originals.count >= 4)
      for _ in 0..<20 {
        for name in originals.keys.sorted() {
          try folder.write(Self.damaged(originals[name] ?? [], &random), to: name)
        }
        let examination = try folder.examination()
        #expect((examination.reading == nil) == !examination.faults.isEmpty)
        #expect(examination.faults.allSatisfy { !$0.file.isEmpty && ($0.row ?? 1) > 0 })
      }
    }
  }

  @Test("However a scenario is damaged, reading ends with a scenario or with faults", arguments: 0..<4)
  func damagedScenarios(seed: Int) throws {
    var random = Random(state: UInt64(seed) &+ 1000)
    let original = Array(ScenarioTests.contract.utf8)
    var accepted = 0
    for _ in 0..<150 {
      let bytes = Self.damaged(original, &random)
      do {
        _ = try parseScenario(text: String(decoding: bytes, as: UTF8.self), fileName: "s.yaml")
        accepted += 1
      } catch {
        guard case .faults(let faults) = error else {
          Issue.record("not faults: \(error)")
          continue
        }
        #expect(!faults.isEmpty)
      }
    }
    #expect(accepted < 150)
  }
}
