/// How many households of each size find a dwelling that admits them, when dwellings are shared out as well as can be.
///
/// Sizes in ascending order each take, of the types that admit them, those with the smallest upper size first. Since
/// every type admits an interval of sizes, no other way houses more (Glover 1967, matchings in convex bipartite graphs).
struct DwellingMatching {
  /// Dwellings that one interval of sizes may take; `nil` count is no limit.
  struct Stock {
    let smallest: Int
    let largest: Int
    let count: Int?
  }

  /// Households of some sizes that share too few dwellings.
  struct Shortage: Equatable {
    let sizes: [Int]
    let households: Int
    let dwellings: Int
  }

  private let sizes: [Int]
  private let stocks: [Stock]
  /// By size and stock: how many take it.
  private var taken: [[Int]]
  /// By size: how many find none.
  private(set) var unmet: [Int]
  private let demand: [Int: Int]

  /// O(sizes × stocks).
  init(demand: [Int: Int], stocks: [Stock]) {
    self.demand = demand
    sizes = demand.keys.sorted()
    self.stocks = stocks.sorted { ($0.largest, $0.smallest) < ($1.largest, $1.smallest) }
    taken = sizes.map { _ in [Int](repeating: 0, count: stocks.count) }
    unmet = sizes.map { demand[$0] ?? 0 }
    var left = self.stocks.map(\.count)
    for (row, size) in sizes.enumerated() {
      for (column, stock) in self.stocks.enumerated() where unmet[row] > 0 && stock.admits(size) {
        let take = min(unmet[row], left[column] ?? unmet[row])
        taken[row][column] = take
        unmet[row] -= take
        left[column] = left[column].map { $0 - take }
      }
    }
  }

  /// Households that find no dwelling.
  var unmetTotal: Int { ExactSum.of(unmet).value }

  /// The sizes that are short, in groups that share dwellings, with all who compete for those.
  var shortages: [Shortage] {
    var done: Set<Int> = []
    return sizes.indices.compactMap { start in
      guard unmet[start] > 0, !done.contains(start) else { return nil }
      let (rows, columns) = competitors(of: start)
      done.formUnion(rows)
      return Shortage(
        sizes: rows.sorted().map { sizes[$0] }, households: ExactSum.of(rows.map { demand[sizes[$0]] ?? 0 }).value,
        dwellings: ExactSum.of(columns.map { stocks[$0].count ?? 0 }).value)
    }
  }

  /// Everyone who holds a dwelling that an unhoused size could take, and who holds what those could take, and so on.
  private func competitors(of start: Int) -> (rows: Set<Int>, columns: Set<Int>) {
    var rows: Set<Int> = [start]
    var columns: Set<Int> = []
    var open = [start]
    while let row = open.popLast() {
      for (column, stock) in stocks.enumerated() where stock.admits(sizes[row]) && columns.insert(column).inserted {
        for other in sizes.indices where taken[other][column] > 0 || unmet[other] > 0 && stock.admits(sizes[other]) {
          if rows.insert(other).inserted { open.append(other) }
        }
      }
    }
    return (rows, columns)
  }
}

extension DwellingMatching.Stock {
  init(_ row: Dwelling) {
    smallest = row.minPeople
    largest = row.maxPeople ?? Int.max
    count = row.count
  }

  func admits(_ size: Int) -> Bool { size >= smallest && size <= largest }
}

extension Instance {
  /// What a site has to live in: its dwelling rows, or, where it has none, places for as many households as it takes.
  func dwellingStocks(at site: Site) -> [DwellingMatching.Stock] {
    let rows = dwellings(at: site.id)
    guard rows.isEmpty else { return rows.map { DwellingMatching.Stock($0) } }
    return [DwellingMatching.Stock(smallest: 0, largest: Int.max, count: site.households)]
  }
}
