/// Files that are no workbook we read, told apart so that each gets its own sentence.
enum ForeignFile {
  /// The first bytes of a zip archive.
  static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// The first bytes of the older programs' container, which also wraps encrypted workbooks.
  static let compoundMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  static func refuse(_ bytes: [UInt8]) throws(UnreadableWorkbook) {
    if bytes.isEmpty { throw UnreadableWorkbook(.emptyFile) }
    if bytes.starts(with: compoundMark) {
      throw UnreadableWorkbook(holds("EncryptedPackage", bytes) ? .encryptedWorkbook : .oldWorkbook)
    }
    guard bytes.starts(with: zipMark) else {
      let looksLikeZip = bytes.starts(with: [0x50, 0x4B])
      throw UnreadableWorkbook(looksLikeZip ? .brokenWorkbook(part: nil) : .notAWorkbook)
    }
  }

  static func refuse(_ archive: ZipArchive) throws(UnreadableWorkbook) {
    let names = archive.names
    if names.contains(where: { $0.hasSuffix("vbaproject.bin") || $0.hasPrefix("xl/macrosheets/") }) {
      throw UnreadableWorkbook(.macroWorkbook)
    }
    if names.contains(where: { $0.hasPrefix("xl/externallinks/") }) { throw UnreadableWorkbook(.externalLinks) }
    guard archive.has("[Content_Types].xml") else {
      throw UnreadableWorkbook(.notAWorkbook)
    }
    let types = ContentTypes()
    try XMLStream.parse("[Content_Types].xml", of: archive, into: types)
    if types.hasMacros { throw UnreadableWorkbook(.macroWorkbook) }
    if types.isBinary { throw UnreadableWorkbook(.oldWorkbook) }
  }

  /// Whether an entry of this name is in the container's directory, where names are UTF-16.
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    let wanted = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
    }
    return false
  }

  private final class ContentTypes: XMLReader {
    var failure: FaultText? { nil }
    private(set) var hasMacros = false
    private(set) var isBinary = false

    func start(_ element: XMLElement) {
      guard let type = element.text("ContentType")?.lowercased() else { return }
      if type.contains("macroenabled") || type.contains("vbaproject") { hasMacros = true }
      if type.contains("sheet.binary") { isBinary = true }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
