import Formulation
import Interpretation
import Planning
import Relocation
import Reporting

/// What binds in a plan, and what one more place of each kind would be worth.
struct WorthFinder {
  private let reading: PlanReading
  private let whatIf: CertifiedWhatIf
  private let values: [Int]
  private let seed: UInt64

  init(_ plan: PlanFolderCase) throws {
    reading = plan.reading
    values = try plan.reading.value().levels
    seed = plan.folder.document.seed
    whatIf = CertifiedWhatIf(
      plan.reading.planningCase,
      certificate: CertificateText.certificate(from: plan.folder.certificate) ?? .init(levels: []))
  }

  /// Everything with a limit that is used up, each level's dearest first; the first `checked` of them computed again.
  func binding(checked: Int, atSite site: Int? = nil) throws -> [PlaceWorth] {
    var found = limits(atSite: site).filter { $0.used >= $0.capacity }.flatMap { limit in
      values.indices.compactMap { level -> PlaceWorth? in
        guard let worth = whatIf.worth(ofLevel: level, resource: limit.name), worth > 0 else { return nil }
        return PlaceWorth(
          resource: limit.name.description, zh: limit.title.zh, en: limit.title.en, used: limit.used,
          capacity: limit.capacity, level: level + 1, worth: worth, check: nil)
      }
    }
    found.sort { ($0.level, -$0.worth, $0.resource) < ($1.level, -$1.worth, $1.resource) }
    guard checked > 0, !found.isEmpty else { return found }
    let search = try PlanningRun.compiled {
      try Counterfactual(reading.planningCase, plan: reading.plan, seed: seed)
    }
    let asItIs = try search.planAsItIs(effort: .quick).map { try value(of: $0) } ?? values
    // Places that the last level prices come last in the list and are what most plans are short of.
    let last = found.indices.filter { found[$0].level == values.count }.prefix(checked)
    for index in last { found[index].check = try check(found[index], search, asItIs) }
    return found
  }

  private func check(_ worth: PlaceWorth, _ search: Counterfactual, _ asItIs: [Int]) throws -> PlaceWorth.Check {
    let level = worth.level - 1
    let plan = search.plan(raising: worth.resource, by: 1, effort: .quick)
    let found = plan.map { PlanReading($0, in: reading.planningCase) }
    let gain = try found.map { asItIs[level] - (try $0.value().levels[level]) } ?? 0
    var changes: [String: Int] = [:]
    if let found, gain > 0 {
      for term in reading.planningCase.scenario.objectives.flatMap(\.terms) {
        changes[term.criterion.description] = try found.value(of: term.criterion) - reading.value(of: term.criterion)
      }
    }
    return PlaceWorth.Check(gain: max(0, gain), changes: changes, atMost: atMost(worth, level))
  }

  private func atMost(_ worth: PlaceWorth, _ level: Int) -> Int? {
    guard let limit = limits(atSite: nil).first(where: { $0.name.description == worth.resource }),
      case .atLeast(let bound) = whatIf.bound(ofLevel: level, raising: limit.name, by: 1)
    else { return nil }
    return max(0, values[level] - bound)
  }

  private func value(of plan: Plan) throws -> [Int] {
    try PlanReading(plan, in: reading.planningCase).value().levels
  }

  /// Every upper limit with its use.
  private func limits(atSite only: Int?) -> [(name: ResourceName, title: Bilingual, used: Int, capacity: Int)] {
    let planningCase = reading.planningCase
    var limits: [(name: ResourceName, title: Bilingual, used: Int, capacity: Int)] = []
    for (position, occupancy) in reading.occupancy().enumerated() where only == nil || only == position {
      let site = planningCase.instance.sites[position]
      for use in occupancy.uses where use.resource.isLimited(by: planningCase.scenario.rules) {
        guard let capacity = use.capacity else { continue }
        let title = RuleKind(use.resource).title
        limits.append(
          (
            .site(site.id, use.resource), Bilingual(zh: "\(site.id) \(title.zh)", en: "\(site.id) \(title.en)"),
            use.used, capacity
          ))
      }
      for dwelling in occupancy.dwellings {
        guard let count = dwelling.count else { continue }
        limits.append(
          (
            .dwelling(site.id, dwelling.type, row: 0),
            Bilingual(zh: "\(site.id) 户型 \(dwelling.type)", en: "\(site.id) dwellings \(dwelling.type)"),
            dwelling.used, count
          ))
      }
    }
    guard only == nil else { return limits }
    for (position, limit) in planningCase.scenario.limits.enumerated() {
      guard let most = limit.atMost else { continue }
      let amounts = planningCase.amounts(of: limit)
      let counted = planningCase.membership(of: limit)
      let used = reading.placed.reduce(0) { counted[$1.site] ? $0 + amounts[$1.household] : $0 }
      limits.append((.limit(position), Bilingual(zh: "限额“\(limit.name)”", en: "limit \"\(limit.name)\""), used, most))
    }
    return limits
  }
}
