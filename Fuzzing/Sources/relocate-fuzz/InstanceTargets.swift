import Foundation
import InstanceFiles
import Relocation

/// An instance of which one file is the input: it is read whole, or faults with places are told.
private func examine(_ path: String) {
  guard let found = try? examineInstance(at: path) else { return }
  require((found.reading == nil) == !found.faults.isEmpty, "an instance beside faults, or neither")
  for fault in found.faults.prefix(50) {
    require(!fault.file.isEmpty && fault.row ?? 1 > 0, "a fault without a place")
    require(!fault.text(in: .english).isEmpty && !fault.text(in: .chinese).isEmpty, "a fault without words")
  }
}

/// Tables as CSV: the input's first byte says which table it is.
struct TableTarget: Target {
  let folder: String
  private static let tables = ["households", "settlements", "sites", "dwellings", "distances", "scores"]
  private static let others: [String: String] = [
    "households": "id,people,settlement\nH1,3,G1\n", "sites": "id,people\nS1,10\n",
    "settlements": "id,name\nG1,Upper\n",
  ]

  init(folder: String) {
    self.folder = folder + "/csv"
    try? FileManager.default.createDirectory(atPath: self.folder, withIntermediateDirectories: true)
  }

  func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let table = Self.tables[Int(first) % Self.tables.count]
    for name in Self.tables {
      let path = folder + "/" + name + ".csv"
      if name == table {
        write(Array(bytes.dropFirst()), to: path)
      } else if let text = Self.others[name] {
        write(Array(text.utf8), to: path)
      } else {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    examine(folder)
  }
}

/// A workbook as it is.
struct WorkbookTarget: Target {
  let path: String

  init(folder: String) { path = folder + "/input.xlsx" }

  func read(_ bytes: [UInt8]) {
    write(bytes, to: path)
    examine(path)
  }
}

/// One part of a workbook whose archive is in order, so that what reads sheets, texts and styles is reached: the first byte says
/// which part.
struct SheetTarget: Target {
  let path: String

  init(folder: String) { path = folder + "/sheet.xlsx" }

  func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    var zip = StoredZip()
    let parts = PlainParts.all
    for (index, part) in parts.enumerated() {
      zip.add(part.name, index == Int(first) % parts.count ? Array(bytes.dropFirst()) : Array(part.text.utf8))
    }
    write(zip.bytes, to: path)
    examine(path)
  }
}

/// A scenario, alone and against an instance.
struct ScenarioTarget: Target {
  private let instance = Instance(
    households: [Household(id: "H1", settlement: "G1", people: 3)], settlements: [Settlement(id: "G1")],
    sites: [Site(id: "S1", people: 10)], columns: [.households: ["hazard"], .sites: ["region"]])

  func read(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let found: ScenarioReading
    do {
      found = try parseScenario(text: text, fileName: "input.yaml")
    } catch {
      require(!error.text(in: .english).isEmpty && !error.text(in: .chinese).isEmpty, "a fault without words")
      return
    }
    _ = validate(found, against: instance)
    let again = try? parseScenario(text: scenarioText(found.scenario), fileName: "again.yaml")
    require(again?.scenario == found.scenario, "what was read is not what its own text says")
  }
}
