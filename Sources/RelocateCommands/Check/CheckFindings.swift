import InstanceFiles
import Relocation

/// Everything that `check` found in an instance and a scenario.
struct CheckFindings {
  let instance: String
  let examination: InstanceExamination
  let oddities: [Oddity]

  /// Every fault: of the tables, and of the scenario.
  var faults: [DataFault] { examination.faults }

  /// Reads everything.
  ///
  /// - Throws: ``CommandFailure`` with 66 where an input is not there.
  init(_ input: InputOptions, _ language: Language) throws {
    instance = input.instance
    do {
      examination = try examineInstance(at: input.instance)
    } catch {
      throw Inputs.failure(error, language)
    }
    oddities = examination.reading.map { InstanceOddities.find(in: $0.instance) } ?? []
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
