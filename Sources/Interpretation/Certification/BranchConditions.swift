import Formulation
import Relocation

/// What the conditions on the way to a leaf allow.
struct BranchConditions: Sendable {
  /// By party: sites it must not go to.
  private(set) var forbidden: [Int: Set<Int>] = [:]
  /// By party: the site it must go to.
  private(set) var forced: [Int: Int] = [:]
  /// By settlement: sites that at least one of its households must go to, ascending.
  private(set) var used: [Int: [Int]] = [:]
  /// Two conditions exclude each other: no plan goes this way.
  private(set) var isContradictory = false

  /// Adds one condition that holds, or does not.
  mutating func add(
    _ condition: BoundCertificate.Condition, holds: Bool, tables: CertificationTables
  ) throws(CertificateFault) {
    let instance = tables.planningCase.instance
    switch condition {
    case .householdAt(let household, let site):
      guard let household = instance.index(of: HouseholdID(household)) else { throw .unknownCondition(household) }
      guard let site = instance.index(of: SiteID(site)) else { throw .unknownCondition(site) }
      let party = tables.parties.partyOfHousehold[household]
      if !holds {
        forbidden[party, default: []].insert(site)
      } else if forced.updateValue(site, forKey: party).map({ $0 != site }) ?? false {
        isContradictory = true
      }
    case .settlementUses(let settlement, let site):
      guard let settlement = instance.index(of: SettlementID(settlement)) else { throw .unknownCondition(settlement) }
      guard let site = instance.index(of: SiteID(site)) else { throw .unknownCondition(site) }
      if holds {
        used[settlement] = Set(used[settlement, default: []] + [site]).sorted()
      } else {
        for part in tables.parties.partsOfSettlement[settlement] {
          forbidden[tables.parties.parts[part].party, default: []].insert(site)
        }
      }
    }
  }

  /// Whether a party may go to a site as far as the conditions go.
  func allows(party: Int, site: Int) -> Bool {
    if let only = forced[party], only != site { return false }
    return !(forbidden[party]?.contains(site) ?? false)
  }
}
