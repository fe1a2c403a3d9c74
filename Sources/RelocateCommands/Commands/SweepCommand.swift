import ArgumentParser
import Foundation
import InstanceFiles
import Planning
import Relocation
import Reporting

/// `relocate sweep`: many scenarios on one instance, each into its own plan folder, and a table of them all.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sweep", abstract: HelpText.abstract(HelpText.sweep))

  @OptionGroup var input: InputOptions
  @Option(name: .long, help: HelpText.option(HelpText.vary, valueName: "key=values"))
  var vary: [String] = []
  @Option(
    name: .long, parsing: .upToNextOption, help: HelpText.option(HelpText.scenarios, valueName: "file"),
    completion: .file())
  var scenarios: [String] = []
  @Option(name: .long, help: HelpText.option(HelpText.sweepOut, valueName: "folder"), completion: .directory)
  var out: String
  @Flag(name: .long, help: HelpText.option(HelpText.sweepForce))
  var force = false
  @Option(name: .long, help: HelpText.option(HelpText.jobs, valueName: "number"))
  var jobs: Int?
  @Option(name: .long, help: HelpText.option(HelpText.front, valueName: "a,b"))
  var front: String?
  @OptionGroup var solving: SolveOptions
  @Flag(name: .long, help: HelpText.option(HelpText.json))
  var json = false
  @Flag(name: .long, help: HelpText.option(HelpText.quiet))
  var quiet = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let language = LanguageChoice.current
    func require(_ condition: Bool, _ message: Bilingual) throws {
      if !condition { throw ValidationError(message[language]) }
    }
    try require(!out.isEmpty, UsageFault.out)
    try require(!vary.isEmpty || !scenarios.isEmpty, UsageFault.nothingToVary)
    try require(scenarios.isEmpty || (vary.isEmpty && input.scenario == nil), UsageFault.varyOrScenarios)
    try require((1...256).contains(jobs ?? 1), UsageFault.jobs)
    try require(frontCriteria.map { $0.count == 2 && $0[0] != $0[1] } ?? true, UsageFault.front)
    for text in vary { try require(SweepGrid.Axis(text) != nil, UsageFault.vary(text)) }
    let keys = grid.axes.map(\.key)
    for key in keys { try require(keys.filter { $0 == key }.count == 1, UsageFault.vary(key)) }
    try require(grid.count != nil, UsageFault.tooManyRuns(SweepGrid.mostRuns))
  }

  private var grid: SweepGrid { SweepGrid(axes: vary.compactMap(SweepGrid.Axis.init)) }

  private var frontCriteria: [String]? {
    front.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  func run() throws {
    let console = Console(language: common.language, isQuiet: quiet)
    let base = try CaseInput(input, common.language)
    let points = try scenarios.isEmpty ? grid.points(on: base) : filePoints(on: base)
    let front = try checkedFront(points)
    let folder = SweepFolder(path: out)
    try folder.open()
    let tables = try base.tableCopies()
    let options = solving.planning(threads: 1)
    let (rows, waiting) = try standing(points, base, tables, options, folder)
    let run = SweepRun(
      base: base, tables: tables, points: points, rows: rows, waiting: waiting, options: options, folder: folder,
      front: front, console: console)
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let (report, failure) = run.solve(jobs: jobs ?? max(1, processors / options.threads))
    try folder.write(report)
    try folder.write(SweepTable(rows: report.rows, language: .english).table)
    try tell(report, front, reused: rows.count - waiting.count, console)
    try end(report, failure)
  }

  /// The scenarios of `--scenarios`, every fault of every file gathered.
  private func filePoints(on base: CaseInput) throws -> [SweepPoint] {
    var faults: [DataFault] = []
    var points: [SweepPoint] = []
    for (index, path) in scenarios.enumerated() {
      do throws(InstanceReadingError) {
        let scenario = try readScenario(at: path)
        faults += InstanceFiles.validate(scenario, against: base.reading.instance)
        points.append(SweepPoint(number: index + 1, settings: [], scenario: scenario))
      } catch .faults(let found) {
        faults += found
      } catch {
        throw FaultListText.failure(error, common.language)
      }
    }
    guard faults.isEmpty else { throw FaultListText.failure(faults, common.language) }
    return points
  }

  private func checkedFront(_ points: [SweepPoint]) throws -> SweepFront? {
    guard let criteria = frontCriteria else { return nil }
    let own = points.flatMap { $0.scenario.scenario.objectives.flatMap(\.terms).map(\.criterion.description) }
    let standard = ["unplaced", "wishes", "distance", "split"]
    let known = standard + Set(own).subtracting(standard).sorted()
    for key in criteria where !known.contains(key) {
      throw CommandFailure(.usage, SweepText.unknownCriterion(key, known))
    }
    return SweepFront(criteria: criteria)
  }

  /// What is done already, and what is still to be solved.
  ///
  /// - Throws: ``CommandFailure`` with 73 where something stands in the way, before anything is solved.
  private func standing(
    _ points: [SweepPoint], _ base: CaseInput, _ tables: [InputCopy], _ options: PlanningOptions, _ folder: SweepFolder
  ) throws -> (rows: [SweepRow], waiting: [Int]) {
    let earlier = folder.earlierReport()?.rows ?? []
    var rows: [SweepRow] = []
    var waiting: [Int] = []
    for (position, point) in points.enumerated() {
      let copies = tables + [base.under(point.scenario).scenarioCopy]
      let row = SweepRow(point, fingerprint: Self.fingerprint(copies, options))
      let before = earlier.first { $0.folder == row.folder }
      switch folder.state(of: row, copies: copies, options: options, earlier: before) {
      case .done(let done): rows.append(done)
      case .otherPlan where !force:
        throw CommandFailure(.cannotWrite, SweepText.otherPlan(folder.path(of: row)))
      case .toDo, .otherPlan:
        _ = try OutputPlace.checkFolder(folder.path(of: row), force: true)
        rows.append(row)
        waiting.append(position)
      }
    }
    return (rows, waiting)
  }

  private static func fingerprint(_ copies: [InputCopy], _ options: PlanningOptions) -> String {
    let lines =
      copies.map { "\($0.role.rawValue)/\($0.name) \($0.sha256)" }
      + ["\(options.method.rawValue) \(options.seed) \(options.gap)"]
    return sha256Sum(of: Array(lines.joined(separator: "\n").utf8))
  }

  private func tell(_ report: SweepReport, _ front: SweepFront?, reused: Int, _ console: Console) throws {
    if json { return try console.json(report) }
    if quiet { return }
    console.result(console.text(SweepText.title(report.instance, report.rows.count, reused: reused)), .bold)
    for line in SweepTable(rows: report.rows, language: common.language).lines() { console.result(line) }
    if let front { console.result(console.text(SweepText.front(front, report.rows))) }
    console.result(console.text(SweepText.files(out)))
    if !report.isComplete { console.result(console.text(SweepText.goOn), .yellow) }
  }

  /// The worst that happened: a failure; scenarios without an answer; a plan whose proof is not complete.
  private func end(_ report: SweepReport, _ failure: CommandFailure?) throws {
    if let failure { throw failure }
    guard report.isComplete else { throw CommandFailure(.stoppedEarly) }
    if report.rows.contains(where: { $0.status == .feasible }) { throw CommandFailure(.unproven) }
  }
}
