import Foundation
import GLPKSolver
import Planning
import Relocation
import Reporting
import RunHistory

/// Keeps a finished run in the history beside the plan folder. Whatever goes wrong here costs the user a warning only.
struct RunRecording {
  /// When the planner began.
  let started = Date()
  private let clock = ContinuousClock.now

  /// Seconds since then, whatever the clock on the wall was set to meanwhile.
  var seconds: Double { clock.duration(to: .now) / .seconds(1) }

  /// Keeps a run that has a plan.
  func keep(_ document: PlanDocument, at folder: String, _ console: Console) {
    let gaps = document.levels.map(\.relativeGap)
    let run = Run(
      started: RunTime.text(started), seconds: document.timings.reduce(0) { $0 + $1.seconds },
      instance: document.instance, scenario: document.scenario.name, method: document.method, seed: document.seed,
      gapAsked: document.gapAsked, status: document.status == .proven ? .proven : .feasible, reason: document.reason,
      gap: gaps.max() ?? 0, peoplePlaced: document.summary.placed.people, people: document.summary.all.people,
      peopleWithFirstWish: document.summary.wishes["first"]?.people, folder: Self.name(of: folder),
      version: document.versions.relocate, glpk: document.versions.glpk, levels: document.levels.map(Self.level),
      inputs: document.inputs.map(Self.input))
    append(run, beside: folder, console)
  }

  /// Keeps a run that found that no plan obeys the rules.
  ///
  /// - Parameter isSaved: whether `impossible.json` was written there, rather than an earlier plan kept.
  func keepImpossible(_ planningCase: PlanningCase, _ output: PlanOutput, isSaved: Bool, _ console: Console) {
    let run = Run(
      started: RunTime.text(started), seconds: seconds, instance: output.input.path,
      scenario: planningCase.scenario.name, method: output.options.method.rawValue, seed: output.options.seed,
      gapAsked: output.options.gap, status: .impossible, reason: "", gap: nil, peoplePlaced: nil,
      people: planningCase.instance.households.reduce(0) { $0 + $1.people }, peopleWithFirstWish: nil,
      folder: isSaved ? Self.name(of: output.folder) : nil, version: VersionText.relocate, glpk: GLPK.version,
      levels: [], inputs: output.copies.map { Self.input($0.entry) })
    append(run, beside: output.folder, console)
  }

  private func append(_ run: Run, beside folder: String, _ console: Console) {
    do throws(RunHistoryFault) {
      try RunStore(in: Self.place(of: folder)).append(run)
    } catch {
      console.warn(RunsText.notKept(error.sentence))
    }
  }

  private static func place(of folder: String) -> URL {
    URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL.deletingLastPathComponent()
  }

  private static func name(of folder: String) -> String {
    URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL.lastPathComponent
  }

  private static func level(_ level: PlanDocument.Level) -> Run.Level {
    let terms = level.criteria.map { $0.weight == 1 ? $0.criterion : "\($0.weight) × \($0.criterion)" }
    return Run.Level(
      objective: terms.joined(separator: " + "), value: level.value, bound: level.bound,
      certifiedBound: level.certifiedBound)
  }

  private static func input(_ input: PlanDocument.Input) -> Run.Input {
    Run.Input(role: input.role.rawValue, name: input.name, bytes: input.bytes, sha256: input.sha256)
  }
}
