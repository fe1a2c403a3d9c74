import Formulation
import GLPKSolver

/// The linear program over open places: a column for every way to have a party elsewhere than at its base.
struct OpenPlacesProgram: Sendable {
  private(set) var rows: [GLPKProblem.Row] = []
  private(set) var columns: [GLPKProblem.Column] = []
  /// By column, as far as these are no overruns.
  private(set) var ways: [OpenPlaces.Way] = []
  /// By party of the places, and after them by position among the housed.
  private(set) var parties: [Party] = []
  private var upperRows: [Int]
  private var lowerRows: [Int]
  /// By resource the price up to which no sum leaves 64 bits, whatever the solver says.
  private var largestPrices: [Double] = []

  struct Party: Sendable {
    var base: OpenPlaces.Way
    /// How much of it is elsewhere than at its base; -1 where one column alone is.
    var row: Int
    var columns: Range<Int>
    /// How many there are of it: 1, or households.
    var count: Int
  }

  /// - Parameter overrunPrice: what a unit beyond a limit costs where the program is to be split; `nil` makes limits hard.
  /// - Returns: `nil` where a party has more ways than are worth listing.
  init?(_ open: OpenPlaces, overrunPrice: Double? = nil) {
    let problem = open.problem
    upperRows = [Int](repeating: -1, count: problem.resources.count)
    lowerRows = upperRows
    let use = open.useAtBases
    for (index, resource) in problem.resources.enumerated() {
      if let upper = resource.upper {
        upperRows[index] = rows.count
        rows.append(.init(upper: Double(upper - use[index])))
      }
      if let lower = resource.lower {
        lowerRows[index] = rows.count
        rows.append(.init(lower: Double(lower - use[index])))
      }
    }
    let limitRows = rows.count
    largestPrices = Self.largestPrices(open, use)
    for party in open.parties {
      guard let choices = Self.choices(of: party) else { return nil }
      let base = open.way(of: party, place: party.base, rows: party.baseRows)
      let others = choices.filter { $0.place != party.base || $0.rows != party.baseRows }.map { place, rows in
        (open.way(of: party, place: place, rows: rows), weigh(party, place, rows))
      }
      let isSplit = overrunPrice != nil && party.places.count > 1
      add(base, weigh(party, party.base, party.baseRows), others, count: 1, hasRow: others.count > 1 || isSplit)
    }
    for (index, them) in open.housed.enumerated() {
      let ways = them.rows.map { row in
        (
          OpenPlaces.Way(party: -1 - index, site: them.site, options: [row.option]),
          Weight(cost: row.cost, use: row.resource >= 0 ? [row.resource: 1] : [:])
        )
      }
      let others = ways.indices.filter { $0 != them.base }.map { ways[$0] }
      add(ways[them.base].0, ways[them.base].1, others, count: them.count, hasRow: others.count > 1)
    }
    if let overrunPrice {
      for row in 0..<limitRows {
        let sign = rows[row].upper == nil ? 1.0 : -1
        columns.append(.init(lower: 0, upper: nil, cost: overrunPrice, rows: [Int32(row)], values: [sign]))
      }
    }
  }

  private mutating func add(
    _ base: OpenPlaces.Way, _ atBase: Weight, _ others: [(way: OpenPlaces.Way, weight: Weight)], count: Int,
    hasRow: Bool
  ) {
    let (start, row) = (columns.count, hasRow ? rows.count : -1)
    if hasRow { rows.append(.init(lower: 0, upper: Double(count))) }
    for (way, weight) in others {
      var column = difference(weight, atBase)
      if hasRow {
        column.rows.append(Int32(row))
        column.values.append(1)
      }
      column.upper = Double(count)
      columns.append(column)
      ways.append(way)
    }
    parties.append(Party(base: base, row: row, columns: start..<columns.count, count: count))
  }

  private static func largestPrices(_ open: OpenPlaces, _ use: [Int]) -> [Double] {
    var amounts = zip(open.problem.resources, use).map { resource, use in
      1 + abs(Double(use)) + abs(Double(resource.upper ?? 0)) + abs(Double(resource.lower ?? 0))
    }
    for party in open.parties {
      for place in party.places {
        for use in place.uses { amounts[use.resource] += abs(Double(use.amount)) }
        for row in place.rows.joined() where row.resource >= 0 { amounts[row.resource] += 1 }
      }
    }
    return amounts.map { 1e18 / Double(max(1, open.problem.resources.count)) / $0 }
  }

