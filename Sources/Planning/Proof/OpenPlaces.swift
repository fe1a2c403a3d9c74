import Formulation

/// The places that parties can still have in a plan below a number, where no settlement binds its parties: sites, and at each for
/// every household the rows of dwellings.
///
/// Of parties with one place left what they take there is added up, and their households are counted by the rows left to them. What the
/// certificate's checkers do with a `narrow` node is done here in the same way.
struct OpenPlaces: Sendable {
  let problem: AssignmentProblem
  let level: Int
  private(set) var parties: [Party] = []
  /// Of parties with one place left: cost, and by resource what they take, beside dwellings; and where their households are counted.
  private(set) var settledCost = 0
  private var settledUse: [Int]
  private(set) var housed: [Housed] = []
  /// By position in the problem the site, and by household where among the housed it is.
  private(set) var settledSites: [Int: (site: Int, housed: [Int])] = [:]
  /// By plane its right side.
  private(set) var planeLimits: [Int] = []

  /// All places of all parties.
  init(_ task: LevelTask) {
    problem = task.problem
    level = task.level
    settledUse = [Int](repeating: 0, count: problem.resources.count)
    var mayStay = [Bool](repeating: true, count: problem.parties.count)
    for (index, fragment) in task.structure.fragments.enumerated() where !task.mayStay[index] {
      mayStay[fragment.party] = false
    }
    let order = (0..<problem.siteCount).sorted { problem.sites[$0] < problem.sites[$1] }
    for (index, party) in problem.parties.enumerated() {
      var places = order.filter { problem.allows(party: index, at: $0) }.map { place(of: party, at: $0) }
      if mayStay[index] {
        let cost = party.units.reduce(0) { $0 + problem.unplacedCost(of: $1, level: level) }
        let none = [Row(option: -1, resource: -1, cost: 0, planes: [])]
        places.append(Place(site: -1, cost: cost, uses: [], rows: party.units.map { _ in none }))
      }
      parties.append(Party(party: index, places: places, baseRows: party.units.map { _ in 0 }))
    }
  }

  private func place(of party: AssignmentProblem.Party, at site: Int) -> Place {
    var place = Place(site: site, cost: 0, uses: [], rows: [])
    for unit in party.units {
      place.cost += problem.cost(of: unit, .init(site: site, dwelling: -1), level: level)
      problem.forEachUse(of: unit, .init(site: site, dwelling: -1)) { resource, amount in
        if let known = place.uses.firstIndex(where: { $0.resource == resource }) {
          place.uses[known].amount += amount
        } else {
          place.uses.append((resource, amount))
        }
      }
      let options = problem.choices(of: unit, at: site).map(\.dwelling).sorted {
        $0 >= 0 && $1 >= 0 && problem.dwellings[$0].row < problem.dwellings[$1].row
      }
      place.rows.append(
        options.map { option in
          guard option >= 0 else { return Row(option: -1, resource: -1, cost: 0, planes: []) }
          let it = problem.dwellings[option]
          return Row(option: option, resource: it.resource ?? -1, cost: it.costs[level], planes: [])
        })
    }
    return place
  }

  // MARK: - Narrowing

  /// No plan of these places costs less than this, over the scale; `nil` where some party has none.
  func total(_ prices: PlacePrices) -> Int? {
    var sum = prices.scale * settledCost
    for (resource, price) in prices.resources.enumerated() where price != 0 {
      guard let limit = price > 0 ? problem.resources[resource].upper : problem.resources[resource].lower else {
        return nil
      }
      sum += price * (settledUse[resource] - limit)
    }
    for (plane, price) in prices.planes { sum -= price * planeLimits[plane] }
    for them in housed { sum += them.count * them.rows.reduce(.max) { min($0, $1.cost(prices)) } }
    for party in parties {
      guard !party.places.isEmpty else { return nil }
      sum += party.places.reduce(.max) { min($0, $1.cost(prices)) }
    }
    return sum
  }

  /// Strikes off what no plan has whose cost, over the scale and rounded up, is below a number; then takes the cheapest places left
  /// for the bases.
  ///
  /// - Returns: how much was struck off; `nil` where a party has nothing left.
  mutating func narrow(_ prices: PlacePrices, below target: Int) -> Int? {
    guard let total = total(prices) else { return nil }
    // The quotient, rounded up, is at least the target where the sum is above this.
    let room = prices.scale * (target - 1) - total
    if room < 0 { return nil }
    var struck = 0
    for index in parties.indices {
      guard let own = parties[index].narrow(prices, room) else { return nil }
      struck += own
    }
    for index in housed.indices { struck += housed[index].narrow(prices, room) }
    return struck
  }

