import Formulation
import GLPKSolver
import Relocation

/// Answers an elastic question by branch and cut over the whole model: exact, for small cases.
struct ElasticProgram {
  let question: ElasticQuestion
  let elastic: ElasticCase
  let context: RunContext
  private let model: SearchModel
  private var kernel: Kernel

  init(_ question: ElasticQuestion, _ elastic: ElasticCase, context: RunContext) {
    self.question = question
    self.elastic = elastic
    self.context = context
    model = SearchModel(elastic.task)
    kernel = Kernel(model, candidates: Self.candidates(model), overrunPrices: model.uppers.map { _ in 1 })
    kernel.makeOverrunsOnlyCost()
    settleOverruns()
    chargeSizes()
  }

  /// Households × sites up to which the whole model is searched.
  static let largestSize = 3_000

  private static func candidates(_ model: SearchModel) -> [[Int]] {
    (0..<model.partyCount).map { party in
      let outside = model.levelUnplaced[party] < SearchModel.barred ? [-1] : []
      return outside
        + (0..<model.siteCount).filter { model.levelCosts[party * model.siteCount + $0] < SearchModel.barred }
    }
  }

  /// Limits that may not give way are held. Those that are not there give way like others, and are not told: only
  /// whether there is an answer counts then, and a search without any cost has nothing to go by.
  private mutating func settleOverruns() {
    for overrun in kernel.overruns {
      let name = model.problem.resources[overrun.resource].name
      if question.removed.contains(.limit(name, isUpper: overrun.isAbove)) || question.allows(name) { continue }
      kernel.columns[overrun.column].upper = 0
    }
  }

  private mutating func chargeSizes() {
    for housing in kernel.housingColumns where !isMeant(housing) { kernel.columns[housing.column].cost = 1 }
  }

  private func isMeant(_ housing: (site: Int, size: Int, option: Int, column: Int)) -> Bool {
    elastic.admits(model.problem.dwellings[housing.option].row, model.bands.sizes[housing.size])
  }

  func run() throws -> ElasticResult {
    // A party that must be placed and may go nowhere: no number helps.
    if kernel.candidates.contains(where: \.isEmpty) { return .impossible }
    guard !kernel.columns.isEmpty else { return .answer(answer([], bound: 0)) }
    let solution = try solve()
    switch solution {
    case .optimal(let values, _, _), .feasible(let values, _, _, .gapReached):
      let answer = answer(values, bound: 0)
      return .answer(self.answer(values, bound: answer.units))
    case .feasible(let values, _, let bound, _):
      return .answer(answer(values, bound: Int(fromSolver: (bound ?? 0) - 1e-6, .up)))
    case .infeasible: return .impossible
    case .noSolution, .unbounded: return .unknown
    }
  }

  private func solve() throws -> MIPSolution {
    let options = MIPOptions(
      timeLimitSeconds: context.remaining, absoluteGap: 0.9, presolve: false, cuts: [], rootMethod: .dualThenPrimal,
      stop: context.stop)
    return try kernel.search(options)
  }

  private func answer(_ values: [Double], bound: Int) -> ElasticAnswer {
    let changes = kernel.overruns.compactMap { overrun -> Impossibility.Change? in
      let amount = Int(fromSolver: values[overrun.column], .toNearestOrAwayFromZero)
      let name = model.problem.resources[overrun.resource].name
      let isRemoved = question.removed.contains(.limit(name, isUpper: overrun.isAbove))
      guard amount > 0, !isRemoved else { return nil }
      return .init(resource: name, amount: overrun.isAbove ? amount : -amount)
    }
    let sizes = kernel.housingColumns.compactMap { housing -> RepairWay.Item? in
      let count = Int(fromSolver: values[housing.column], .toNearestOrAwayFromZero)
      guard count > 0, !isMeant(housing) else { return nil }
      let dwelling = elastic.planningCase.instance.dwellings[model.problem.dwellings[housing.option].row]
      return .dwellingSize(
        dwelling.site, dwelling.type, people: model.bands.sizes[housing.size], households: count)
    }
    return ElasticAnswer(
      changes: changes, sizes: sizes, sites: kernel.sites(values), problem: model.problem, bound: bound)
  }
}
