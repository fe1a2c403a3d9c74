import Formulation
import Relocation

/// Two hamlets, each near another site, with one pair of kin between them: the smallest case in which settlements pull
/// at each other.
///
/// Every household has one person. A is 1.0 km from S1 and 10.0 km from S2, B the other way round; a settlement may use
/// one site. Kin hold all four together, so the best plan costs 2 · 10 + 2 · 100 = 220 tenths.
enum TwoHamlets {
  static func make(people: Int? = nil, _ adjust: (inout Scenario) -> Void = { _ in }) -> PlanningCase {
    let households = [
      Household(id: "H1", settlement: "A", people: 1, kin: "K"),
      Household(id: "H2", settlement: "B", people: 1, kin: "K"),
      Household(id: "H3", settlement: "A", people: 1), Household(id: "H4", settlement: "B", people: 1),
    ]
    let far = ["A": ["S1": 10, "S2": 100], "B": ["S1": 100, "S2": 10]]
    var distances: [Instance.Leg: Int] = [:]
    for (settlement, sites) in far {
      for (site, tenths) in sites {
        distances[Instance.Leg(settlement: SettlementID(settlement), site: SiteID(site))] = tenths
      }
    }
    let instance = Instance(
      households: households, sites: [Site(id: "S1", people: people), Site(id: "S2", people: people)],
      distances: distances, columns: SmallCase.allColumns)
    var rules = Rules()
    rules.sitesPerSettlement = 1
    var scenario = Scenario(
      name: "two hamlets", rules: rules,
      objectives: [ObjectiveLevel([.init(.unplaced, weight: 1000), .init(.distance, weight: 1)])])
    adjust(&scenario)
    return PlanningCase(instance: instance, scenario: scenario)
  }

  /// The best plan: everyone at S1.
  static let plan = Plan(
    ["H1", "H2", "H3", "H4"].reduce(into: [:]) { $0[HouseholdID($1)] = Assignment(site: "S1", dwelling: nil) })

  static func certificate(
    scale: Int = 1, resources: [String: Int] = [:], links: [String: Int] = [:],
    inputs: [String: String] = [:], version: Int = 1
  ) -> BoundCertificate {
    let leaf = BoundCertificate.Node.leaf(.init(scale: scale, resources: resources, links: links))
    return BoundCertificate(version: version, inputs: inputs, levels: [.init(caps: [], root: leaf)])
  }
}