  /// Leaves a party one site, or takes it away.
  mutating func restrict(_ party: Int, site: Int, holds: Bool) {
    parties[party].places.removeAll { ($0.site == site) != holds }
  }

  /// Whether a party may be at a place with these rows.
  ///
  /// - Parameter party: its position among those left; no matter where the way is one of the housed.
  func allows(_ party: Int, _ way: Way) -> Bool {
    if way.party < 0 { return housed[-1 - way.party].rows.contains { $0.option == way.options[0] } }
    guard let place = parties[party].places.first(where: { $0.site == way.site }) else { return false }
    return zip(place.rows, way.options).allSatisfy { rows, option in rows.contains { $0.option == option } }
  }

  /// Keeps some planes, which are counted anew.
  mutating func keepPlanes(_ kept: [Int]) {
    planeLimits = kept.map { planeLimits[$0] }
    changeRows { row, _ in row.planes = kept.map { row.planes[$0] } }
  }

  /// Changes all rows, in the order of parties, places, households and rows, and then of the housed.
  private mutating func changeRows(_ change: (_ row: inout Row, _ position: Int) -> Void) {
    var position = 0
    for party in parties.indices {
      for place in parties[party].places.indices {
        for household in parties[party].places[place].rows.indices {
          for row in parties[party].places[place].rows[household].indices {
            change(&parties[party].places[place].rows[household][row], position)
            position += 1
          }
        }
      }
    }
    for index in housed.indices {
      for row in housed[index].rows.indices {
        change(&housed[index].rows[row], position)
        position += 1
      }
    }
  }

  /// By row, in the order of ``PlaceMoves``, its coefficient in a plane.
  func coefficients(of plane: Int) -> [Int] {
    let ofParties = parties.flatMap { $0.places.flatMap { $0.rows.joined() } }
    return (ofParties + housed.flatMap(\.rows)).map { $0.planes[plane] }
  }

  func way(of party: Party, place: Int, rows: [Int]) -> Way {
    let it = party.places[place]
    return Way(party: party.party, site: it.site, options: zip(it.rows, rows).map { $0[$1].option })
  }

  /// Counts the households of parties that have one place left.
  mutating func settle() {
    var housedByRows: [[Int]: Int] = [:]
    for party in parties where party.places.count == 1 {
      let place = party.places[0]
      settledCost += place.cost
      for use in place.uses { settledUse[use.resource] += use.amount }
      var own: [Int] = []
      for (rows, base) in zip(place.rows, party.baseRows) {
        let key = [place.site, base] + rows.flatMap { [$0.option] + $0.planes }
        let index = housedByRows[key] ?? housed.count
        if index == housed.count {
          housedByRows[key] = index
          housed.append(Housed(site: place.site, rows: rows, base: base))
        }
        housed[index].count += 1
        own.append(index)
      }
      settledSites[party.party] = (place.site, own)
    }
    parties.removeAll { $0.places.count == 1 }
  }

  // MARK: - Bases

  /// By resource what is taken with every party at its base.
  var useAtBases: [Int] {
    var use = settledUse
    for party in parties { for own in party.places[party.base].uses { use[own.resource] += own.amount } }
    forEachBase { row, count in if row.resource >= 0 { use[row.resource] += count } }
    return use
  }

  private func forEachBase(_ body: (_ row: Row, _ count: Int) -> Void) {
    for party in parties {
      for (rows, row) in zip(party.places[party.base].rows, party.baseRows) { body(rows[row], 1) }
    }
    for them in housed { body(them.rows[them.base], them.count) }
  }

  /// By plane what is left of it with every party at its base.
  private var planeRoom: [Int] {
    var room = planeLimits
    forEachBase { row, count in
      for (plane, coefficient) in row.planes.enumerated() { room[plane] -= count * coefficient }
    }
    return room
  }

  /// By resource, and after them by plane, what is left at the bases; `nil` where nothing limits it.
  var room: [Int?] {
    zip(problem.resources, useAtBases).map { resource, use in resource.upper.map { $0 - use } } + planeRoom
  }

  /// Gives every household's rows their coefficients in one more plane.
  ///
  /// - Parameters:
  ///   - moves: of these places and bases.
  ///   - coefficients: by kind of move.
  mutating func addPlane(limit: Int, _ moves: PlaceMoves, _ coefficients: [Int]) {
    planeLimits.append(limit)
    changeRows { row, position in row.planes.append(coefficients[moves.kinds[position]]) }
  }
}
