import Testing

@testable import Planning

@Suite("Generalized assignment")
struct AssignmentSearchTests {
  private func solved(_ problem: GeneralizedAssignment, threads: Int = 1) throws -> AssignmentSearch {
    var search = try #require(AssignmentSearch(problem, seed: 5, threads: threads))
    search.begin(prices: problem.capacities.map { _ in 1 }, proceed: { true })
    while !search.isDone { search.advance(proceed: { true }) }
    return search
  }

  @Test(
    "Value and bound are the least cost that trying every assignment finds", arguments: RandomAssignment.Kind.allCases)
  func agreesWithBruteForce(kind: RandomAssignment.Kind) throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      let random = RandomAssignment(kind, seed: seed)
      let search = try solved(random.problem)
      let least = random.leastCost()
      guard let best = search.best else {
        #expect(least == nil, "\(kind), seed \(seed): called impossible")
        continue
      }
      let cost = random.problem.offset + random.problem.unit * random.problem.cost(best)
      #expect(cost == least, "\(kind), seed \(seed)")
      #expect(search.lower == search.upper && search.upper == random.problem.cost(best))
      #expect(random.problem.isFeasible(best))
    }
  }

  @Test("Any multipliers bound the cost, and the rise of a pair bounds the cost with that pair held")
  func relaxationBounds() throws {
    for (number, kind) in RandomAssignment.Kind.allCases.enumerated() {
      let random = RandomAssignment(kind, seed: 77)
      var space = AssignmentSpace(random.problem)
      guard !space.isEmpty, var relaxation = AssignmentRelaxation(random.problem) else { continue }
      var draws = SplitMix(state: UInt64(number))
      relaxation.move((0..<random.jobCount).map { _ in draws.below(20 * relaxation.scale) }, &space)
      relaxation.evaluate(&space, wantsLosses: true)
      relaxation.sumUp(space)
      let (problem, scale) = (random.problem, relaxation.scale)
      func inScale(_ cost: Int?) -> Int { cost.map { ($0 - problem.offset) / problem.unit * scale } ?? .max }
      #expect(relaxation.value <= inScale(random.leastCost()))
      for job in 0..<random.jobCount where space.agents[job] < 0 {
        for agent in random.capacities.indices where space.isOpen[agent * random.jobCount + job] {
          let least = inScale(random.leastCost(holding: (job, agent)))
          #expect(relaxation.value + relaxation.rise(job, at: agent) <= least, "\(kind), job \(job) at \(agent)")
        }
      }
    }
  }

  @Test("A search on two threads is the same as on one")
  func threads() throws {
    let random = RandomAssignment(.tight, seed: 4)
    let (one, two) = (try solved(random.problem), try solved(random.problem, threads: 2))
    #expect(one.best == two.best && one.work == two.work && one.lower == two.lower)
  }

  @Test("The two halves of a split tree answer together what the whole one answers")
  func split() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let random = RandomAssignment(.tight, seed: seed)
      let space = AssignmentSpace(random.problem)
      guard let least = random.leastCost(), !space.isEmpty, let relaxation = AssignmentRelaxation(random.problem)
      else { continue }
      let target = (least - random.problem.offset) / random.problem.unit
      for (aim, isMet) in [(target, true), (target - 1, false)] {
        var tree = AssignmentTree(space, relaxation, target: aim, rootSteps: 0, steps: 0)
        var verdict = tree.run(work: .max / 4, evaluations: 1, proceed: { true })
        var found = isFound(verdict)
        if var other = tree.split() { found = isFound(other.run(work: .max / 4, proceed: { true })) || found }
        verdict = tree.run(work: .max / 4, proceed: { true })
        #expect((isFound(verdict) || found) == isMet, "seed \(seed), target \(aim)")
      }
    }
  }

  private func isFound(_ verdict: AssignmentTree.Verdict) -> Bool {
    if case .found = verdict { true } else { false }
  }
}

@Suite("Knapsacks")
struct KnapsackTests {
  @Test("Value and losses are those of trying every filling", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func agreesWithBruteForce(seed: UInt64) {
    var random = SplitMix(state: seed)
    var knapsack = Knapsack()
    for _ in 0..<20 {
      let items = (0..<(1 + random.below(8))).map { _ in (amount: random.below(9), profit: random.below(30) - 6) }
      let capacity = random.below(25)
      knapsack.solve(items, capacity: capacity, wantsLosses: true)
      #expect(knapsack.value == best(items, capacity) { _ in true })
      for item in items.indices {
        let other = best(items, capacity) { ($0 >> item & 1 == 1) != knapsack.isTaken[item] }
        #expect(knapsack.losses[item] == other.map { knapsack.value - $0 } ?? Knapsack.unreachable)
      }
    }
  }

  private func best(_ items: [(amount: Int, profit: Int)], _ capacity: Int, _ isWanted: (Int) -> Bool) -> Int? {
    (0..<(1 << items.count)).filter(isWanted).compactMap { filling -> Int? in
      let taken = items.indices.filter { filling >> $0 & 1 == 1 }
      guard taken.reduce(0, { $0 + items[$1].amount }) <= capacity else { return nil }
      return taken.reduce(0) { $0 + items[$1].profit }
    }.max()
  }
}
