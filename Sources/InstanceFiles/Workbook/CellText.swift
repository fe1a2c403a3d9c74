/// Bytes of text as a workbook writes them → text as a person typed it.
enum CellText {
  /// Characters that XML cannot hold are written as `_x000D_`; an underscore that would read so, as `_x005F_`.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 7, bytes.contains(0x5F) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let unit = unit(bytes, at: index), let scalar = Unicode.Scalar(unit), unit != 0 {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func unit(_ bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else {
      return nil
    }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
