import Relocation

/// A case prepared for re-deriving bounds: everything that does not depend on multipliers, by position.
///
/// Made from the domain's own types, and deliberately not from the compiled problem that plans are found with.
struct CertificationTables: Sendable {
  let planningCase: PlanningCase
  let siteCount: Int
  /// By household.
  let people: [Int]
  /// What a household takes of each site resource, at `household · resources + resource`.
  let amounts: [Int]
  /// By site, and by dwelling row of the instance.
  let yuanPerPerson: [Int]
  let yuanOfDwelling: [Int]
  /// Which sites a household may go to: asked for when needed, since lists of them would fill the memory.
  private let eligibility: Eligibility
  let kinds: HouseholdKinds
  /// By household: the positions of its three wishes; -1 for a site that is not there or a wish not stated.
  let wishes: [[Int]]
  /// By household: whether it stated any wish, be it for a site that is not there.
  let statedWishes: [Bool]
  /// By household: the position of the site in the earlier plan; -1 for one that is not there any more, `nil` for none.
  let earlierSites: [Int?]
  /// By household size and site: the dwelling rows that may be taken, as positions in the instance's dwellings.
  let dwellingRows: [Int: [[Int]]]
  /// By site: whether it has dwelling rows at all.
  let hasDwellings: [Bool]
  /// By limit and household, what it counts; by limit and site, whether it counts there.
  let limitAmounts: [[Int]]
  let limitSites: [[Bool]]
  /// By limit and household, what it adds above the limit's share; empty for a limit without one.
  let shareExcesses: [[Int]]
  let parties: PartyTable

  init(_ planningCase: PlanningCase) {
    self.planningCase = planningCase
    let instance = planningCase.instance
    eligibility = Eligibility(planningCase)
    siteCount = instance.sites.count
    let people = instance.households.map(\.people)
    let amounts = instance.households.flatMap { household in SiteResource.allCases.map { $0.amount(of: household) } }
    self.people = people
    self.amounts = amounts
    yuanPerPerson = instance.sites.map { $0.costPerPersonYuan ?? 0 }
    yuanOfDwelling = instance.dwellings.map { $0.costYuan ?? 0 }
    wishes = instance.households.map { $0.wishes.map { $0.flatMap { instance.index(of: $0) } ?? -1 } }
    statedWishes = instance.households.map(\.statedWishes)
    earlierSites = instance.households.map { household in
      planningCase.earlier?[household.id].map { instance.index(of: $0.site) ?? -1 }
    }
    hasDwellings = instance.sites.map { !instance.dwellings(at: $0.id).isEmpty }
    dwellingRows = Self.dwellingRows(of: instance)
    let limitAmounts = planningCase.scenario.limits.map { planningCase.amounts(of: $0) }
    let shareExcesses = planningCase.scenario.limits.map { Self.excesses(of: $0, planningCase) }
    self.limitAmounts = limitAmounts
    self.shareExcesses = shareExcesses
    limitSites = planningCase.scenario.limits.map { planningCase.membership(of: $0) }
    parties = PartyTable(planningCase)
    let resources = SiteResource.allCases.count
    kinds = HouseholdKinds(of: people.count) { household in
      [people[household]] + amounts[(household * resources)..<((household + 1) * resources)]
        + limitAmounts.map { $0[household] } + shareExcesses.filter { !$0.isEmpty }.map { $0[household] }
    }
  }

  /// The positions of the sites a household may go to, ascending.
  func allowedSites(_ household: Int) -> [Int] { eligibility.sites(forHousehold: household) }

  func allows(_ household: Int, at site: Int) -> Bool { eligibility.allows(household: household, site: site) }

  /// counted ≤ n/d · all  ⇔  Σ (d · counted − n · all) ≤ 0.
  private static func excesses(of limit: Limit, _ planningCase: PlanningCase) -> [Int] {
    guard let share = limit.shareAtMost else { return [] }
    return zip(planningCase.amounts(of: limit), planningCase.wholeAmounts(of: limit)).map {
      share.denominator * $0 - share.numerator * $1
    }
  }

  private static func dwellingRows(of instance: Instance) -> [Int: [[Int]]] {
    let sizes = Set(instance.households.map(\.people))
    var rows: [Int: [[Int]]] = [:]
    for people in sizes { rows[people] = [[Int]](repeating: [], count: instance.sites.count) }
    for (row, dwelling) in instance.dwellings.enumerated() where dwelling.count != 0 {
      guard let site = instance.index(of: dwelling.site) else { continue }
      for people in sizes where dwelling.admits(people: people) { rows[people]?[site].append(row) }
    }
    return rows
  }
}

extension CertificationTables {
  /// A scores column at `household · siteCount + site`, 0 where the table has no such pair.
  func scores(_ column: String) -> [Int] {
    let instance = planningCase.instance
    var values = [Int](repeating: 0, count: instance.households.count * siteCount)
    for (key, value) in instance.scoresThousandths[column] ?? [:] {
      guard let household = instance.index(of: key.household), let site = instance.index(of: key.site) else { continue }
      values[household * siteCount + site] = value
    }
    return values
  }
}
