import Formulation
import Relocation

/// The places that are left to every party below a `narrow` node, where no settlement binds its parties.
///
/// Parties with one place left are added up, so that a node costs time for what is open below it only.
struct NarrowedPlaces: Sendable {
  /// A dwelling row, as a position in the instance, or -1 where none is needed.
  struct Row: Sendable {
    let row: Int
    /// By number of the plane.
    var planes: [Int] = []
  }

  struct Place: Sendable {
    /// Its position, or -1 for staying out.
    let site: Int
    /// What the party takes there beside dwellings.
    let uses: [ResourceUse]
    /// By household of the party.
    var rows: [[Row]]
    /// Without limits and dwellings, under the levels' multipliers at hand.
    var cost = 0
  }

  struct Party: Sendable {
    let households: [Int]
    /// Ascending, staying out last.
    var places: [Place]
    /// The cheapest place under the last multipliers, and by household the cheapest row.
    var base = 0
    var baseRows: [Int] = []

    var isSettled: Bool { places.count == 1 && places[0].rows.allSatisfy { $0.count == 1 } }
  }

  let tables: CertificationTables
  let names: CertificateNames
  let layout: ResourceLayout
  private let caps: [Int]
  var parties: [Party] = []
  /// By plane its right side.
  var planeLimits: [Int] = []
  /// Parties that have been added up: what they cost, take of resources, and come to in planes.
  var settled: [Party] = []
  var settledCost = 0
  var settledUse: [Int]
  var settledPlanes: [Int] = []
  /// The multipliers of levels that costs are under.
  private var levels: [Int] = []
  private(set) var moneyWeight = 0

  init(
    _ tables: CertificationTables, _ names: CertificateNames, caps: [Int], _ conditions: BranchConditions,
    _ multipliers: BoundCertificate.Multipliers
  ) throws(CertificateFault) {
    self.tables = tables
    self.names = names
    self.caps = caps
    layout = ResourceLayout(tables)
    settledUse = [Int](repeating: 0, count: layout.count)
    let bound = try CertifiedLeaf.charged(multipliers, caps: caps, conditions, tables, names).bound
    guard !bound.isBlock.contains(true) else { throw .narrowedTooWidely }
    for (party, it) in tables.parties.parties.enumerated() {
      var places: [Place] = []
      for site in bound.sites(ofParty: party) {
        let rows = it.households.map { household in
          tables.hasDwellings[site]
            ? tables.dwellingRows[tables.people[household]]?[site].map { Row(row: $0) } ?? [] : [Row(row: -1)]
        }
        places.append(Place(site: site, uses: try layout.uses(of: it.households, at: site, tables), rows: rows))
      }
      if !it.mustBePlaced, conditions.forced[party] == nil {
        places.append(Place(site: -1, uses: [], rows: it.households.map { _ in [Row(row: -1)] }))
      }
      parties.append(Party(households: it.households, places: places))
    }
  }

  /// Keeps one site of a party, by its position in the case, or takes it away.
  mutating func restrict(_ household: Int, site: Int, holds: Bool) {
    for index in parties.indices where parties[index].households.contains(household) {
      parties[index].places.removeAll { ($0.site == site) != holds }
    }
    for party in settled where party.households.contains(household) && (party.places[0].site == site) != holds {
      var none = party
      none.places = []
      parties.append(none)
    }
  }

  /// Whether some party has no place, whatever multipliers say.
  var isImpossible: Bool { parties.contains { $0.places.isEmpty } }

  // MARK: - Costs

  /// What multipliers charge for limits, dwellings and planes.
  struct Charges: Sendable {
    /// By resource, as the layout has them.
    let resources: [Int]
    /// Planes that have a price.
    let planes: [(plane: Int, price: Int)]
    /// To be taken off the sum.
    let constant: Int
    let scale: Int
  }

