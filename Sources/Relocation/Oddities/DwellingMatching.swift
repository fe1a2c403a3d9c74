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

  /// The sizes that are short, with all who compete for what they could take, in groups that share no dwelling.
  var shortages: [Shortage] {
    let competing = competitors()
    var rest = competing
    var found: [Shortage] = []
    while let start = rest.min() {
      let (rows, columns) = sharing(with: start, among: competing)
      rest.subtract(rows)
      found.append(
        Shortage(
          sizes: rows.sorted().map { sizes[$0] }, households: ExactSum.of(rows.map { demand[sizes[$0]] ?? 0 }).value,
          dwellings: ExactSum.of(columns.map { stocks[$0].count ?? 0 }).value))
    }
    return found
  }

  /// The unhoused sizes, whoever holds a dwelling that one of them could take, whoever holds what those could take, and
  /// so on: by Hall's theorem together they are short by exactly the unhoused.
  private func competitors() -> Set<Int> {
    var rows = Set(sizes.indices.filter { unmet[$0] > 0 })
    var open = Array(rows)
    var columns: Set<Int> = []
    while let row = open.popLast() {
      for (column, stock) in stocks.enumerated() where stock.admits(sizes[row]) && columns.insert(column).inserted {
        for holder in sizes.indices where taken[holder][column] > 0 && rows.insert(holder).inserted {
          open.append(holder)
        }
      }
    }
    return rows
  }

  /// The competing sizes that share dwellings with one of them, directly or through others, and those dwellings.
  private func sharing(with start: Int, among competing: Set<Int>) -> (rows: Set<Int>, columns: Set<Int>) {
    var rows: Set<Int> = [start]
    var columns: Set<Int> = []
    var open = [start]
    while let row = open.popLast() {
      for (column, stock) in stocks.enumerated() where stock.admits(sizes[row]) && columns.insert(column).inserted {
        for other in competing where stock.admits(sizes[other]) && rows.insert(other).inserted { open.append(other) }
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
