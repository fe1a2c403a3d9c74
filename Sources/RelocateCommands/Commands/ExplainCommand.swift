import ArgumentParser
import Interpretation
import Planning
import Relocation
import Reporting

/// `relocate explain`: why a household is where it is, or how a site came to be as full as it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: HelpText.abstract(HelpText.explain))

  @Argument(help: HelpText.option(HelpText.plan), completion: .directory)
  var folder: String
  @Option(name: .long, help: HelpText.option(HelpText.household, valueName: "id"))
  var household: String?
  @Option(name: .long, help: HelpText.option(HelpText.site, valueName: "id"))
  var site: String?
  @Flag(name: .long, help: HelpText.option(HelpText.allGroups))
  var all = false
  @Flag(name: .long, help: HelpText.option(HelpText.fullPrice))
  var full = false
  @Option(name: .long, help: HelpText.option(HelpText.fullTimeLimit, valueName: "seconds"))
  var timeLimit: Double?
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard household == nil || site == nil else {
      throw ValidationError(UsageFault.oneOfTwo[LanguageChoice.current])
    }
  }

  func run() throws {
    let console = Console(language: common.language)
    let plan = try PlanFolderCase.trusted(at: folder, common.language)
    let instance = plan.reading.planningCase.instance
    if let household {
      guard let position = instance.index(of: HouseholdID(household)) else {
        throw CommandFailure(.noInput, Message.noHousehold(household))
      }
      try explain(household: position, plan, console)
    } else if let site {
      guard let position = instance.index(of: SiteID(site)) else {
        throw CommandFailure(.noInput, Message.noSite(site))
      }
      try explain(site: position, plan, console)
    } else {
      try explain(plan, console)
    }
  }

  private func explain(household: Int, _ plan: PlanFolderCase, _ console: Console) throws {
    let finder = try PriceFinder(plan)
    // A small case is solved sooner than it is searched.
    let isSmall = finder.isSmall
    let run = full || isSmall ? PlanningRun(console: console) : nil
    let options = PlanningOptions(
      gap: plan.folder.document.gapAsked, timeLimitSeconds: timeLimit ?? (full ? nil : 2),
      seed: plan.folder.document.seed)
    let near = try run == nil ? finder.prices(of: household) : [:]
    let explanation = try HouseholdExplanation(plan.reading, household, party: finder.party(of: household)) { site in
      guard let run else { return near[site] }
      return try finder.solvedPrice(of: site, household: household, options: options, run)
    }
    if json {
      try console.json(explanation)
    } else {
      let text = HouseholdText(
        explanation: explanation, planningCase: plan.reading.planningCase, language: common.language)
      console.result(text.lines(), hanging: 6)
    }
  }

  /// How many of the dearest places are computed again.
  private static let checkedPlaces = 3

  private func explain(_ plan: PlanFolderCase, _ console: Console) throws {
    let language = common.language
    let binding = try WorthFinder(plan).binding(checked: Self.checkedPlaces)
    let report = FairnessReport(of: plan.reading)
    let changes = plan.folder.changes(of: plan.reading)
    if json {
      try console.json(
        PlanExplanation(
          binding: binding, fairness: report, changes: changes.map { $0.entries.map { PlanExplanation.Change($0) } }))
      return
    }
    let worth = WorthText(
      worths: binding, scenario: plan.reading.planningCase.scenario, language: language, all: all)
    console.result(console.text(WorthText.title), .bold)
    console.result(worth.lines(), hanging: 4)
    console.result(console.text(FairnessLines.title), .bold)
    console.result(FairnessLines(report: report, language: language, all: all).lines())
    guard let changes else { return }
    let text = ChangesText(changes: changes, language: language, all: all)
    console.result(console.text(ChangesText.title), .bold)
    console.result(text.counts())
    console.result(text.moves(), hanging: 4)
  }

  private func explain(site: Int, _ plan: PlanFolderCase, _ console: Console) throws {
    let explanation = SiteExplanation(
      plan.reading, site, binding: try WorthFinder(plan).binding(checked: 0, atSite: site))
    if json {
      try console.json(explanation)
      return
    }
    let text = SiteText(reading: plan.reading, position: site, language: common.language)
    console.result(text.lines() + text.lines(of: explanation, all: all), hanging: 4)
  }
}
