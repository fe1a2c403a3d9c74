internal import Glibc

/// GB18030 (with GBK and GB2312 in it) ↔ UTF-8, by the C library's converter.
///
/// Foundation's converter needs its dynamic library and differs in some characters.
public enum GB18030Text {
  /// UTF-8 of bytes in GB18030, or `nil` where they are not that.
  public static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    convert(bytes, from: "GB18030", to: "UTF-8", growth: 2)
  }

  /// The bytes of a text in GB18030, which has a place for every character of Unicode; `nil` only without a converter.
  public static func bytes(of text: String) -> [UInt8]? {
    convert(Array(text.utf8), from: "UTF-8", to: "GB18030", growth: 2)
  }

  private static func convert(_ bytes: [UInt8], from: String, to: String, growth: Int) -> [UInt8]? {
    guard let converter = iconv_open(to, from), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count * growth + 16)
    let left: Int? = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        var sourcePosition = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetPosition = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = source.count
        var targetLeft = target.count
        let done = iconv(converter, &sourcePosition, &sourceLeft, &targetPosition, &targetLeft)
        return done == Int.max || done == -1 || sourceLeft > 0 ? nil : targetLeft
      }
    }
    guard let left else { return nil }
    output.removeLast(left)
    return output
  }
}
