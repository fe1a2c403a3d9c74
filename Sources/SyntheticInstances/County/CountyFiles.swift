import Foundation
import Relocation

extension CountyShape {
  /// Writes the four tables of the case to a folder that exists, with the contract's keys as headings.
  ///
  /// Households are written as they are drawn, a megabyte at a time.
  ///
  /// - Parameter folder: path of the folder; files of the same names are replaced.
  /// - Throws: what the file system says.
  public func write(to folder: String) throws {
    let draft = CountyDraft(self)
    let settlements = draft.settlements.indices.map { draft.settlement($0) }
    let small = [
      CSVText.file("settlements.csv", settlements, columns: InstanceColumns.settlements, wording: .keys),
      CSVText.file("sites.csv", draft.siteRows(), columns: InstanceColumns.sites, wording: .keys),
      CSVText.file("dwellings.csv", draft.dwellingRows(), columns: InstanceColumns.dwellings, wording: .keys),
    ]
    for file in small { try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)")) }
    try writeHouseholds(of: draft, to: "\(folder)/households.csv")
  }

  private func writeHouseholds(of draft: CountyDraft, to path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    let columns = InstanceColumns.households(wishes: wishes)
    var text = CSVText(headings: columns, wording: .keys)
    for position in draft.settlements.indices {
      for placed in draft.households(of: position) {
        text.append(placed.household, columns: columns, wording: .keys)
      }
      if text.bytes.count > 1 << 20 { try handle.write(contentsOf: text.take()) }
    }
    try handle.write(contentsOf: text.take())
  }
}
