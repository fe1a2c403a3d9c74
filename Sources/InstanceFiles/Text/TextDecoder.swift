/// Bytes of a file → UTF-8, the encoding found out from the bytes themselves.
enum TextDecoder {
  struct Text {
    var utf8: [UInt8]
    var encoding: TextEncoding
  }

  enum Failure: Error {
    /// A byte that the encoding does not allow, in this line of the text.
    case undecodable(TextEncoding, line: Int)
    /// A NUL byte in this line: no text at all.
    case binary(line: Int)
    case workbook
  }

  static func decode(_ bytes: [UInt8]) throws(Failure) -> Text {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .workbook
    }
    let text = try decodeAsMarked(bytes)
    if let position = text.utf8.firstIndex(of: 0) { throw .binary(line: line(at: position, in: text.utf8)) }
    return text
  }

  private static func decodeAsMarked(_ bytes: [UInt8]) throws(Failure) -> Text {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return Text(utf8: try UTF16Text.utf8(bytes, littleEndian: true), encoding: .utf16LittleEndian)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return Text(utf8: try UTF16Text.utf8(bytes, littleEndian: false), encoding: .utf16BigEndian)
    }
    let invalid = firstInvalidUTF8(in: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      if let invalid { throw .undecodable(.utf8WithMark, line: line(at: invalid, in: bytes)) }
      return Text(utf8: Array(bytes.dropFirst(3)), encoding: .utf8WithMark)
    }
    guard let invalid else { return Text(utf8: bytes, encoding: .utf8) }
    return try decodeUnmarked(bytes, firstInvalid: invalid)
  }

  private static func decodeUnmarked(_ bytes: [UInt8], firstInvalid: Int) throws(Failure) -> Text {
    if let position = bytes.firstIndex(of: 0) { throw .binary(line: line(at: position, in: bytes)) }
    // Chinese in GB18030 hardly ever looks like three-byte UTF-8: a few such characters mean a damaged UTF-8 file,
    // which GB18030 would turn into other characters without a word.
    let isDamagedUTF8 = threeByteLeads(in: bytes[..<firstInvalid]) >= 4
    if !isDamagedUTF8, let utf8 = GB18030Text.utf8(bytes) { return Text(utf8: utf8, encoding: .gb18030) }
    throw .undecodable(isDamagedUTF8 ? .utf8 : .gb18030, line: line(at: firstInvalid, in: bytes))
  }

  private static func threeByteLeads(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xF0 == 0xE0 ? 1 : 0) }
  }

  /// Position of the first byte that is not UTF-8, or `nil`.
  static func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The line of a byte, from 1; a carriage return, a line feed or both end a line.
  static func line(at position: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(position, bytes.count) {
      let isCarriageReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if bytes[index] == 0x0A || isCarriageReturn { line += 1 }
    }
    return line
  }
}

extension TextDecoder.Failure {
  /// What a clerk is told.
  var faultText: FaultText {
    switch self {
    case .undecodable(let encoding, let line): .undecodable(encoding: encoding, line: line)
    case .binary(let line): .binary(line: line, workbook: false)
    case .workbook: .binary(line: 1, workbook: true)
    }
  }
}
