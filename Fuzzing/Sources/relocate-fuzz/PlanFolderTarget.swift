import Foundation
import InstanceFiles
import Interpretation
import Relocation
import Reporting

/// A plan folder of which one file is the input: it is refused, or judged by everything that `verify` looks at.
struct PlanFolderTarget: Target {
  private let file: String
  private let folder: String
  private let sound: [UInt8]

  init(damaging file: String, of plan: String, in work: String) {
    self.file = file
    folder = work + "/plan"
    try? FileManager.default.removeItem(atPath: folder)
    do {
      try FileManager.default.copyItem(atPath: plan, toPath: folder)
      sound = try Array(Data(contentsOf: URL(fileURLWithPath: plan + "/" + file)))
    } catch {
      fatalError("no plan folder at \(plan): \(error)")
    }
  }

  func read(_ bytes: [UInt8]) {
    write(bytes, to: folder + "/" + file)
    do {
      let found = try PlanFolder(at: folder)
      let instance = try readInstance(at: folder + "/inputs/instance").instance
      let scenario = try readScenario(at: folder + "/inputs/scenario.yaml").scenario
      let reading = PlanReading(found.plan, in: PlanningCase(instance: instance, scenario: scenario))
      let verification = found.verification(of: reading, found: [])
      for finding in verification.findings.prefix(50) {
        require(!finding.sentence.en.isEmpty && !finding.sentence.zh.isEmpty, "a finding without words")
      }
    } catch let fault as PlanFolderFault {
      _ = fault
    } catch {
      fatalError("the sound part of the folder was refused: \(error)")
    }
  }
}
