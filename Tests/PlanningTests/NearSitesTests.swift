import Formulation
import Relocation
import SyntheticInstances
import Testing

@testable import Planning

@Suite("Only the sites that matter")
struct NearSitesTests {
  /// A made-up county with more sites than a settlement looks at.
  private func task() throws -> LevelTask {
    let instance = CountyShape(households: 300, sites: 12, settlements: 40, slack: 0.04, seed: 2).instance()
    let planningCase = PlanningCase(instance: instance, scenario: .standard, earlier: nil)
    let problem = try AssignmentProblem(planningCase, seed: 1)
    return LevelTask(problem: problem, structure: BlockStructure(problem), level: 1, caps: [0])
  }

  @Test("A list has the cheapest site of every household in its settlement, in order, on any number of threads")
  func lists() throws {
    let task = try task()
    let zero = Multipliers(for: task)
    let near = NearSites(task, zero, width: 6, threads: 1)
    let other = NearSites(task, zero, width: 6, threads: 2)
    let pricer = Pricer(task, zero)
    let row = UnsafeMutableBufferPointer<Double>.allocate(capacity: 12)
    defer { row.deallocate() }
    for (block, it) in task.structure.blocks.enumerated() {
      let list = near.sites(of: block)
      #expect(list == list.sorted() && Set(list).count == 6 && list == other.sites(of: block))
      for (position, site) in list.enumerated() { #expect(near.position(of: site, in: block) == position) }
      guard it.fragments.count <= 6 else { continue }
      for fragment in it.fragments {
        _ = pricer.price(fragment, into: row)
        #expect(list.contains { row[$0] == row.min() })
      }
    }
  }

  @Test("One site's price is that of the whole row")
  func singlePrice() throws {
    let task = try task()
    var prices = Multipliers(for: task)
    for index in prices.resources.indices { prices.resources[index] = Double(index % 5) }
    let pricer = Pricer(task, prices)
    let row = UnsafeMutableBufferPointer<Double>.allocate(capacity: 12)
    defer { row.deallocate() }
    for fragment in task.structure.fragments.indices {
      _ = pricer.price(fragment, into: row)
      for site in 0..<12 { #expect(abs(pricer.price(fragment, at: site) - row[site]) <= 1e-9 * abs(row[site])) }
    }
  }

  @Test("Costs that are added up when asked for are those of each household's choices")
  func partyCosts() throws {
    let problem = try task().problem
    let costs = PartyCosts(problem, [(1, 1)])
    for (party, it) in problem.parties.enumerated() {
      for site in 0..<problem.siteCount {
        let own = it.units.map { unit in
          problem.choices(of: unit, at: site).map { problem.cost(of: unit, $0, level: 1) }.min()
        }
        let expected = own.contains(nil) ? SearchModel.barred : own.reduce(0) { $0 + ($1 ?? 0) }
        #expect(costs[party * problem.siteCount + site] == expected)
      }
    }
  }

  @Test("By conjugate gradients over pairs of sites a Newton step is that of the dense matrix")
  func newtonStep() throws {
    let task = try task()
    let near = NearSites(all: task.problem.siteCount)
    let dual = try #require(SmoothedDual(task, near: near, threads: 1))
    let prices = SmoothedPrices(dual.model, task.problem.resources.map { _ in 2 }, 60)
    func covariance(isDense: Bool) -> UseCovariance {
      var sums = SmoothedSums(
        resourceCount: task.problem.resources.count, model: dual.model, isDense: isDense)
      for block in task.structure.blocks.indices { sums.add(block, prices, isFree: false) }
      sums.addDwellingChoice(prices)
      return sums.covariance
    }
    let diagonal = dual.variables.map { _ in 50.0 }
    let right = dual.variables.indices.map { Double($0 % 3) - 0.7 }
    let step = try #require(
      NewtonSystem(covariance(isDense: false), dual.variables, diagonal: diagonal).solve(right))
    let dense = covariance(isDense: true)
    for (row, one) in dual.variables.enumerated() {
      let image = dual.variables.enumerated().reduce(diagonal[row] * step[row]) {
        $0 + one.sign * $1.element.sign * dense.between(one.resource, $1.element.resource) * step[$1.offset]
      }
      #expect(abs(image - right[row]) < 0.05)
    }
  }

  @Test("A group's sites are counted, and forgotten when its last party leaves")
  func siteCounts() throws {
    let groups = try task().problem.groups
    let group = try #require(groups.indices.first { groups[$0].parties.count >= 3 })
    var counts = SiteCounts(groups)
    counts.add(group, at: 4)
    counts.add(group, at: 7)
    counts.add(group, at: 4)
    #expect(counts.uses[group] == 2 && counts.count(group, at: 4) == 2 && counts.count(group, at: 7) == 1)
    counts.remove(group, at: 7)
    counts.remove(group, at: 4)
    #expect(counts.uses[group] == 1 && counts.count(group, at: 4) == 1 && counts.count(group, at: 7) == 0)
  }
}
