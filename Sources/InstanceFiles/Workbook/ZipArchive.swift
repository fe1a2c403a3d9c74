internal import CMinizip
internal import Glibc

/// A zip archive in memory, whose parts are read as streams.
///
/// Nothing is inflated before the directory has been judged: sizes, ratios, names, encryption. Every part that is read is read
/// whole, its length and check sum must be those that the directory states.
final class ZipArchive {
  private struct Part {
    var position: unz64_file_pos
    var inflatedBytes: UInt64
  }

  private let memory: UnsafeMutableRawBufferPointer
  private let handle: unzFile
  private var parts: [String: Part] = [:]
  /// For whatever is read out of the archive.
  let allowance = WorkbookAllowance()

  /// Opens an archive and judges its directory.
  init(_ bytes: [UInt8]) throws(UnreadableWorkbook) {
    memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    memory.copyBytes(from: bytes)
    guard let handle = Self.open(memory, count: bytes.count) else {
      memory.deallocate()
      throw UnreadableWorkbook(.brokenWorkbook(part: nil))
    }
    self.handle = handle
    try readDirectory()
  }

  deinit {
    unzClose(handle)
    memory.deallocate()
  }

  /// The names of all parts, in small letters.
  var names: [String] { Array(parts.keys) }

  func has(_ name: String) -> Bool { parts[Self.comparable(name)] != nil }

  /// minizip reads through the C library's streams; ours lies over the memory.
  private static func open(_ memory: UnsafeMutableRawBufferPointer, count: Int) -> unzFile? {
    var functions = zlib_filefunc64_def()
    fill_fopen64_filefunc(&functions)
    var region = UnsafeMutableRawBufferPointer(start: memory.baseAddress, count: count)
    return withUnsafeMutablePointer(to: &region) { region in
      functions.opaque = UnsafeMutableRawPointer(region)
      functions.zopen64_file = { opaque, _, _ in
        guard let region = opaque?.load(as: UnsafeMutableRawBufferPointer.self) else { return nil }
        return UnsafeMutableRawPointer(fmemopen(region.baseAddress, region.count, "rb"))
      }
      return unzOpen2_64("", &functions)
    }
  }

  static func comparable(_ name: String) -> String {
    let slashes = name.lowercased().split(whereSeparator: { $0 == "/" || $0 == "\\" })
    return slashes.joined(separator: "/")
  }

  private func readDirectory() throws(UnreadableWorkbook) {
    var status = unzGoToFirstFile(handle)
    var total: UInt64 = 0
    while status == UNZ_OK {
      let (name, part) = try readEntry(&total)
      guard !name.isEmpty, parts.updateValue(part, forKey: name) == nil, parts.count <= WorkbookLimits.parts else {
        throw UnreadableWorkbook(.brokenWorkbook(part: name))
      }
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE, !parts.isEmpty else {
      throw UnreadableWorkbook(.brokenWorkbook(part: nil))
    }
  }

  private func readEntry(_ total: inout UInt64) throws(UnreadableWorkbook) -> (String, Part) {
    var information = unz_file_info64()
    var name = [CChar](repeating: 0, count: 1025)
    var part = Part(position: unz64_file_pos(), inflatedBytes: 0)
    guard unzGetCurrentFileInfo64(handle, &information, &name, 1024, nil, 0, nil, 0) == UNZ_OK,
      unzGetFilePos64(handle, &part.position) == UNZ_OK, information.size_filename <= 1024
    else { throw UnreadableWorkbook(.brokenWorkbook(part: nil)) }
    let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard information.flag & 1 == 0 else { throw UnreadableWorkbook(.encryptedWorkbook) }
    let (packed, inflated) = (information.compressed_size, information.uncompressed_size)
    let isSteep =
      inflated > WorkbookLimits.ratioFromBytes && inflated / UInt64(WorkbookLimits.inflationRatio) > packed
    guard inflated <= WorkbookLimits.inflatedBytes, !isSteep else {
      throw UnreadableWorkbook(.inflatesTooFar(part: text))
    }
    total += inflated
    guard total <= WorkbookLimits.inflatedBytes else { throw UnreadableWorkbook(.inflatesTooFar(part: text)) }
    part.inflatedBytes = UInt64(inflated)
    return (Self.comparable(text), part)
  }

  /// Inflates a part piece by piece.
  ///
  /// - Parameter body: Takes a piece and whether it is the last (which may be empty); `false` ends the reading early.
  func read(_ name: String, _ body: (UnsafeRawBufferPointer, Bool) -> Bool) throws(UnreadableWorkbook) {
    let broken = UnreadableWorkbook(.brokenWorkbook(part: name))
    guard var part = parts[Self.comparable(name)] else { throw broken }
    guard unzGoToFilePos64(handle, &part.position) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK else { throw broken }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var done: UInt64 = 0
    var isWanted = true
    while isWanted {
      let got = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
      guard got >= 0 else {
        unzCloseCurrentFile(handle)
        throw broken
      }
      if got == 0 { break }
      done += UInt64(got)
      isWanted = body(UnsafeRawBufferPointer(rebasing: buffer.prefix(Int(got))), false)
    }
    let isWhole = unzCloseCurrentFile(handle) == UNZ_OK && done == part.inflatedBytes
    guard isWanted else { return }
    guard isWhole else { throw broken }
    _ = body(UnsafeRawBufferPointer(start: nil, count: 0), true)
  }
}