  mutating func charges(_ multipliers: BoundCertificate.Multipliers) throws(CertificateFault) -> Charges {
    guard multipliers.means.isEmpty else { throw .narrowedTooWidely }
    let charged = try CertifiedLeaf.charged(multipliers, caps: caps, BranchConditions(), tables, names)
    if levels != multipliers.earlierLevels + [multipliers.scale] {
      levels = multipliers.earlierLevels + [multipliers.scale]
      moneyWeight = charged.bound.weights.cost
      try setCosts(charged.bound)
    }
    var planes: [(plane: Int, price: Int)] = []
    var constant = charged.constant
    for (name, price) in multipliers.planes.sorted(by: { $0.key < $1.key }) {
      guard let plane = Int(name), planeLimits.indices.contains(plane), price >= 0 else { throw .unknownPlane(name) }
      if price > 0 { planes.append((plane, price)) }
      constant = try Checked.sum(constant, try Checked.product(price, planeLimits[plane]))
    }
    return Charges(
      resources: layout.numbers(charged.bound.prices), planes: planes, constant: constant, scale: multipliers.scale)
  }

  /// Settled parties are as well what they were before anything was added up, with one place.
  private mutating func setCosts(_ bound: LeafBound) throws(CertificateFault) {
    var parties = self.parties + settled
    for index in parties.indices {
      for place in parties[index].places.indices {
        var sum = 0
        for household in parties[index].households {
          sum = try Checked.sum(sum, try cost(of: household, at: parties[index].places[place].site, bound))
        }
        parties[index].places[place].cost = sum
      }
    }
    settledCost = 0
    for party in parties[self.parties.count...] { settledCost = try Checked.sum(settledCost, try moneyAndCost(party)) }
    self.parties = Array(parties[..<self.parties.count])
  }

  private func cost(of household: Int, at site: Int, _ bound: LeafBound) throws(CertificateFault) -> Int {
    guard site >= 0 else { return try bound.unplacedCost(household) }
    var sum = try Checked.product(
      moneyWeight, try Checked.product(tables.yuanPerPerson[site], tables.people[household]))
    try bound.forEachOwnCost(of: household, at: [site]) { (_, own) throws(CertificateFault) in
      sum = try Checked.sum(sum, own)
    }
    return sum
  }

  private func cost(_ row: Row, _ charges: Charges) throws(CertificateFault) -> Int {
    guard row.row >= 0 else { return try planeCost(row, charges, 0) }
    let money = try Checked.product(moneyWeight, tables.yuanOfDwelling[row.row])
    return try planeCost(row, charges, try Checked.sum(money, charges.resources[layout.dwelling(row.row)]))
  }

  private func planeCost(_ row: Row, _ charges: Charges, _ cost: Int) throws(CertificateFault) -> Int {
    var sum = cost
    for (plane, price) in charges.planes where row.planes[plane] != 0 {
      sum = try Checked.sum(sum, try Checked.product(price, row.planes[plane]))
    }
    return sum
  }

  /// What a place costs with the cheapest rows, and by household what the rows cost.
  func costs(_ place: Place, _ charges: Charges) throws(CertificateFault) -> (total: Int, rows: [[Int]]) {
    var sum = place.cost
    for use in place.uses {
      sum = try Checked.sum(sum, try Checked.product(charges.resources[use.resource], use.amount))
    }
    var all: [[Int]] = []
    for rows in place.rows {
      var own: [Int] = []
      for row in rows { own.append(try cost(row, charges)) }
      sum = try Checked.sum(sum, own.min() ?? 0)
      all.append(own)
    }
    return (sum, all)
  }

  /// The sum over parties, less constants; `nil` where a party has no place left.
  mutating func total(_ multipliers: BoundCertificate.Multipliers) throws(CertificateFault) -> Int? {
    let charges = try charges(multipliers)
    return try total(charges)
  }

  func total(_ charges: Charges) throws(CertificateFault) -> Int? {
    var sum = try Checked.difference(settledCost, charges.constant)
    for (price, use) in zip(charges.resources, settledUse) where price != 0 {
      sum = try Checked.sum(sum, try Checked.product(price, use))
    }
    for (plane, price) in charges.planes {
      sum = try Checked.sum(sum, try Checked.product(price, settledPlanes[plane]))
    }
    for party in parties {
      var least: Int?
      for place in party.places {
        let own = try costs(place, charges).total
        least = min(least ?? own, own)
      }
      guard let least else { return nil }
      sum = try Checked.sum(sum, least)
    }
    return sum
  }
}
