import Formulation

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
