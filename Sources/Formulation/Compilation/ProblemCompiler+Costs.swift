import Relocation

extension ProblemCompiler {
  /// The costs of every level, criterion by criterion.
  mutating func addCosts() throws(CompilationError) {
    let count = problem.levelCount
    problem.placedCosts = [Int](repeating: 0, count: problem.units.count * count)
    problem.unplacedCosts = problem.placedCosts
    problem.rates = [[Int]](repeating: [], count: count)
    var exceptions = [[Int: [Int]]](repeating: [:], count: problem.units.count)
    for (level, objective) in scenario.objectives.enumerated() {
      var total = 0.0
      for term in objective.terms where term.weight != 0 {
        total += largestSum(of: term)
        if total > Self.largestLevel { throw .costsOverflow(level: level, criterion: term.criterion) }
        switch term.criterion {
        case .unplaced: addUnplaced(term.weight, level)
        case .wishes: addWishes(term.weight, level, &exceptions)
        case .distance: addDistance(term.weight, level)
        case .cost: addYuan(term.weight, level)
        case .score(let name): addScore(name, term.weight, level, &exceptions)
        case .moved: try addMoved(term.weight, level, &exceptions)
        case .split: break  // charged to the groups, with the rule on cohesion
        case .worst: break  // no sum over households: compared by groups, see addComparisons()
        }
      }
    }
    collect(exceptions)
  }

  private mutating func addUnplaced(_ weight: Int, _ level: Int) {
    for (unit, it) in problem.units.enumerated() {
      let priority = planningCase.priority(ofHousehold: it.household)
      problem.unplacedCosts[unit * problem.levelCount + level] += weight * it.people * priority
    }
  }

  /// A household that stated wishes pays for none of them, with exceptions at the wished sites.
  private mutating func addWishes(_ weight: Int, _ level: Int, _ exceptions: inout [[Int: [Int]]]) {
    for (unit, it) in problem.units.enumerated() {
      let household = instance.households[it.household]
      guard household.statedWishes else { continue }
      let noneOfThem = 4
      problem.placedCosts[unit * problem.levelCount + level] += weight * it.people * noneOfThem
      for site in Set(household.wishes.compactMap { $0 }) {
        guard let position = self.site(site) else { continue }
        add(weight * it.people * (household.wishPenalty(at: site) - noneOfThem), to: &exceptions[unit], position, level)
      }
    }
  }

  private mutating func addDistance(_ weight: Int, _ level: Int) {
    let distances = planningCase.distances
    addRate(level) { settlement, site in weight * (distances.tenths(settlement: settlement, site: site) ?? 0) }
  }

  private mutating func addYuan(_ weight: Int, _ level: Int) {
    let instance = instance
    addRate(level) { _, site in weight * (instance.sites[site].costPerPersonYuan ?? 0) }
    for option in problem.dwellings.indices {
      problem.dwellings[option].costs[level] +=
        weight * (instance.dwellings[problem.dwellings[option].row].costYuan ?? 0)
    }
  }

  private mutating func addRate(_ level: Int, _ rate: (_ settlement: Int, _ site: Int) -> Int) {
    if problem.rates[level].isEmpty {
      problem.rates[level] = [Int](repeating: 0, count: instance.settlements.count * problem.siteCount)
    }
    for settlement in instance.settlements.indices {
      for (position, site) in problem.sites.enumerated() {
        problem.rates[level][settlement * problem.siteCount + position] += rate(settlement, site)
      }
    }
  }

  private mutating func addScore(_ name: String, _ weight: Int, _ level: Int, _ exceptions: inout [[Int: [Int]]]) {
    guard let scores = instance.scoresThousandths[name] else { return }
    for (unit, it) in problem.units.enumerated() {
      let household = instance.households[it.household].id
      for (position, site) in problem.sites.enumerated() {
        if let score = scores[.init(household: household, site: instance.sites[site].id)] {
          add(-weight * score, to: &exceptions[unit], position, level)
        }
      }
    }
  }

  private mutating func addMoved(
    _ weight: Int, _ level: Int, _ exceptions: inout [[Int: [Int]]]
  ) throws(CompilationError) {
    guard let earlier = planningCase.earlier else { throw .noEarlierPlan(level: level) }
    for (unit, it) in problem.units.enumerated() {
      guard let before = earlier[instance.households[it.household].id] else { continue }
      problem.placedCosts[unit * problem.levelCount + level] += weight
      problem.unplacedCosts[unit * problem.levelCount + level] += weight
      if let position = site(before.site) { add(-weight, to: &exceptions[unit], position, level) }
    }
  }

  private var largestDistanceTenths: Int {
    instance.settlements.indices.reduce(0) { largest, settlement in
      instance.sites.indices.reduce(largest) {
        max($0, planningCase.distances.tenths(settlement: settlement, site: $1) ?? 0)
      }
    }
  }

  private func add(_ cost: Int, to exceptions: inout [Int: [Int]], _ site: Int, _ level: Int) {
    exceptions[site, default: [Int](repeating: 0, count: problem.levelCount)][level] += cost
  }

  /// Writes the exceptions of costs and the bars next to each other, unit by unit.
  private mutating func collect(_ exceptions: [[Int: [Int]]]) {
    for unit in problem.units.indices {
      let barred = instance.households[problem.units[unit].household].barredSites.compactMap { site($0) }
      let start = problem.adjustments.count
      for site in Set(exceptions[unit].keys).union(barred).sorted() {
        problem.adjustments.append(
          .init(site: site, isForbidden: barred.contains(site), costs: exceptions[unit][site] ?? []))
      }
      problem.units[unit].adjustments = start..<problem.adjustments.count
    }
  }

  /// What a criterion with its weight could come to at most over all households.
  private func largestSum(of term: ObjectiveLevel.Term) -> Double {
    let people = Double(problem.units.reduce(0) { $0 + $1.people })
    let perPerson: Double
    switch term.criterion {
    case .unplaced:
      perPerson = Double(instance.households.indices.reduce(1) { max($0, planningCase.priority(ofHousehold: $1)) })
    case .wishes: perPerson = 4
    case .distance: perPerson = Double(largestDistanceTenths)
    case .split, .moved: perPerson = 1
    case .cost:
      let dwelling = instance.dwellings.reduce(0) { max($0, $1.costYuan ?? 0) }
      perPerson = Double(instance.sites.reduce(dwelling) { max($0, $1.costPerPersonYuan ?? 0) }) * 2
    case .score(let name):
      perPerson = Double(instance.scoresThousandths[name]?.values.reduce(0) { max($0, abs($1)) } ?? 0)
    case .worst: return Double(term.weight) * Double(largestDistanceTenths + 4) * 1000
    }
    return Double(term.weight) * people * max(1, perPerson)
  }

  /// The largest value of a level: with it, sums over all households times a factor for penalties stay within 64 bits.
  private static let largestLevel = 4e14
}
