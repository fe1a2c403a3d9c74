import Formulation

/// Answers an elastic question on large cases: multipliers bound the change from below, exchanges find one from above;
/// proven smallest where the two meet.
struct ElasticSearch {
  let question: ElasticQuestion
  let elastic: ElasticCase
  let context: RunContext
  private let prices: [Double]
  /// By household of the instance: the position of its site in the instance, or -1, to begin with.
  private let known: [Int]?

  init(_ question: ElasticQuestion, _ elastic: ElasticCase, context: RunContext, known: [Int]? = nil) {
    self.known = known
    self.question = question
    self.elastic = elastic
    self.context = context
    prices = elastic.task.problem.resources.map { question.allows($0.name) ? 1 : Self.held }
  }

  /// What a unit costs of a limit that may not give way.
  private static let held = 1_000.0

  func run() throws -> ElasticResult {
    let task = elastic.task
    let threads = context.options.threads
    var ascent = ElasticAscent(task, prices: prices, threads: threads)
    let context = context
    ascent.run(steps: 120) { !context.isOver }
    let exact = ExactBound(task, ascent.best, threads: threads)
    if exact.bound >= Int.unreachable / 2 { return .impossible }
    let model = SearchModel(task)
    let bound = max(0, exact.bound)
    var search = ExchangeSearch(
      model, sites: begin(model, ascent), weights: prices.map { Int($0) },
      dwellingWeights: [Int](repeating: 1, count: model.siteCount), seed: context.options.seed)
    search.descend(effort: known == nil ? 20_000_000 : 4_000_000) { _ in !context.isOver }
    var neighbourhoods = ElasticNeighbourhoods(model, search.state, prices: prices, context: context)
    try neighbourhoods.run(to: bound, rounds: known == nil ? 150 : 60)
    let changes = neighbourhoods.state.overruns
    guard changes.allSatisfy({ question.allows($0.resource) }) else { return .unknown }
    return .answer(
      ElasticAnswer(
        changes: changes, sizes: [], sites: neighbourhoods.state.sites, problem: model.problem, bound: bound,
        prices: ascent.best))
  }

  /// From what is known; else from the patterns that are cheapest under multipliers for the scenario's own costs, which
  /// spread people as a plan would. Without costs every place is as good as another, and everybody crowds at one.
  private func begin(_ model: SearchModel, _ ascent: ElasticAscent) -> [Int] {
    if let known { return sites(known, model) }
    guard let costed = elastic.costed else { return start(ascent.bestSites, model) }
    var spread = Subgradient(costed, threads: context.options.threads)
    spread.run(steps: 80) { _ in !context.isOver }
    guard spread.bestSites.count == elastic.task.structure.fragments.count else {
      return start(ascent.bestSites, model)
    }
    return start(spread.bestSites, model)
  }

  private func sites(_ known: [Int], _ model: SearchModel) -> [Int] {
    let problem = elastic.task.problem
    var position = [Int](repeating: -1, count: problem.siteCount)
    for (index, site) in problem.sites.enumerated() { position[site] = index }
    var fragments = [Int32](repeating: -1, count: elastic.task.structure.fragments.count)
    for (index, fragment) in elastic.task.structure.fragments.enumerated() {
      guard let unit = fragment.units.first else { continue }
      let site = known[problem.units[unit].household]
      if site >= 0 { fragments[index] = Int32(position[site]) }
    }
    return start(fragments, model)
  }

  /// A party that crosses settlements goes where its first part does, if it may; one that must be placed goes somewhere.
  private func start(_ fragments: [Int32], _ model: SearchModel) -> [Int] {
    var sites = [Int](repeating: -1, count: model.partyCount)
    for (index, fragment) in elastic.task.structure.fragments.enumerated() where sites[fragment.party] < 0 {
      sites[fragment.party] = Int(fragments[index])
    }
    for party in sites.indices {
      let row = party * model.siteCount
      let isBarred = sites[party] >= 0 && model.costs[row + sites[party]] >= SearchModel.barred
      let mayStay = model.unplaced[party] < SearchModel.barred
      guard isBarred || sites[party] < 0 && !mayStay else { continue }
      sites[party] = (0..<model.siteCount).first { model.costs[row + $0] < SearchModel.barred } ?? -1
    }
    return sites
  }
}

extension SearchState {
  /// The limits that are overrun, as changes that would allow it; missing dwellings count for the first type that would do.
  var overruns: [Impossibility.Change] {
    var changes: [Impossibility.Change] = []
    for (index, resource) in model.problem.resources.enumerated() {
      if loads[index] > model.uppers[index] {
        changes.append(.init(resource: resource.name, amount: loads[index] - model.uppers[index]))
      } else if loads[index] < model.lowers[index] {
        changes.append(.init(resource: resource.name, amount: loads[index] - model.lowers[index]))
      }
    }
    for site in 0..<model.siteCount where shortages[site] > 0 { changes += missingDwellings(at: site) }
    return changes
  }

  private func missingDwellings(at site: Int) -> [Impossibility.Change] {
    let sizes = model.bands.sizes.count
    let counts = Array(sizeCounts[site * sizes..<(site + 1) * sizes])
    var missing: [Int: Int] = [:]
    for (size, housed) in model.bands.housing(at: site, counts: counts).enumerated() {
      let short = Int(counts[size]) - housed.reduce(0) { $0 + $1.count }
      let options = model.bands.options(at: site).filter { $0.first <= size && size <= $0.last }
      if short > 0, let option = options.last?.option { missing[option, default: 0] += short }
    }
    return missing.sorted { $0.key < $1.key }.compactMap { option, count in
      model.problem.dwellings[option].resource.map {
        .init(resource: model.problem.resources[$0].name, amount: count)
      }
    }
  }
}
