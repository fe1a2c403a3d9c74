/// The texts that the cells of a workbook share, one after another in one buffer.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var cells: [RawTable.Cell] = []

  /// Reads the part that holds them.
  init(_ part: String, of archive: ZipArchive) throws(UnreadableWorkbook) {
    let reader = Reader(part: part)
    try XMLStream.parse(part, of: archive, into: reader)
    bytes = reader.bytes
    cells = reader.cells
  }

  /// A workbook without any.
  init() {}

  private final class Reader: XMLReader {
    private(set) var failure: FaultText?
    private(set) var bytes: [UInt8] = []
    private(set) var cells: [RawTable.Cell] = []
    private var collected: [UInt8] = []
    private var isText = false
    private var phonetic = 0
    private let part: String

    init(part: String) { self.part = part }

    func start(_ element: XMLElement) {
      switch element.name {
      case "si": collected.removeAll(keepingCapacity: true)
      case "rPh": phonetic += 1
      case "t": isText = phonetic == 0
      default: break
      }
    }

    func end(_ name: XMLName) {
      switch name {
      case "t": isText = false
      case "rPh": phonetic -= 1
      case "si":
        let lower = UInt32(bytes.count)
        bytes.append(contentsOf: CellText.unescaped(collected))
        cells.append(RawTable.Cell(lower: lower, upper: UInt32(bytes.count)))
      default: break
      }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
      guard isText else { return }
      collected.append(contentsOf: text)
      if collected.count > WorkbookLimits.cellBytes { failure = .inflatesTooFar(part: part) }
    }
  }
}
