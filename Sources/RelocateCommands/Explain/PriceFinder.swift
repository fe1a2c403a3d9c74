import Formulation
import Interpretation
import Planning
import Relocation
import Reporting

/// Finds what it takes to have a household elsewhere: bounds from the certificate, plans by search or by a full solve.
struct PriceFinder {
  private let reading: PlanReading
  private let whatIf: CertifiedWhatIf
  private let counterfactual: Counterfactual
  /// By level: the present plan's value, and what is proven of every plan.
  private let values: [Int]
  private let provenBounds: [Int]
  private let seed: UInt64

  /// - Throws: ``CommandFailure`` with 65 where the scenario cannot be stated as sums.
  init(_ plan: PlanFolderCase) throws {
    reading = plan.reading
    let document = plan.folder.document
    seed = document.seed
    values = try plan.reading.value().levels
    provenBounds = document.levels.map(\.bound)
    whatIf = CertifiedWhatIf(
      plan.reading.planningCase,
      certificate: CertificateText.certificate(from: plan.folder.certificate) ?? .init(levels: []))
    counterfactual = try PlanningRun.compiled {
      try Counterfactual(plan.reading.planningCase, plan: plan.reading.plan, seed: plan.folder.document.seed)
    }
  }

  /// Households times sites up to which a full solve takes no longer than a search.
  private static let smallCase = 300

  /// Whether a full solve takes no longer than a search.
  var isSmall: Bool {
    let instance = reading.planningCase.instance
    return instance.households.count * instance.sites.count <= Self.smallCase
  }

  /// The households, by position, that must go where this one goes, itself among them.
  func party(of household: Int) -> [Int] { counterfactual.bound(to: household) }

  /// Questions for which a search that found no plan keeping the earlier levels is made again with more effort: the others
  /// would take longer than one waits for an answer.
  private static let secondSearches = 1

  /// The prices of all sites but its own, by position, by quick searches near the present plan.
  func prices(of household: Int) throws -> [Int: MovePrice] {
    let others = reading.planningCase.instance.sites.indices.filter { $0 != reading.sites[household] }
    let near = counterfactual.plans(holding: household, at: others, effort: .quick)
    var left = Self.secondSearches
    var prices: [Int: MovePrice] = [:]
    for (site, found) in zip(others, near) {
      let quick = try price(of: site, household: household, found: found, solverBounds: nil, foundBy: "search")
      let isOpen = quick.knowledge == .atLeast || quick.knowledge == .between && quick.level < values.count
      if isOpen, left > 0 {
        left -= 1
        let again = counterfactual.plan(holding: household, at: site, effort: .second)
        prices[site] = try price(of: site, household: household, found: again, solverBounds: nil, foundBy: "search")
      } else {
        prices[site] = quick
      }
    }
    return prices
  }

  /// The same by a full solve with the household pinned, from the present plan's search.
  func solvedPrice(
    of site: Int, household: Int, options: PlanningOptions, _ run: PlanningRun
  ) throws -> MovePrice {
    let instance = reading.planningCase.instance
    var scenario = reading.planningCase.scenario
    scenario.changes.pin[instance.households[household].id] = instance.sites[site].id
    let pinned = PlanningCase(instance: instance, scenario: scenario, earlier: reading.planningCase.earlier)
    let near = counterfactual.plan(holding: household, at: site, effort: isSmall ? .quick : .thorough)
    switch try run.outcome(for: pinned, options) {
    case .planned(let result):
      let isNearBetter =
        try near.map { try value(of: $0).lexicographicallyPrecedes(result.levels.map(\.value)) } ?? false
      // The solver's bounds hold for plans that keep the earlier levels at the values it found.
      return try price(
        of: site, household: household, found: isNearBetter ? near : result.plan,
        solverBounds: result.levels.map { ($0.value, $0.bound) }, foundBy: isNearBetter ? "search" : "solve")
    case .impossible:
      var price = try price(of: site, household: household, found: nil, solverBounds: nil, foundBy: nil)
      price.knowledge = .impossible
      return price
    case .stoppedWithoutPlan:
      return try price(of: site, household: household, found: near, solverBounds: nil, foundBy: "search")
    }
  }

  private func value(of plan: Plan) throws -> [Int] {
    try PlanReading(plan, in: reading.planningCase).value().levels
  }

