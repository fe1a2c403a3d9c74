import ArgumentParser
import InstanceFiles
import Relocation

/// `relocate template`: a workbook to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: HelpText.abstract(HelpText.template))

  @Argument(help: HelpText.option(HelpText.templateFile), completion: .file())
  var file: String
  @Option(
    name: .customLong("from"), help: HelpText.option(HelpText.templateFrom, valueName: "instance"), completion: .file())
  var instance: String?
  @Flag(name: .long, help: HelpText.option(HelpText.forceFile))
  var force = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard file.lowercased().hasSuffix(".xlsx") else {
      throw ValidationError(UsageFault.notXLSX(file)[LanguageChoice.current])
    }
  }

  func run() throws {
    let language = common.language
    try OutputFile.check(file, force: force)
    var reading: InstanceReading?
    if let instance {
      do throws(InstanceReadingError) {
        reading = try readInstance(at: instance)
      } catch {
        throw FaultListText.failure(error, language)
      }
    }
    let bytes: [UInt8]
    do throws(WorkbookWritingFailure) {
      bytes = try instanceWorkbook(in: language, of: reading?.instance)
    } catch {
      throw CommandFailure(.cannotWrite, error.sentence)
    }
    try OutputFile.write(bytes, to: file, force: force)
    Console(language: language).note(Message.templateWritten(file, filled: reading != nil))
  }
}
