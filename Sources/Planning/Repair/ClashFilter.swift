import Formulation
import GLPKSolver
import Relocation

/// Singles out limits and rules that cannot all hold, by taking away what is not needed for that (a deletion filter).
struct ClashFilter {
  let planningCase: PlanningCase
  let context: RunContext
  private let finder: RepairFinder

  init(_ planningCase: PlanningCase, context: RunContext) {
    self.planningCase = planningCase
    self.context = context
    finder = RepairFinder(planningCase, context: context)
  }

  func run() throws -> RuleClash? {
    finder.isSmall ? try filtered() : try counted()
  }

  // MARK: - Small cases

  /// Each limit and rule is taken away in turn, and left out for good where the others alone have no plan.
  private func filtered() throws -> RuleClash? {
    // A closed site has its limits too, once it is not closed any more.
    var opened = ElasticQuestion()
    opened.relaxed = planningCase.scenario.changes.close.sorted().map { .closing($0) }
    let problem = try ElasticCase(opened, of: planningCase, seed: context.options.seed).task.problem
    let limits = problem.resources.flatMap { resource -> [RuleClash.Member] in
      if case .share = resource.name { return [] }
      return (resource.lower == nil ? [] : [.limit(resource.name, isUpper: false)])
        + (resource.upper == nil ? [] : [.limit(resource.name, isUpper: true)])
    }
    var members = finder.rules.map { RuleClash.Member.rule($0) } + limits
    guard try isClash(members, of: limits) == true else { return nil }
    var isSure = true
    for member in members.reversed() where !context.isOver {
      let others = members.filter { $0 != member }
      switch try isClash(others, of: limits) {
      case true?: members = others
      case false?: break
      case nil: isSure = false
      }
    }
    return members.isEmpty ? nil : RuleClash(members: members, isIrreducible: isSure && !context.isOver)
  }

  /// Whether there is no plan where only these limits and rules hold; `nil` where that was not found out.
  private func isClash(_ members: [RuleClash.Member], of limits: [RuleClash.Member]) throws -> Bool? {
    let kept = Set(members)
    var question = ElasticQuestion()
    question.movable = []
    question.removed = Set(limits).subtracting(kept)
    question.relaxed = finder.rules.filter { !kept.contains(.rule($0)) }
    let elastic = try ElasticCase(question, of: planningCase, seed: context.options.seed)
    switch try ElasticProgram(question, elastic, context: context).run() {
    case .answer: return false
    case .impossible: return true
    case .unknown: return nil
    }
  }

  // MARK: - Large cases

  /// The limits that have a price where prices alone prove that there is no plan, and the rules without which these
  /// prices prove nothing.
  private func counted() throws -> RuleClash? {
    let task = try ElasticCase(ElasticQuestion(), of: planningCase, seed: context.options.seed).task
    var ascent = ElasticAscent(task, prices: task.problem.resources.map { _ in 1 }, threads: context.options.threads)
    ascent.run(steps: 20) { !context.isOver }
    var prices = ascent.best
    guard proves(task, prices) else { return nil }
    for resource in prices.resources.indices where prices.resources[resource] != 0 && !context.isOver {
      var fewer = prices
      fewer.resources[resource] = 0
      if proves(task, fewer) { prices = fewer }
    }
    let limits = zip(task.problem.resources, prices.resources).filter { $0.1 != 0 }.map { resource, price in
      RuleClash.Member.limit(resource.name, isUpper: price > 0)
    }
    var relaxed: [RelaxedRule] = []
    for rule in finder.rules where !context.isOver {
      var question = ElasticQuestion()
      question.relaxed = relaxed + [rule]
      let looser = try ElasticCase(question, of: planningCase, seed: context.options.seed).task
      if proves(looser, NamedPrices(task.problem, prices).multipliers(on: looser)) { relaxed.append(rule) }
    }
    let rules = finder.rules.filter { !relaxed.contains($0) }.map { RuleClash.Member.rule($0) }
    return RuleClash(members: rules + limits, isIrreducible: false)
  }

  private func proves(_ task: LevelTask, _ prices: Multipliers<Double>) -> Bool {
    ExactBound(task, prices, threads: context.options.threads).bound > 0
  }
}
