#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the text of a table becomes bytes.
public enum OutputEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8 with a byte order mark, without which office programs on Chinese Windows take it for GBK.
  case utf8 = "utf-8"
  /// The national standard GB 18030, for programs that know nothing else.
  case gb18030 = "gb18030"

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes of a text; `nil` where the system lacks the encoding.
  public func bytes(of text: String) -> [UInt8]? {
    switch self {
    case .utf8: Self.byteOrderMark + Array(text.utf8)
    case .gb18030: Self.converted(Array(text.utf8), to: "GB18030")
    }
  }

  private static func converted(_ input: [UInt8], to name: String) -> [UInt8]? {
    guard let descriptor = iconv_open(name, "UTF-8"), Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    var input = input.map { CChar(bitPattern: $0) }
    // No character takes more than four bytes, and in UTF-8 each takes at least one.
    var output = [CChar](repeating: 0, count: 4 * input.count + 16)
    let capacity = output.count
    var inputLeft = input.count
    var outputLeft = capacity
    let result = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        return iconv(descriptor, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard result != -1, inputLeft == 0 else { return nil }
    return output[..<(capacity - outputLeft)].map { UInt8(bitPattern: $0) }
  }
}
