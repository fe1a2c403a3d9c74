/// Integer prices of a level's cost, of resources and of planes, over a common scale.
struct PlacePrices: Sendable {
  var scale: Int
  /// By resource.
  var resources: [Int]
  /// Planes by number that have a price.
  var planes: [(plane: Int, price: Int)]
}

extension OpenPlaces {
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
          let (open, base) = rows.narrowed(prices, room - (cost - least))
          struck += rows.count - open.count
          own.rows[household] = open
          bases.append(base)
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
      let before = rows.count
      (rows, base) = rows.narrowed(prices, room)
      return before - rows.count
    }
  }

  /// A party at a place, with a row of dwellings for each household, by what they are; or housed households in a row.
  struct Way: Hashable, Sendable {
    /// Position in the problem, or -1 - position among the housed.
    var party: Int
    var site: Int
    var options: [Int]
  }
}

extension [OpenPlaces.Row] {
  /// The rows that cost no more above the cheapest than there is room for, and where among them the first of the cheapest is.
  fileprivate func narrowed(_ prices: PlacePrices, _ room: Int) -> (rows: [OpenPlaces.Row], base: Int) {
    let costs = map { $0.cost(prices) }
    let least = costs.min() ?? 0
    let isOpen = costs.map { $0 - least <= room }
    let base = isOpen[..<(costs.firstIndex(of: least) ?? 0)].count(where: \.self)
    return (isOpen.contains(false) ? zip(self, isOpen).filter(\.1).map(\.0) : self, base)
  }
}
