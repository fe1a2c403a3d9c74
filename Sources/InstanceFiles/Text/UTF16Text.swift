/// UTF-16 with a byte order mark → UTF-8.
enum UTF16Text {
  static func utf8(_ bytes: [UInt8], littleEndian: Bool) throws(TextDecoder.Failure) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 2
    while index + 1 < bytes.count {
      let unit = self.unit(bytes, index, littleEndian)
      index += 2
      guard unit & 0xF800 == 0xD800 else {
        append(UInt32(unit), to: &result)
        continue
      }
      let low = index + 1 < bytes.count ? self.unit(bytes, index, littleEndian) : 0
      guard unit < 0xDC00, low & 0xFC00 == 0xDC00 else { throw failure(result, littleEndian) }
      index += 2
      append(0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(low & 0x3FF), to: &result)
    }
    guard index == bytes.count else { throw failure(result, littleEndian) }
    return result
  }

  private static func unit(_ bytes: [UInt8], _ index: Int, _ littleEndian: Bool) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return littleEndian ? first | second << 8 : first << 8 | second
  }

  private static func failure(_ result: [UInt8], _ littleEndian: Bool) -> TextDecoder.Failure {
    .undecodable(
      littleEndian ? .utf16LittleEndian : .utf16BigEndian, line: TextDecoder.line(at: result.count, in: result))
  }

  private static func append(_ value: UInt32, to result: inout [UInt8]) {
    if value < 0x80 {
      result.append(UInt8(value))
    } else if value < 0x800 {
      result.append(UInt8(0xC0 | value >> 6))
      result.append(UInt8(0x80 | value & 0x3F))
    } else if value < 0x10000 {
      result.append(UInt8(0xE0 | value >> 12))
      result.append(UInt8(0x80 | value >> 6 & 0x3F))
      result.append(UInt8(0x80 | value & 0x3F))
    } else {
      result.append(UInt8(0xF0 | value >> 18))
      result.append(UInt8(0x80 | value >> 12 & 0x3F))
      result.append(UInt8(0x80 | value >> 6 & 0x3F))
      result.append(UInt8(0x80 | value & 0x3F))
    }
  }
}
