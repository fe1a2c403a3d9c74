import Foundation
import InstanceFiles
import Relocation

/// An instance and the scenario on it, read and found without fault.
struct CaseInput {
  /// The instance's path as it was given.
  let path: String
  let reading: InstanceReading
  /// `nil` for the built-in scenario.
  let scenarioReading: ScenarioReading?

  var scenario: Scenario { scenarioReading?.scenario ?? .standard }

  /// Whether the instance is one workbook rather than a folder.
  var isWorkbook: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  /// Where the plan goes when nobody says otherwise: `plans/INSTANCE-SCENARIO`.
  var standardOutput: String {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let instance = (isWorkbook ? url.deletingPathExtension() : url).lastPathComponent
    let scenario = scenarioReading.map { URL(fileURLWithPath: $0.input.name).deletingPathExtension().lastPathComponent }
    return "plans/\(instance)-\(scenario ?? "default")"
  }

  /// The same tables under another scenario.
  func under(_ scenario: ScenarioReading?) -> CaseInput {
    CaseInput(path: path, reading: reading, scenarioReading: scenario)
  }

  private init(path: String, reading: InstanceReading, scenarioReading: ScenarioReading?) {
    self.path = path
    self.reading = reading
    self.scenarioReading = scenarioReading
  }

  /// Reads both and gathers the faults of both.
  ///
  /// - Throws: ``CommandFailure`` with 66 where one is not there, with 65 and every fault where one is wrong.
  init(_ options: InputOptions, _ language: Language) throws {
    let findings = try InputFindings(options, language)
    let faults = findings.faults
    guard let reading = findings.examination.reading, faults.isEmpty else {
      throw FaultListText.failure(faults, language)
    }
    path = options.instance
    self.reading = reading
    scenarioReading = findings.scenario
  }
}
