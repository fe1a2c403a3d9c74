/// A zip archive of parts that are stored as they are, for workbooks that no program would write.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a part.
  ///
  /// - Parameters:
  ///   - flags: Of its entry; bit 0 says that it is encrypted.
  ///   - statedBytes: Its length as the directory states it, where that is not the truth.
  mutating func add(_ name: String, _ content: [UInt8], flags: UInt16 = 0, statedBytes: Int? = nil) {
    let size = statedBytes ?? content.count
    var entry = Self.u16(20) + Self.u16(flags) + Self.u16(0) + Self.u32(0)
    entry += Self.u32(Int(Self.checkSum(content))) + Self.u32(content.count) + Self.u32(size)
    entry += Self.u16(UInt16(name.utf8.count)) + Self.u16(0)
    let offset = body.count
    body += [0x50, 0x4B, 3, 4] + entry + name.utf8 + content
    directory += [0x50, 0x4B, 1, 2] + Self.u16(20) + entry + Self.u16(0) + Self.u16(0) + Self.u16(0) + Self.u32(0)
    directory += Self.u32(offset) + name.utf8
    count += 1
  }

  /// The whole archive.
  var bytes: [UInt8] {
    let end = Self.u16(0) + Self.u16(0) + Self.u16(UInt16(count)) + Self.u16(UInt16(count))
    return body + directory + [0x50, 0x4B, 5, 6] + end + Self.u32(directory.count) + Self.u32(body.count) + Self.u16(0)
  }

  private static func u16(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }

  private static func u32(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(value >> ($0 * 8) & 255) } }

  /// CRC-32 of zip archives.
  static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
