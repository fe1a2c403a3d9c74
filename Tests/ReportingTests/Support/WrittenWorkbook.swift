import CMinizip
import Foundation
import FoundationXML
import Testing

/// A workbook taken apart by other means than it was written with.
struct WrittenWorkbook {
  struct Sheet {
    var name: String
    var cells: [String: WrittenCell]
    /// The source of the sheet's part.
    var source: String

    /// The cells of a row from column A on, up to the last one.
    func row(_ number: Int) -> [String] {
      let columns = cells.keys.filter { $0.drop { $0.isLetter } == "\(number)" }.map { $0.prefix { $0.isLetter } }
      let sorted = columns.sorted { ($0.count, $0) < ($1.count, $1) }
      return sorted.map { cells["\($0)\(number)"]?.text ?? "" }
    }
  }

  /// Every part by its name.
  let parts: [String: Data]
  let sheets: [Sheet]

  init(_ bytes: [UInt8]) throws {
    let scratch = try ScratchFolder()
    let path = scratch.file("workbook.xlsx")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let parts = try Self.unzip(path)
    self.parts = parts
    func part(_ name: String) throws -> XMLReading { try XMLReading(parts[name] ?? Data()) }
    let strings = parts["xl/sharedStrings.xml"] == nil ? [] : try part("xl/sharedStrings.xml").texts
    sheets = try part("xl/workbook.xml").sheetNames.enumerated().map { index, name in
      let file = "xl/worksheets/sheet\(index + 1).xml"
      let cells = try part(file).cells.mapValues { cell in
        var cell = cell
        if cell.type == "s", let place = Int(cell.text) { cell.text = strings[place] }
        return cell
      }
      return Sheet(name: name, cells: cells, source: String(decoding: parts[file] ?? Data(), as: UTF8.self))
    }
  }

  func sheet(_ name: String) throws -> Sheet { try #require(sheets.first { $0.name == name }) }

  private static func unzip(_ path: String) throws -> [String: Data] {
    let archive = try #require(unzOpen64(path))
    defer { unzClose(archive) }
    var parts: [String: Data] = [:]
    var status = unzGoToFirstFile(archive)
    while status == UNZ_OK {
      var info = unz_file_info64()
      var name = [CChar](repeating: 0, count: 1024)
      unzGetCurrentFileInfo64(archive, &info, &name, 1023, nil, 0, nil, 0)
      var bytes = [UInt8](repeating: 0, count: Int(info.uncompressed_size))
      #expect(unzOpenCurrentFile(archive) == UNZ_OK)
      #expect(unzReadCurrentFile(archive, &bytes, UInt32(bytes.count)) == bytes.count)
      #expect(unzCloseCurrentFile(archive) == UNZ_OK)
      parts[String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)] = Data(bytes)
      status = unzGoToNextFile(archive)
    }
    return parts
  }
}

/// One cell as it stands in the file.
struct WrittenCell {
  var type: String
  var style: String
  var text: String
  var formula: String?

  /// Whether it is text and nothing else.
  var isText: Bool { ["s", "inlineStr"].contains(type) && formula == nil }
}

/// The few things that the tests ask of a workbook's parts.
private final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var sheetNames: [String] = []
  private(set) var texts: [String] = []
  private(set) var cells: [String: WrittenCell] = [:]
  private var place = ""
  private var content = ""

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    if !parser.parse() { throw CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    content = ""
    if element == "sheet" { sheetNames.append(attributes["name"] ?? "") }
    if element == "c" {
      place = attributes["r"] ?? ""
      cells[place] = WrittenCell(type: attributes["t"] ?? "n", style: attributes["s"] ?? "", text: "")
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    switch element {
    case "t" where cells.isEmpty: texts.append(content)
    case "t", "v": cells[place]?.text = content
    case "f": cells[place]?.formula = content
    default: break
    }
  }
}
