import InstanceFiles
import Relocation

/// Everything that can be said of an instance's and a scenario's files, faults or not.
struct InputFindings {
  let examination: InstanceExamination
  /// The scenario where one was given and could be read.
  let scenario: ScenarioReading?
  private let scenarioFaults: [DataFault]

  /// Every fault: of the tables, of the scenario's text, and of the scenario against the tables.
  var faults: [DataFault] { examination.faults + scenarioFaults }

  /// Reads both.
  ///
  /// - Throws: ``CommandFailure`` with 66 where one of them is not there.
  init(_ options: InputOptions, _ language: Language) throws {
    do throws(InstanceReadingError) {
      examination = try examineInstance(at: options.instance)
    } catch {
      throw FaultListText.failure(error, language)
    }
    guard let path = options.scenario else {
      scenario = nil
      scenarioFaults = []
      return
    }
    do throws(InstanceReadingError) {
      let reading = try readScenario(at: path)
      scenario = reading
      scenarioFaults = examination.reading.map { validate(reading, against: $0.instance) } ?? []
    } catch .faults(let faults) {
      scenario = nil
      scenarioFaults = faults
    } catch {
      throw FaultListText.failure(error, language)
    }
  }
}
