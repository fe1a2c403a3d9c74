import ArgumentParser
import Interpretation
import Relocation

/// `relocate explain`: why a household is where it is, or how a site came to be as full as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: HelpText.abstract(HelpText.explain))

  @Argument(help: HelpText.option(HelpText.plan))
  var folder: String
  @Option(name: .long, help: HelpText.option(HelpText.household, valueName: "id"))
  var household: String?
  @Option(name: .long, help: HelpText.option(HelpText.site, valueName: "id"))
  var site: String?
  @Flag(name: .long, help: HelpText.option(HelpText.allGroups))
  var all = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard household == nil || site == nil else {
      throw ValidationError(UsageFault.oneOfTwo[LanguageChoice.current])
    }
  }

  func run() throws {
    let console = Console(language: common.language)
    let reading = try PlanFolderCase(at: folder, common.language).reading
    let instance = reading.planningCase.instance
    if let household {
      guard let position = instance.index(of: HouseholdID(household)) else {
        throw CommandFailure(.noInput, Message.noHousehold(household))
      }
      console.result(HouseholdText(reading: reading, position: position, language: common.language).lines(), hanging: 4)
    } else if let site {
      guard let position = instance.index(of: SiteID(site)) else {
        throw CommandFailure(.noInput, Message.noSite(site))
      }
      console.result(SiteText(reading: reading, position: position, language: common.language).lines(), hanging: 4)
    } else {
      showPlan(reading, console)
    }
  }

  private func showPlan(_ reading: PlanReading, _ console: Console) {
    let fairness = FairnessLines(report: FairnessReport(of: reading), language: common.language, all: all)
    console.result(console.text(FairnessLines.title), .bold)
    console.result(fairness.lines())
  }
}