  private func price(
    of site: Int, household: Int, found plan: Plan?, solverBounds: [(value: Int, bound: Int)]?, foundBy: String?
  ) throws -> MovePrice {
    let found = try plan.flatMap { try checked($0, household: household, site: site) }
    let foundValues = try found?.value().levels
    let proven = bounds(of: site, household: household, foundValues, solverBounds)
    let last = values.count - 1
    let level =
      foundValues.flatMap { found in values.indices.first { values[$0] != found[$0] } } ?? proven.firstWorse ?? last
    var price = MovePrice(
      knowledge: .atLeast, level: level + 1, atLeast: proven.bounds[level].map { $0 - values[level] },
      atMost: foundValues.map { $0[level] - values[level] },
      estimate: estimate(ofLevel: level, household: household, site: site), boundIsCertified: proven.isCertified[level],
      levels: values.indices.map {
        .init(number: $0 + 1, present: values[$0], bound: proven.bounds[$0], found: foundValues?[$0])
      }, changes: [:], withIt: [], others: [], foundBy: found == nil ? nil : foundBy)
    if let foundValues {
      let isExact = (0...level).allSatisfy { proven.bounds[$0] == foundValues[$0] }
      price.knowledge = isExact ? .exact : .between
    } else if proven.isImpossible {
      price.knowledge = .impossible
    }
    if let found { try describe(found, household: household, in: &price) }
    return price
  }

  /// What is proven of each level for plans that keep the present plan's earlier levels.
  private func bounds(
    of site: Int, household: Int, _ found: [Int]?, _ solved: [(value: Int, bound: Int)]?
  ) -> (bounds: [Int?], isCertified: [Bool], firstWorse: Int?, isImpossible: Bool) {
    var bounds: [Int?] = []
    var isCertified: [Bool] = []
    var firstWorse: Int?
    var isImpossible = false
    for level in values.indices {
      var bound: Int?
      var certified = false
      switch whatIf.bound(ofLevel: level, holding: household, at: site) {
      case .atLeast(let least):
        bound = least
        certified = true
      case .noPlan where level == 0: isImpossible = true
      // No plan keeps the first level: that one is worse by at least one.
      case .noPlan where level == 1:
        bounds[0] = max(bounds[0] ?? Int.min, values[0] + 1)
        isCertified[0] = true
        firstWorse = firstWorse ?? 0
      case .noPlan, .unknown: break
      }
      // Holding a household somewhere makes no plan better: what is proven of all plans holds here too.
      if provenBounds.indices.contains(level), provenBounds[level] > bound ?? Int.min {
        bound = provenBounds[level]
        certified = false
      }
      if let solved, solved.indices.contains(level), solved[level].bound > bound ?? Int.min,
        (0..<level).allSatisfy({ solved[$0].value == found?[$0] })
      {
        bound = solved[level].bound
        certified = false
      }
      bounds.append(bound)
      isCertified.append(certified)
      if firstWorse == nil, let bound, bound > values[level] { firstWorse = level }
    }
    return (bounds, isCertified, firstWorse, isImpossible)
  }

  private func estimate(ofLevel level: Int, household: Int, site: Int) -> Int? {
    guard case .atLeast(let held) = whatIf.bound(ofLevel: level, holding: household, at: site),
      case .atLeast(let free) = whatIf.bound(ofLevel: level)
    else { return nil }
    return max(0, held - free)
  }

  /// A plan read and judged by the domain's own check; `nil` where it breaks a rule, which would be a fault of the search.
  private func checked(_ plan: Plan, household: Int, site: Int) throws -> PlanReading? {
    let found = PlanReading(plan, in: reading.planningCase)
    guard PlanCheck.violations(found).isEmpty, found.sites[household] == site else { return nil }
    return found
  }

  private func describe(_ found: PlanReading, household: Int, in price: inout MovePrice) throws {
    let instance = reading.planningCase.instance
    for term in reading.planningCase.scenario.objectives.flatMap(\.terms) {
      price.changes[term.criterion.description] =
        try found.value(of: term.criterion) - reading.value(of: term.criterion)
    }
    let party = Set(counterfactual.bound(to: household))
    for position in instance.households.indices where position != household {
      guard reading.sites[position] != found.sites[position] else { continue }
      let move = MovePrice.Move(
        household: instance.households[position].id.rawValue,
        from: reading.sites[position].map { instance.sites[$0].id.rawValue },
        to: found.sites[position].map { instance.sites[$0].id.rawValue })
      if party.contains(position) { price.withIt.append(move) } else { price.others.append(move) }
    }
  }
}
