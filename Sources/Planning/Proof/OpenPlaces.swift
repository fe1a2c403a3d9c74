import Formulation

/// Integer prices of a level's cost, of resources and of planes, over a common scale.
struct PlacePrices: Sendable {
  var scale: Int
  /// By resource.
  var resources: [Int]
  /// Planes by number that have a price.
  var planes: [(plane: Int, price: Int)]
}

/// The places that parties can still have in a plan below a number, where no settlement binds its parties: sites, and at each for
/// every household the rows of dwellings.
///
/// Of parties with one place left what they take there is added up, and their households are counted by the rows left to them. What the certificate's checkers do with a `narrow` node is done here in the same way.
struct OpenPlaces: Sendable {
  /// A row of dwellings that a household may take at a place; where the site has none, one that is no row.
  struct Row: Sendable {
    /// The dwelling option, or -1.
    var option: Int
    /// The resource that counts it, or -1.
    var resource: Int
    var cost: Int
    /// By number of the plane its coefficient for the household there.
    var planes: [Int]

    func cost(_ prices: PlacePrices) -> Int {
      var sum = prices.scale * cost
      if resource >= 0 { sum += prices.resources[resource] }
      for (plane, price) in prices.planes { sum += price * planes[plane] }
      return sum
    }
  }

  struct Place: Sendable {
    /// The site, or -1 for staying out.
    var site: Int
    /// Cost without dwellings.
    var cost: Int
    /// What it takes beside dwellings, each resource once.
    var uses: [(resource: Int, amount: Int)]
    /// By household of the party.
    var rows: [[Row]]

    /// What it costs with the cheapest rows.
    func cost(_ prices: PlacePrices) -> Int {
      var sum = prices.scale * cost
      for use in uses { sum += prices.resources[use.resource] * use.amount }
      for rows in rows { sum += rows.reduce(.max) { min($0, $1.cost(prices)) } }
      return sum
    }
  }

  struct Party: Sendable {
    /// Position in the problem.
    var party: Int
    /// Sites in the order of the instance, then staying out.
    var places: [Place]
    /// The cheapest place under the last prices, and by household the cheapest row there.
    var base = 0
    var baseRows: [Int]

    /// Strikes off what costs more than the cheapest place by more than there is room for, and takes the cheapest left for the base.
    mutating func narrow(_ prices: PlacePrices, _ room: Int) -> Int? {
      let costs = places.map { $0.cost(prices) }
      guard let least = costs.min() else { return nil }
      var struck = 0
      var left: [Place] = []
      var cheapest = Int.max
      for (place, cost) in zip(places, costs) {
        guard cost - least <= room else {
          struck += 1
          continue
        }
        var own = place
        var bases: [Int] = []
        for (household, rows) in place.rows.enumerated() {
          let prices = rows.map { $0.cost(prices) }
          let best = prices.min() ?? 0
          let isOpen = prices.map { cost - least + $0 - best <= room }
          if isOpen.contains(false) {
            own.rows[household] = zip(rows, isOpen).filter(\.1).map(\.0)
            struck += rows.count - own.rows[household].count
          }
          // The first of the cheapest: those before it are dearer, and may be struck off.
          let first = prices.firstIndex(of: best) ?? 0
          bases.append(isOpen[..<first].count(where: \.self))
        }
        if cost < cheapest { (cheapest, base, baseRows) = (cost, left.count, bases) }
        left.append(own)
      }
      places = left
      return left.isEmpty ? nil : struck
    }
  }

  /// Households at one site whose parties have no other, by the rows left to them.
  struct Housed: Sendable {
    let site: Int
    var rows: [Row]
    var count = 0
    /// The cheapest row under the last prices.
    var base = 0

    mutating func narrow(_ prices: PlacePrices, _ room: Int) -> Int {
      let costs = rows.map { $0.cost(prices) }
      let least = costs.min() ?? 0
      let isOpen = costs.map { $0 - least <= room }
      base = isOpen[..<(costs.firstIndex(of: least) ?? 0)].count(where: \.self)
      guard isOpen.contains(false) else { return 0 }
      rows = zip(rows, isOpen).filter(\.1).map(\.0)
      return isOpen.count { !$0 }
    }
  }

  /// A party at a place, with a row of dwellings for each household, by what they are; or housed households in a row.
  struct Way: Hashable, Sendable {
    /// Position in the problem, or -1 - position among the housed.
    var party: Int
    var site: Int
    var options: [Int]
  }

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

/// What households take more at each of their rows than at their bases; the same moves are kept once.
struct PlaceMoves: Sendable {
  /// By kind: what is taken more of resources, and after them of planes; each once, in order.
  private(set) var differences: [[(index: Int, amount: Int)]] = []
  /// By row of every household, in the order of parties, places, households and rows, and then of the housed, its kind.
  private(set) var kinds: [Int] = []
  /// By party and place, and by position among the housed, where its rows begin.
  private(set) var starts: [[Int]] = []
  private(set) var housedStarts: [Int] = []

  init(_ open: OpenPlaces) {
    let problem = open.problem
    let resourceCount = problem.resources.count
    var known: [[Int]: Int] = [:]
    var amounts = [Int](repeating: 0, count: resourceCount + open.planeLimits.count)
    var touched: [Int] = []
    func add(_ index: Int, _ amount: Int) {
      if amounts[index] == 0 { touched.append(index) }
      amounts[index] += amount
    }
    func add(_ unit: Int, _ site: Int, _ row: OpenPlaces.Row, times sign: Int) {
      if site >= 0 { problem.forEachUse(of: unit, .init(site: site, dwelling: -1)) { add($0, sign * $1) } }
      if row.resource >= 0 { add(row.resource, sign) }
      for (plane, coefficient) in row.planes.enumerated() where coefficient != 0 {
        add(resourceCount + plane, sign * coefficient)
      }
    }
    func close() {
      var key: [Int] = []
      for index in touched.sorted() where amounts[index] != 0 {
        key.append(index)
        key.append(amounts[index])
        amounts[index] = 0
      }
      touched.removeAll(keepingCapacity: true)
      let kind = known[key] ?? differences.count
      if kind == differences.count {
        known[key] = kind
        differences.append(stride(from: 0, to: key.count, by: 2).map { (key[$0], key[$0 + 1]) })
      }
      kinds.append(kind)
    }
    for party in open.parties {
      let base = party.places[party.base]
      var own: [Int] = []
      for place in party.places {
        own.append(kinds.count)
        for (household, unit) in problem.parties[party.party].units.enumerated() {
          for row in place.rows[household] {
            add(unit, place.site, row, times: 1)
            add(unit, base.site, base.rows[household][party.baseRows[household]], times: -1)
            close()
          }
        }
      }
      starts.append(own)
    }
    for them in open.housed {
      housedStarts.append(kinds.count)
      for row in them.rows {
        add(0, -1, row, times: 1)
        add(0, -1, them.rows[them.base], times: -1)
        close()
      }
    }
  }
}
