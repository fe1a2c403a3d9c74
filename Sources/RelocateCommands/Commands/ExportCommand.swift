import ArgumentParser
import Relocation
import Reporting

/// `relocate export`: one table of a plan.
struct ExportCommand: ParsableCommand {
  /// The values of `--table`.
  enum Table: String, CaseIterable, ExpressibleByArgument {
    case households, sites, townships, unplaced, notice

    var table: ExportTable {
      switch self {
      case .households: .households
      case .sites: .sites
      case .townships: .townships
      case .unplaced: .unplaced
      case .notice: .notice
      }
    }
  }

  /// The values of `--format`.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
  }

  /// The values of `--encoding`.
  enum Encoding: String, CaseIterable, ExpressibleByArgument {
    case utf8 = "utf-8"
    case gb18030

    var encoding: OutputEncoding {
      switch self {
      case .utf8: .utf8
      case .gb18030: .gb18030
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: HelpText.abstract(HelpText.export))

  @Argument(help: HelpText.option(HelpText.plan))
  var folder: String
  @Option(name: .long, help: HelpText.option(HelpText.table))
  var table: Table
  @Option(name: .long, help: HelpText.option(HelpText.exportFormat))
  var format = Format.csv
  @Option(name: .long, help: HelpText.option(HelpText.encoding))
  var encoding = Encoding.utf8
  @Option(name: .long, help: HelpText.option(HelpText.outFile, valueName: "file"))
  var out: String?
  @Flag(name: .long, help: HelpText.option(HelpText.forceFile))
  var force = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let found = try PlanFolderCase(at: folder, common.language)
    if let out { try OutputFile.check(out, force: force) }
    let rows = table.table.table(of: found.reading, language: common.language)
    guard let bytes = rows.csv(encoding.encoding) else {
      throw CommandFailure(.software, Message.noEncoding(encoding.rawValue))
    }
    try OutputFile.write(bytes, to: out, force: force)
  }
}
