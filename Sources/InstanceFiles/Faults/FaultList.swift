/// Faults as they are found in one file.
struct FaultList: Sendable {
  /// More than this from one file is no longer read by anyone; the last entry then says how many more there are.
  static let limit = 100_000

  private(set) var faults: [DataFault] = []
  private var more = 0
  let file: String
  let sheet: String?

  init(file: String, sheet: String? = nil) {
    self.file = file
    self.sheet = sheet
  }

  /// Adds a fault; its text is not made where the list is full.
  mutating func add(_ text: @autoclosure () -> FaultText, row: Int? = nil, column: DataFault.Column? = nil) {
    guard faults.count < Self.limit else {
      more += 1
      return
    }
    faults.append(DataFault(text(), file: file, sheet: sheet, row: row, column: column))
  }

  mutating func add(contentsOf others: FaultList) {
    faults += others.faults
    more += others.more
  }

  /// All of them in the order of rows and columns, those of the whole file first.
  var sorted: [DataFault] {
    let order = faults.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.row ?? 0, a.column?.index ?? -1, left.offset) < (b.row ?? 0, b.column?.index ?? -1, right.offset)
    }
    var list = order.map(\.element)
    if more > 0 { list.append(DataFault(.tooManyFaults(more), file: file, sheet: sheet)) }
    return list
  }
}
