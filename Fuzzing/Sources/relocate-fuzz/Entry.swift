import Foundation

/// What libFuzzer calls with every input. The environment says which reader it is for (RELOCATE_FUZZ), a plan folder to damage
/// (RELOCATE_FUZZ_PLAN) and where to write (RELOCATE_FUZZ_WORK).
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  target.read(Array(UnsafeBufferPointer(start: start, count: size)))
  return 0
}

private let target: any Target = {
  let environment = ProcessInfo.processInfo.environment
  let work = environment["RELOCATE_FUZZ_WORK"] ?? NSTemporaryDirectory()
  let plan = environment["RELOCATE_FUZZ_PLAN"] ?? ""
  switch environment["RELOCATE_FUZZ"] {
  case "csv": return TableTarget(folder: work)
  case "workbook": return WorkbookTarget(folder: work)
  case "sheet": return SheetTarget(folder: work)
  case "scenario": return ScenarioTarget()
  case "plan": return PlanFolderTarget(damaging: "plan.json", of: plan, in: work)
  case "certificate": return PlanFolderTarget(damaging: "certificate.json", of: plan, in: work)
  case "assignments": return PlanFolderTarget(damaging: "assignments.csv", of: plan, in: work)
  default: fatalError("RELOCATE_FUZZ is one of csv, workbook, sheet, scenario, plan, certificate, assignments")
  }
}()

/// A reader that takes any bytes and says what is wrong with them.
protocol Target: Sendable {
  func read(_ bytes: [UInt8])
}

/// Writes a file of the target's own folder.
func write(_ bytes: [UInt8], to path: String) {
  FileManager.default.createFile(atPath: path, contents: Data(bytes))
}

/// What must hold of every answer; where it does not, libFuzzer keeps the input.
func require(_ condition: Bool, _ what: String) {
  if !condition { fatalError(what) }
}
