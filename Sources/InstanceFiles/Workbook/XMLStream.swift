internal import CExpat
internal import Glibc

/// Takes what the parser finds in one part of a workbook.
protocol XMLReader: AnyObject {
  /// What makes the part unreadable; the parser stops as soon as there is anything.
  var failure: FaultText? { get }
  /// Whether there is any; asked after every tag.
  var hasFailed: Bool { get }
  func start(_ element: XMLElement)
  func end(_ name: XMLName)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension XMLReader {
  var hasFailed: Bool { failure != nil }
}

/// An element's or attribute's name without its prefix; valid during the call that it is given to.
struct XMLName {
  private let local: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    var local = name
    var next = name
    while next.pointee != 0 {
      if next.pointee == 0x3A { local = next + 1 }
      next += 1
    }
    self.local = local
  }

  static func ~= (pattern: StaticString, name: XMLName) -> Bool { name == pattern }

  static func == (name: XMLName, text: StaticString) -> Bool {
    text.withUTF8Buffer {
      $0.withMemoryRebound(to: CChar.self) { strcmp(name.local, $0.baseAddress ?? name.local) == 0 }
    }
  }
}

/// A start tag; valid during the call that it is given to.
struct XMLElement {
  let name: XMLName
  fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The bytes of an attribute, or `nil` where the tag does not have it.
  subscript(_ wanted: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard var next = attributes else { return nil }
    while let name = next.pointee, let value = (next + 1).pointee {
      if XMLName(name) == wanted {
        let count = strlen(value)
        return value.withMemoryRebound(to: UInt8.self, capacity: count) {
          UnsafeBufferPointer(start: $0, count: count)
        }
      }
      next += 2
    }
    return nil
  }

  func text(_ wanted: StaticString) -> String? { self[wanted].map { String(decoding: $0, as: UTF8.self) } }

  /// A whole number from zero; `nil` where there is none.
  func number(_ wanted: StaticString) -> Int? { self[wanted].flatMap { Int(String(decoding: $0, as: UTF8.self)) } }

  func isTrue(_ wanted: StaticString) -> Bool {
    guard let value = text(wanted) else { return false }
    return value == "1" || value == "true"
  }
}

/// Parses one part of an archive as XML. Document type declarations, which no workbook has, are refused.
final class XMLStream {
  private let reader: any XMLReader
  private let parser: XML_Parser
  private let allowance: WorkbookAllowance
  private var hasDoctype = false
  private var hasTooManyTags = false
  private var fed = 0

  private init?(_ reader: any XMLReader, _ allowance: WorkbookAllowance) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.reader = reader
    self.parser = parser
    self.allowance = allowance
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let stream = XMLStream.from(data), let name else { return }
        stream.reader.start(XMLElement(name: XMLName(name), attributes: attributes))
        stream.hasTooManyTags = !stream.allowance.takeTag()
        if stream.hasTooManyTags || stream.reader.hasFailed { XML_StopParser(stream.parser, XML_Bool(XML_FALSE)) }
      },
      { data, name in
        guard let stream = XMLStream.from(data), let name else { return }
        stream.reader.end(XMLName(name))
        if stream.reader.hasFailed { XML_StopParser(stream.parser, XML_Bool(XML_FALSE)) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let stream = XMLStream.from(data), let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        stream.reader.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
      if stream.reader.hasFailed { XML_StopParser(stream.parser, XML_Bool(XML_FALSE)) }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let stream = XMLStream.from(data) else { return }
      stream.hasDoctype = true
      XML_StopParser(stream.parser, XML_Bool(XML_FALSE))
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func from(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
    data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Gives all of a part to a reader.
  static func parse(
    _ part: String, of archive: ZipArchive, into reader: some XMLReader
  ) throws(UnreadableWorkbook) {
    guard let stream = XMLStream(reader, archive.allowance) else {
      throw UnreadableWorkbook(.brokenWorkbook(part: part))
    }
    var isSound = true
    try archive.read(part) { bytes, isLast in
      isSound = stream.feed(bytes, isLast)
      return isSound
    }
    if stream.hasTooManyTags { throw UnreadableWorkbook(.tooManyCells) }
    if let failure = reader.failure { throw UnreadableWorkbook(failure) }
    guard isSound else { throw UnreadableWorkbook(.brokenWorkbook(part: part)) }
  }

  private func feed(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Bool {
    let text = bytes.bindMemory(to: CChar.self).baseAddress
    guard XML_Parse(parser, text, Int32(bytes.count), isLast ? 1 : 0) == XML_STATUS_OK, !hasDoctype else {
      return false
    }
    fed += bytes.count
    return fed - Int(XML_GetCurrentByteIndex(parser)) <= WorkbookLimits.tagBytes
  }
}
