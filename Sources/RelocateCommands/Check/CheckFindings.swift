import InstanceFiles
import Relocation

/// Everything that `check` found in an instance and a scenario.
struct CheckFindings {
  let instance: String
  let input: InputFindings
  let oddities: [Oddity]

  var examination: InstanceExamination { input.examination }
  var faults: [DataFault] { input.faults }

  /// Reads everything.
  ///
  /// - Throws: ``CommandFailure`` with 66 where an input is not there.
  init(_ options: InputOptions, _ language: Language) throws {
    instance = options.instance
    let input = try InputFindings(options, language)
    self.input = input
    oddities =
      input.examination.reading.map { reading in
        // A scenario with faults says nothing about the data: the built-in one stands in.
        let scenario = input.faults.isEmpty ? input.scenario?.scenario : nil
        return InstanceOddities.find(in: PlanningCase(instance: reading.instance, scenario: scenario ?? .standard))
      } ?? []
  }

  private func odd(_ origins: InstanceOrigins, _ language: Language) -> [CheckReport.Odd] {
    oddities.map { oddity in
      .init(
        kind: oddity.kind.rawValue, place: OddityPlace(of: oddity, origins), amount: oddity.amount,
        sentence: oddity.sentence[language])
    }
  }

  /// The findings for scripts.
  func report(_ language: Language) -> CheckReport {
    return CheckReport(
      instance: instance, totals: examination.reading.map { .init(InstanceTotals(of: $0.instance)) },
      faults: faults.map { .init($0, language) }, hints: examination.hints.map { .init($0, language) },
      oddities: examination.reading.map { odd($0.origins, language) } ?? [], unreadFiles: examination.unreadFiles)
  }
}
