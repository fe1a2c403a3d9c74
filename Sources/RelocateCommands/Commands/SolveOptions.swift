import ArgumentParser
import Planning
import Relocation

/// The values of `--method`.
enum MethodOption: String, CaseIterable, ExpressibleByArgument {
  case direct, decompose

  var method: PlanningOptions.Method {
    switch self {
    case .direct: .direct
    case .decompose: .decompose
    }
  }

  init(_ method: PlanningOptions.Method) {
    switch method {
    case .direct: self = .direct
    case .decompose: self = .decompose
    }
  }
}

/// How a plan is to be found: what `solve` and `model` give to the planner.
struct SolveOptions: ParsableArguments {
  private static let standard = PlanningOptions()

  @Option(name: .long, help: HelpText.option(HelpText.method))
  var method = MethodOption(Self.standard.method)
  @Option(name: .long, help: HelpText.option(HelpText.gap, valueName: "ratio"))
  var gap = Self.standard.gap
  @Option(name: .long, help: HelpText.option(HelpText.timeLimit, valueName: "seconds"))
  var timeLimit: Double?
  @Option(name: .long, help: HelpText.option(HelpText.seed, valueName: "number"))
  var seed = Self.standard.seed
  @Option(name: .long, help: HelpText.option(HelpText.threads, valueName: "number"))
  var threads: Int?

  func validate() throws {
    let language = LanguageChoice.current
    guard gap.isFinite, gap >= 0, gap < 1 else { throw ValidationError(UsageFault.gap[language]) }
    if let timeLimit, !(timeLimit.isFinite && timeLimit > 0) { throw ValidationError(UsageFault.timeLimit[language]) }
    guard (1...256).contains(threads ?? 1) else { throw ValidationError(UsageFault.threads[language]) }
  }

  /// The same for the planner.
  var planning: PlanningOptions { planning(threads: Self.standard.threads) }

  /// The same for the planner, with so many threads where nobody says otherwise.
  func planning(threads standard: Int) -> PlanningOptions {
    PlanningOptions(
      method: method.method, gap: gap, timeLimitSeconds: timeLimit, seed: seed, threads: threads ?? standard)
  }
}
