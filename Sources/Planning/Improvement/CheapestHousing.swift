/// Households of a few sizes in dwellings of a few types, as many as possible and as cheaply as that goes: a transportation
/// problem, solved by shortest augmenting paths (Bellman and Ford).
struct CheapestHousing {
  private let sizes: Int
  private let options: Int
  /// What is left to be housed, and of the stock.
  private var waiting: [Int]
  private var stock: [Int]
  /// At `size · options + option`: cost, or nothing where the type does not admit the size.
  private let costs: [Double?]
  /// At the same place: households of the size in the type.
  private(set) var housed: [Int]

  init(counts: [Int], stock: [Int], costs: [Double?]) {
    sizes = counts.count
    options = stock.count
    waiting = counts
    self.stock = stock
    self.costs = costs
    housed = [Int](repeating: 0, count: counts.count * stock.count)
  }

  /// Whether everybody is housed.
  var isComplete: Bool { waiting.allSatisfy { $0 == 0 } }

  mutating func run() {
    while let path = cheapestPath() { move(along: path) }
  }

  /// Alternating positions of sizes and types, from one that waits to one with stock.
  private func cheapestPath() -> [Int]? {
    var toSize = waiting.map { $0 > 0 ? 0 : Double.infinity }
    var toOption = [Double](repeating: .infinity, count: options)
    var sizeBefore = [Int](repeating: -1, count: options)
    var optionBefore = [Int](repeating: -1, count: sizes)
    var isShorter = true
    while isShorter {
      isShorter = false
      for size in 0..<sizes where toSize[size].isFinite {
        for option in 0..<options {
          guard let cost = costs[size * options + option], toSize[size] + cost < toOption[option] - 1e-9 else {
            continue
          }
          (toOption[option], sizeBefore[option], isShorter) = (toSize[size] + cost, size, true)
        }
      }
      for option in 0..<options where toOption[option].isFinite {
        for size in 0..<sizes where housed[size * options + option] > 0 {
          guard let cost = costs[size * options + option], toOption[option] - cost < toSize[size] - 1e-9 else {
            continue
          }
          (toSize[size], optionBefore[size], isShorter) = (toOption[option] - cost, option, true)
        }
      }
    }
    let open = (0..<options).filter { stock[$0] > 0 && toOption[$0].isFinite }
    guard var option = open.min(by: { (toOption[$0], $0) < (toOption[$1], $1) }) else { return nil }
    var path: [Int] = []
    while true {
      path = [sizeBefore[option], option] + path
      let before = optionBefore[path[0]]
      if before < 0 { return path }
      option = before
    }
  }

  /// As many households at once as all of the path allows.
  private mutating func move(along path: [Int]) {
    var amount = min(waiting[path[0]], stock[path[path.count - 1]])
    for place in stride(from: 2, to: path.count, by: 2) {
      amount = min(amount, housed[path[place] * options + path[place - 1]])
    }
    waiting[path[0]] -= amount
    stock[path[path.count - 1]] -= amount
    for place in stride(from: 0, to: path.count, by: 2) { housed[path[place] * options + path[place + 1]] += amount }
    for place in stride(from: 2, to: path.count, by: 2) { housed[path[place] * options + path[place - 1]] -= amount }
  }
}
