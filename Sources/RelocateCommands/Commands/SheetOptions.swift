import ArgumentParser
import Relocation
import Reporting

/// What can be set for sheets and letters: what `solve` and `export` give to them.
struct SheetOptions: ParsableArguments {
  private static let standard = ExportOptions()

  @Flag(name: .long, help: HelpText.option(HelpText.maskNames))
  var maskNames = false
  @Option(name: .long, help: HelpText.option(HelpText.idMask, valueName: "first-last"))
  var idMask = "\(Self.standard.identityMask.leading)-\(Self.standard.identityMask.trailing)"
  @Option(name: .long, help: HelpText.option(HelpText.selfRaisedRate, valueName: "yuan"))
  var selfRaisedRate = Self.standard.selfRaisedYuanPerPerson
  @Option(name: .long, help: HelpText.option(HelpText.selfRaisedCap, valueName: "yuan"))
  var selfRaisedCap = Self.standard.selfRaisedCapYuan

  func validate() throws {
    let language = LanguageChoice.current
    guard IdentityMask(idMask) != nil else { throw ValidationError(UsageFault.idMask[language]) }
    guard selfRaisedRate >= 0, selfRaisedCap >= 0 else { throw ValidationError(UsageFault.selfRaised[language]) }
  }

  /// The same for the tables.
  var export: ExportOptions {
    ExportOptions(
      selfRaisedYuanPerPerson: selfRaisedRate, selfRaisedCapYuan: selfRaisedCap,
      identityMask: IdentityMask(idMask) ?? .usual, masksNames: maskNames)
  }
}
