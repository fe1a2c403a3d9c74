import Formulation
import GLPKSolver
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Walks over open sets")
struct OpenSetWalkTests {
  /// A solver with multipliers and a first plan, of a made-up county with little to spare.
  private func solver(seed: UInt64, split: Int = 200, threads: Int = 1) throws -> LevelSolver {
    try .ofPlannedCounty(
      CountyShape(households: 90, sites: 5, settlements: 18, slack: 0.05, seed: seed), split: split, threads: threads)
  }

  private func relaxation(_ solver: LevelSolver) throws -> OpenSetRelaxation {
    OpenSetRelaxation(
      solver.model, plan: try #require(solver.outcome.sites),
      overrunPrices: solver.prices.resources.map { abs($0) * 2 + solver.averageCost })
  }

  @Test("With households divisible, a plan's sets cost no more than the plan", arguments: [1, 2] as [UInt64])
  func relaxes(seed: UInt64) throws {
    let solver = try solver(seed: seed)
    let cost = try withGLPKProblem(named: "test") { lp in
      var relaxation = try relaxation(solver)
      try relaxation.build(&lp, Pricer(solver.task, solver.prices))
      return try relaxation.optimize(&lp)?.cost
    }
    let least = try #require(cost)
    #expect(least <= Double(solver.outcome.value) + 1e-6)
  }

  @Test("Sets changed one by one cost what they cost from the start, and what is taken back leaves no trace")
  func changes() throws {
    let solver = try solver(seed: 5)
    let blocks = solver.task.structure.blocks.indices
    let pricer = Pricer(solver.task, solver.prices)
    let first = try relaxation(solver).sets
    var others = first
    for block in blocks.prefix(12) where first[block] != [] {
      others[block] = first[block] == [0, 1] ? [2, 3] : [0, 1]
    }
    let wanted = others
    let costs = try withGLPKProblem(named: "test") { lp -> [Double?] in
      var relaxation = try relaxation(solver)
      try relaxation.build(&lp, pricer)
      var costs = [try relaxation.optimize(&lp)?.cost]
      var changes: [OpenSetRelaxation.Change] = []
      for block in blocks where wanted[block] != first[block] {
        changes.append(try relaxation.change(block, to: wanted[block], &lp, pricer))
        if block.isMultiple(of: 3) { _ = try relaxation.optimize(&lp) }
      }
      costs.append(try relaxation.optimize(&lp)?.cost)
      for change in changes.reversed() { try relaxation.undo(change, &lp) }
      costs.append(try relaxation.optimize(&lp)?.cost)
      try relaxation.changeAll(to: wanted, &lp, pricer)
      costs.append(try relaxation.optimize(&lp)?.cost)
      return costs
    }
    let known = costs.compactMap(\.self)
    try #require(known.count == 4)
    #expect(abs(known[0] - known[2]) < 1e-3)
    #expect(abs(known[1] - known[3]) < 1e-3)
    #expect(abs(known[0] - known[1]) > 1)
  }

  @Test("What a change costs at the multipliers is no more than what it costs")
  func estimates() throws {
    let solver = try solver(seed: 6)
    let pairs = try withGLPKProblem(named: "test") { lp -> [(estimate: Double, change: Double)] in
      var relaxation = try relaxation(solver)
      try relaxation.build(&lp, Pricer(solver.task, solver.prices))
      guard let start = try relaxation.optimize(&lp) else { return [] }
      let pricer = Pricer(solver.task, start.multipliers)
      var blocks = BlockSolver(pricer)
      defer { blocks.deallocate() }
      var pairs: [(estimate: Double, change: Double)] = []
      for block in solver.task.structure.blocks.indices.prefix(20) where relaxation.sets[block] != [] {
        let own = blocks.solve(block, openSet: relaxation.sets[block])
        for set in [[0, 1], [2, 3], [4]] where set != relaxation.sets[block] {
          let estimate = blocks.solve(block, openSet: set) - own
          guard estimate < .unreachable / 2 else { continue }
          let change = try relaxation.change(block, to: set, &lp, pricer)
          if let point = try relaxation.optimize(&lp) { pairs.append((estimate, point.cost - start.cost)) }
          try relaxation.undo(change, &lp)
        }
      }
      return pairs
    }
    #expect(pairs.count > 20)
    #expect(pairs.allSatisfy { $0.estimate <= $0.change + 1e-3 })
  }

  @Test("A round keeps the plan or betters it, and some rounds better it")
  func gains() throws {
    let gains = try (1...4).map { seed -> Int in
      var solver = try solver(seed: UInt64(seed))
      let before = solver.outcome.value
      _ = try solver.walkOpenSets(0)
      let sites = try #require(solver.outcome.sites)
      let allocation = try #require(solver.model.allocation(sites))
      #expect(solver.task.obeys(allocation))
      return before - solver.outcome.value
    }
    #expect(gains.allSatisfy { $0 >= 0 })
    #expect(gains.contains { $0 > 0 })
  }

  @Test("One thread or two, the plan is the same")
  func threads() throws {
    let plans = try [1, 2].map { threads -> [Int]? in
      var solver = try solver(seed: 7, threads: threads)
      _ = try solver.walkOpenSets(0)
      return solver.outcome.sites
    }
    #expect(plans[0] == plans[1])
  }

  @Test("Where walks get nowhere, households are still placed anew within the plan's sets")
  func frozen() throws {
    var solver = try solver(seed: 3)
    let (before, sets) = (solver.outcome.value, try relaxation(solver).sets)
    solver.walkFreedom = 0
    #expect(!solver.canWalk)
    _ = try solver.walkOpenSets(4)
    #expect(solver.walkFreedom == 0)
    #expect(solver.outcome.value <= before)
    for (set, known) in zip(try relaxation(solver).sets, sets) { #expect(Set(set).isSubset(of: known)) }
  }
}
