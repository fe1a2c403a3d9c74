import ArgumentParser
import Foundation
import InstanceFiles
import Relocation
import Reporting

/// `relocate export`: one table of a plan, its letters, or its page.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: HelpText.abstract(HelpText.export))

  @Argument(help: HelpText.option(HelpText.plan), completion: .directory)
  var folder: String
  @Option(name: .long, help: HelpText.option(HelpText.table))
  var table: ExportTableOption
  @Option(name: .long, help: HelpText.option(HelpText.exportFormat))
  var format: ExportFormatOption?
  @Option(name: .long, help: HelpText.option(HelpText.encoding))
  var encoding: ExportEncodingOption?
  @Option(name: .long, help: HelpText.option(HelpText.letterHousehold, valueName: "id"))
  var household: String?
  @Flag(name: .customLong("public"), help: HelpText.option(HelpText.publicPage))
  var isPublic = false
  @Option(name: .long, help: HelpText.option(HelpText.boundaries, valueName: "file"), completion: .file())
  var boundaries: String?
  @OptionGroup var sheets: SheetOptions
  @Option(name: .long, help: HelpText.option(HelpText.outFile, valueName: "file"), completion: .file())
  var out: String?
  @Flag(name: .long, help: HelpText.option(HelpText.forceFile))
  var force = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let language = LanguageChoice.current
    if table.isPage, chosenFormat != .html { throw ValidationError(UsageFault.pageFormat[language]) }
    if table != .report, isPublic || boundaries != nil { throw ValidationError(UsageFault.optionsOfReport[language]) }
    if table != .letters, household != nil { throw ValidationError(UsageFault.householdOfLetters[language]) }
    if chosenFormat == .xlsx, encoding != nil { throw ValidationError(UsageFault.workbookEncoding[language]) }
    if chosenFormat == .xlsx, out == nil, Terminal.isTerminal(STDOUT_FILENO) {
      throw ValidationError(UsageFault.workbookOnTerminal[language])
    }
  }

  func run() throws {
    let found = try PlanFolderCase.trusted(at: folder, common.language)
    if let out { try OutputFile.check(out, force: force) }
    if table == .report {
      try OutputFile.write(try page(of: found), to: out, force: force)
      return
    }
    let mark = PlanMark(sha256: sha256Sum(of: found.folder.assignments))
    let bytes = try table.table.map { try self.bytes(of: $0, found.reading, mark) } ?? letters(found.reading, mark)
    try OutputFile.write(bytes, to: out, force: force)
  }

  /// Tables are CSV where nothing else is said.
  private var chosenFormat: ExportFormatOption { format ?? (table.isPage ? .html : .csv) }

  private var chosenEncoding: ExportEncodingOption { encoding ?? .utf8 }

  private func bytes(of table: ExportTable, _ reading: PlanReading, _ mark: PlanMark) throws -> [UInt8] {
    if table == .changes, reading.planningCase.earlier == nil {
      throw CommandFailure(.noInput, Message.noEarlierPlan(folder))
    }
    let exported = ExportedTable(
      table, of: reading, mark: mark, language: common.language, options: sheets.export)
    switch chosenFormat {
    case .csv: return try encoded(exported.csv(chosenEncoding.encoding))
    case .html: return try encoded(exported.html(chosenEncoding.encoding))
    case .xlsx:
      do throws(WorkbookFailure) {
        return try exported.xlsx()
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  private func page(of found: PlanFolderCase) throws -> [UInt8] {
    found.page(
      PageOptions(
        language: common.language, isPublic: isPublic, boundaries: try boundaries.map { try BoundariesFile.read($0) }))
  }

  private func letters(_ reading: PlanReading, _ mark: PlanMark) throws -> [UInt8] {
    let position = try household.map { id in
      guard let position = reading.planningCase.instance.index(of: HouseholdID(id)) else {
        throw CommandFailure(.noInput, Message.noHousehold(id))
      }
      return position
    }
    let encoding = chosenEncoding.encoding
    let letters = HouseholdLetters(of: reading, mark: mark, language: common.language, options: sheets.export)
    return try encoded(encoding.bytes(of: letters.html(household: position, encoding: encoding)))
  }

  private func encoded(_ bytes: [UInt8]?) throws -> [UInt8] {
    guard let bytes else { throw CommandFailure(.software, Message.noEncoding(chosenEncoding.rawValue)) }
    return bytes
  }
}