  private static let largestPlanePrice = 1e7

  private static func choices(of party: OpenPlaces.Party) -> [(place: Int, rows: [Int])]? {
    var all: [(place: Int, rows: [Int])] = []
    for (position, place) in party.places.enumerated() {
      var some = [[Int]()]
      for rows in place.rows {
        some = some.flatMap { chosen in rows.indices.map { chosen + [$0] } }
        if some.count > mostChoices { return nil }
      }
      all += some.map { (position, $0) }
    }
    return all
  }

  private static let mostChoices = 200

  private struct Weight {
    var cost: Int
    var use: [Int: Int]
  }

  private func weigh(_ party: OpenPlaces.Party, _ place: Int, _ chosen: [Int]) -> Weight {
    let it = party.places[place]
    var weight = Weight(cost: it.cost, use: [:])
    for use in it.uses { weight.use[use.resource, default: 0] += use.amount }
    for (rows, position) in zip(it.rows, chosen) {
      weight.cost += rows[position].cost
      if rows[position].resource >= 0 { weight.use[rows[position].resource, default: 0] += 1 }
    }
    return weight
  }

  private func difference(_ weight: Weight, _ base: Weight) -> GLPKProblem.Column {
    var column = GLPKProblem.Column(lower: 0, cost: Double(weight.cost - base.cost))
    for resource in Set(weight.use.keys).union(base.use.keys).sorted() {
      let amount = (weight.use[resource] ?? 0) - (base.use[resource] ?? 0)
      for row in [upperRows[resource], lowerRows[resource]] where row >= 0 && amount != 0 {
        column.rows.append(Int32(row))
        column.values.append(Double(amount))
      }
    }
    return column
  }

  /// The duals as prices over a scale.
  ///
  /// - Parameter planes: numbers of the planes that follow the rows.
  func prices(_ point: LPPoint, planes: [Int], scale: Int) -> PlacePrices {
    func whole(_ row: Int, _ most: Double) -> Int {
      row < 0 ? 0 : Int(max(-most, min(most, (-point.rowDuals[row] * Double(scale)).rounded())))
    }
    return PlacePrices(
      scale: scale,
      resources: upperRows.indices.map { resource in
        let most = largestPrices[resource]
        return max(0, whole(upperRows[resource], most)) + min(0, whole(lowerRows[resource], most))
      },
      planes: planes.enumerated().map { ($1, whole(rows.count + $0, Self.largestPlanePrice)) }.filter { $0.1 > 0 })
  }

  /// A combination of rows, as far as they are upper limits of resources, or planes.
  func combination(_ multipliers: [Double], planes: [Int], of count: Int) -> (resources: [Double], planes: [Double]) {
    var ofPlanes = [Double](repeating: 0, count: count)
    for (position, plane) in planes.enumerated() { ofPlanes[plane] = multipliers[rows.count + position] }
    return (upperRows.map { $0 < 0 ? 0 : multipliers[$0] }, ofPlanes)
  }

  /// The columns with a value that is not whole, those nearest to a half first.
  func fractional(_ point: LPPoint) -> [Int] {
    ways.indices.filter { abs(point.columnPrimals[$0] - point.columnPrimals[$0].rounded()) > 1e-5 }
      .sorted { (abs(point.columnPrimals[$0] - 0.5), $0) < (abs(point.columnPrimals[$1] - 0.5), $1) }
  }
}

extension OpenPlacesProgram {
  /// The row of a plane over the ways: coefficients above those of the bases.
  ///
  /// - Parameters:
  ///   - limit: its right side.
  ///   - ofColumn: the coefficient of a column's way; `nil` where it is struck off.
  ///   - ofBase: the same of a party's base.
  func row(
    limit: Int, ofColumn: (Int) -> Int?, ofBase: (Int) -> Int?
  ) -> (row: GLPKProblem.Row, columns: [Int32], values: [Double]) {
    var (limit, columns, values) = (limit, [Int32](), [Double]())
    for (index, party) in parties.enumerated() {
      let atBase = ofBase(index) ?? 0
      limit -= atBase * party.count
      for column in party.columns {
        guard let own = ofColumn(column), own != atBase else { continue }
        columns.append(Int32(column))
        values.append(Double(own - atBase))
      }
    }
    return (.init(upper: Double(limit)), columns, values)
  }
}
