import Formulation
import Relocation

extension NarrowedPlaces {
  /// Strikes off every place, and every dwelling row of a household at a place, with which the sum over the scale, rounded up, is not
  /// below a number; then takes the cheapest places for bases.
  ///
  /// - Returns: whether every party has a place left.
  mutating func narrow(
    _ multipliers: BoundCertificate.Multipliers, below number: Int
  ) throws(CertificateFault) -> Bool {
    let charges = try charges(multipliers)
    guard let total = try total(charges) else { return false }
    let most = try Checked.product(charges.scale, try Checked.difference(number, 1))
    let room = try Checked.difference(most, total)
    // All plans of this part are at the number or above.
    if room < 0 { return false }
    for index in parties.indices {
      var all: [(total: Int, rows: [[Int]])] = []
      for place in parties[index].places { all.append(try costs(place, charges)) }
      guard let least = all.map(\.total).min() else { return false }
      var places: [Place] = []
      var cheapest = Int.max
      for (place, cost) in zip(parties[index].places, all) {
        let dearer = try Checked.difference(cost.total, least)
        guard dearer <= room else { continue }
        var left = place
        var bases: [Int] = []
        for (household, own) in cost.rows.enumerated() {
          let (open, base) = try open(place.rows[household], own, room: try Checked.difference(room, dearer))
          if open.count < own.count { left.rows[household] = open }
          bases.append(base)
        }
        if cost.total < cheapest {
          cheapest = cost.total
          (parties[index].base, parties[index].baseRows) = (places.count, bases)
        }
        places.append(left)
      }
      parties[index].places = places
      if places.isEmpty { return false }
    }
    return true
  }

  /// The rows that cost no more above the cheapest than there is room for, and where the first of the cheapest is among them.
  private func open(_ rows: [Row], _ costs: [Int], room: Int) throws(CertificateFault) -> (rows: [Row], base: Int) {
    let least = costs.min() ?? 0
    var open: [Row] = []
    var base: Int?
    for (row, cost) in zip(rows, costs) {
      let more = try Checked.difference(cost, least)
      guard more <= room else { continue }
      if more == 0, base == nil { base = open.count }
      open.append(row)
    }
    return (open, base ?? 0)
  }

  /// Adds up the parties that have one place left.
  mutating func settle() throws(CertificateFault) {
    for party in parties where party.isSettled {
      settled.append(party)
      settledCost = try Checked.sum(settledCost, try moneyAndCost(party))
      for use in party.places[0].uses {
        settledUse[use.resource] = try Checked.sum(settledUse[use.resource], use.amount)
      }
      for row in party.places[0].rows.joined() {
        if row.row >= 0 { settledUse[layout.dwelling(row.row)] += 1 }
        for (plane, coefficient) in row.planes.enumerated() {
          settledPlanes[plane] = try Checked.sum(settledPlanes[plane], coefficient)
        }
      }
    }
    parties.removeAll(where: \.isSettled)
  }

  func moneyAndCost(_ party: Party) throws(CertificateFault) -> Int {
    var sum = party.places[0].cost
    for row in party.places[0].rows.joined() where row.row >= 0 {
      sum = try Checked.sum(sum, try Checked.product(moneyWeight, tables.yuanOfDwelling[row.row]))
    }
    return sum
  }

  /// By resource, and by plane, what is taken with every party at its base.
  func takenAtBases() throws(CertificateFault) -> (resources: [Int], planes: [Int]) {
    var (resources, planes) = (settledUse, settledPlanes)
    for party in parties {
      let base = party.places[party.base]
      for use in base.uses { resources[use.resource] = try Checked.sum(resources[use.resource], use.amount) }
      for (rows, position) in zip(base.rows, party.baseRows) {
        if rows[position].row >= 0 { resources[layout.dwelling(rows[position].row)] += 1 }
        for (plane, coefficient) in rows[position].planes.enumerated() {
          planes[plane] = try Checked.sum(planes[plane], coefficient)
        }
      }
    }
    return (resources, planes)
  }

  /// Adds a plane, counted from the bases.
  mutating func add(_ plane: BoundCertificate.Plane) throws(CertificateFault) {
    let rounding = try PlaneRounding(plane, self)
    for party in parties.indices {
      let it = parties[party]
      let base = it.places[it.base]
      for (position, household) in it.households.enumerated() {
        let baseRow = base.rows[position][it.baseRows[position]]
        let atBase = try rounding.weigh(layout.uses(of: [household], at: base.site, tables), baseRow)
        for place in it.places.indices {
          let uses = try layout.uses(of: [household], at: it.places[place].site, tables)
          for row in it.places[place].rows[position].indices {
            let there = try rounding.weigh(uses, it.places[place].rows[position][row])
            let coefficient = try rounding.coefficient(there, atBase)
            parties[party].places[place].rows[position][row].planes.append(coefficient)
          }
        }
      }
    }
    planeLimits.append(rounding.limit)
    settledPlanes.append(0)
  }
}
