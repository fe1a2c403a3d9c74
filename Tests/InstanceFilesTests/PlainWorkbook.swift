/// A workbook whose sheets are given as XML, so that each test says the form of its cells itself.
struct PlainWorkbook {
  /// One sheet: its name and what stands in its `sheetData`.
  struct Sheet {
    var name: String
    var rows: String
    var after = ""
    var isHidden = false
  }

  var sheets: [Sheet]
  var shared: [String] = []
  /// Numbers of formats, one for each style from 0.
  var formats: [Int] = [0]
  var formatCodes: [Int: String] = [:]
  var is1904 = false
  var inWorkbook = ""
  /// More parts, or other contents for those that are there, by name.
  var parts: [String: String] = [:]

  init(_ sheets: Sheet...) { self.sheets = sheets }

  /// Rows of inline texts, the empty ones left out.
  static func rows(_ rows: [[String]], from first: Int = 1) -> String {
    rows.enumerated().map { index, cells in
      let row = first + index
      let texts = cells.enumerated().filter { !$0.element.isEmpty }.map { column, text in
        "<c r=\"\(letter(column))\(row)\" t=\"inlineStr\"><is><t>\(escaped(text))</t></is></c>"
      }
      return "<row r=\"\(row)\">\(texts.joined())</row>"
    }.joined()
  }

  private static func letter(_ column: Int) -> String { String(UnicodeScalar(UInt8(65 + column))) }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  /// The parts in the order in which programs write them.
  var contents: [(String, String)] {
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    let schema = "http://schemas.openxmlformats.org"
    let office = "\(schema)/officeDocument/2006/relationships"
    let main = "\(schema)/spreadsheetml/2006/main"
    func relations(_ list: [(String, String)]) -> String {
      let items = list.map {
        "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.0.prefix { !$0.isNumber })\" Target=\"\($0.1)\"/>"
      }
      return "<Relationships xmlns=\"\(schema)/package/2006/relationships\">\(items.joined())</Relationships>"
    }
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.isHidden ? " state=\"hidden\"" : ""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"worksheet\(index + 1)\"/>"
    }
    let strings = shared.map { "<si><t>\(Self.escaped($0))</t></si>" }.joined()
    let codes = formatCodes.sorted { $0.key < $1.key }.map {
      "<numFmt numFmtId=\"\($0.key)\" formatCode=\"\($0.value)\"/>"
    }
    let styles = formats.map { "<xf numFmtId=\"\($0)\"/>" }.joined()
    return [
      ("[Content_Types].xml", "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types)\"/></Types>"),
      ("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/>"
          + "<sheets>\(list.joined())</sheets>\(inWorkbook)</workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        relations(
          sheets.indices.map { ("worksheet\($0 + 1)", "worksheets/sheet\($0 + 1).xml") }
            + [("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml")])
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings)</sst>"),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
          + "</cellStyleXfs><cellXfs>\(styles)</cellXfs></styleSheet>"
      ),
    ]
      + sheets.enumerated().map { index, sheet in
        (
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData>\(sheet.after)</worksheet>"
        )
      }
  }

  var bytes: [UInt8] {
    var zip = StoredZip()
    var more = parts
    for (name, content) in contents { zip.add(name, Array((more.removeValue(forKey: name) ?? content).utf8)) }
    for (name, content) in more.sorted(by: { $0.key < $1.key }) { zip.add(name, Array(content.utf8)) }
    return zip.bytes
  }
}
