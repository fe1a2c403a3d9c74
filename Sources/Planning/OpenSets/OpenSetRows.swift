import Formulation
import GLPKSolver

/// The rows that fragments share in a program over open sets: limits, housing by household size, capped levels, links.
///
/// Households of one size are housed together: a row for each site and size, and columns that take them to the dwelling
/// options that admit them. A fragment's use is therefore the same whichever dwelling its households get.
struct OpenSetRows: Sendable {
  let model: SearchModel
  private(set) var rows: [GLPKProblem.Row] = []
  /// Overruns of limits at a price, then housing.
  private(set) var columns: [GLPKProblem.Column] = []
  /// The first columns are overruns.
  private(set) var overrunCount = 0
  private var resourceRows: [Int32]
  /// At `site · sizes + size`, or -1.
  private var sizeRows: [Int32]
  private(set) var capRows: [Int32] = []
  private let firstLink: Int32
  private let sizeCount: Int

  init(_ model: SearchModel, overrunPrices: [Double]) {
    self.model = model
    let problem = model.problem
    let task = model.task
    sizeCount = model.bands.sizes.count
    resourceRows = [Int32](repeating: -1, count: problem.resources.count)
    sizeRows = [Int32](repeating: -1, count: model.siteCount * sizeCount)
    for (index, resource) in problem.resources.enumerated() where resource.upper != nil || resource.lower != nil {
      resourceRows[index] = Int32(rows.count)
      rows.append(.init(lower: resource.lower.map(Double.init), upper: resource.upper.map(Double.init)))
    }
    let highest = overrunPrices.reduce(1, max)
    for level in task.cappedLevels {
      capRows.append(Int32(rows.count))
      rows.append(.init(lower: nil, upper: Double(task.caps[level])))
    }
    firstLink = Int32(rows.count)
    for _ in 0..<task.structure.linkCount { rows.append(.init(lower: 0, upper: 0)) }
    for (index, row) in resourceRows.enumerated() where row >= 0 {
      if problem.resources[index].upper != nil { addOverrun(row, -1, overrunPrices[index]) }
      if problem.resources[index].lower != nil { addOverrun(row, 1, overrunPrices[index]) }
    }
    for row in capRows { addOverrun(row, -1, highest) }
    for link in 0..<task.structure.linkCount {
      addOverrun(firstLink + Int32(link), 1, highest * 10)
      addOverrun(firstLink + Int32(link), -1, highest * 10)
    }
    overrunCount = columns.count
    for site in 0..<model.siteCount where model.bands.matter(at: site) { addHousing(at: site) }
  }

  private mutating func addOverrun(_ row: Int32, _ sign: Double, _ price: Double) {
    columns.append(.init(lower: 0, upper: nil, cost: price, rows: [row], values: [sign]))
  }

  private mutating func addHousing(at site: Int) {
    let problem = model.problem
    let options = model.bands.options(at: site)
    for size in 0..<sizeCount {
      let admitted = options.filter { $0.first <= size && size <= $0.last }
      guard !admitted.isEmpty else { continue }
      let row = Int32(rows.count)
      sizeRows[site * sizeCount + size] = row
      rows.append(.init(lower: 0, upper: 0))
      let task = model.task
      func least(_ level: Int) -> Int { admitted.map { problem.dwellings[$0.option].costs[level] }.min() ?? 0 }
      for band in admitted {
        var touched = [row]
        var values = [-1.0]
        let dwelling = problem.dwellings[band.option]
        if let resource = dwelling.resource, resourceRows[resource] >= 0 {
          touched.append(resourceRows[resource])
          values.append(1)
        }
        for (cap, level) in task.cappedLevels.enumerated() where dwelling.costs[level] != least(level) {
          touched.append(capRows[cap])
          values.append(Double(dwelling.costs[level] - least(level)))
        }
        columns.append(
          .init(
            lower: 0, upper: nil, cost: Double(dwelling.costs[task.level] - least(task.level)), rows: touched,
            values: values))
      }
    }
  }

  /// The duals of a program whose first rows are these, as multipliers.
  func multipliers(_ duals: [Double]) -> Multipliers<Double> {
    let task = model.task
    var result = Multipliers(for: task)
    for (index, row) in resourceRows.enumerated() where row >= 0 {
      var price = -duals[Int(row)]
      if task.problem.resources[index].upper == nil { price = min(0, price) }
      if task.problem.resources[index].lower == nil { price = max(0, price) }
      result.resources[index] = price
    }
    for (position, row) in capRows.enumerated() { result.caps[position] = max(0, -duals[Int(row)]) }
    for link in 0..<task.structure.linkCount { result.links[link] = -duals[Int(firstLink) + link] }
    return result
  }

  /// What a fragment at a site, or out (-1), costs on the level and adds to the rows.
  func use(of fragment: Int, at site: Int) -> FragmentUse {
    let task = model.task
    let it = task.structure.fragments[fragment]
    let problem = task.problem
    var use = FragmentUse()
    if site < 0 {
      for unit in it.units {
        use.cost += problem.unplacedCost(of: unit, level: task.level)
        for (cap, level) in task.cappedLevels.enumerated() {
          use.add(capRows[cap], problem.unplacedCost(of: unit, level: level))
        }
      }
      return use
    }
    for unit in it.units { addUnit(unit, at: site, to: &use) }
    if it.link >= 0 { use.add(firstLink + Int32(it.link + site), 1) }
    for link in it.followers { use.add(firstLink + Int32(link + site), -1) }
    return use
  }

  /// What a block's pattern costs on the level and adds to the rows, its charges for sites beyond the first with it.
  ///
  /// - Parameter sites: by position the site of each fragment, or -1.
  func use(of block: Block, at sites: [Int], extraSites: Int) -> FragmentUse {
    var use = FragmentUse()
    for (position, fragment) in block.fragments.enumerated() { use.add(self.use(of: fragment, at: sites[position])) }
    guard block.group >= 0 else { return use }
    let charges = model.problem.groups[block.group].extraSiteCosts
    use.cost += extraSites * charges[model.task.level]
    for (cap, level) in model.task.cappedLevels.enumerated() { use.add(capRows[cap], extraSites * charges[level]) }
    return use
  }

  private func addUnit(_ unit: Int, at site: Int, to use: inout FragmentUse) {
    let problem = model.problem
    let choices = problem.choices(of: unit, at: site)
    func cheapest(_ level: Int) -> Int { choices.map { problem.cost(of: unit, $0, level: level) }.min() ?? 0 }
    use.cost += cheapest(model.task.level)
    for (cap, level) in model.task.cappedLevels.enumerated() { use.add(capRows[cap], cheapest(level)) }
    let amounts = problem.profiles[problem.units[unit].profile].amounts
    for (resource, measure) in model.ownResources[site] where resourceRows[resource] >= 0 {
      use.add(resourceRows[resource], amounts[measure])
    }
    for shared in model.sharedResources where shared.sites[site] && resourceRows[shared.resource] >= 0 {
      use.add(resourceRows[shared.resource], amounts[shared.measure])
    }
    guard model.bands.matter(at: site),
      let size = model.bands.sizes.firstIndex(of: problem.units[unit].people)
    else { return }
    let row = sizeRows[site * sizeCount + size]
    if row >= 0 { use.add(row, 1) }
  }
}

/// What a fragment costs and adds to rows.
struct FragmentUse: Sendable {
  var cost = 0
  /// Rows with amounts, each row once.
  private(set) var entries: [(row: Int32, amount: Int)] = []

  mutating func add(_ row: Int32, _ amount: Int) {
    guard amount != 0 else { return }
    if let position = entries.firstIndex(where: { $0.row == row }) {
      entries[position].amount += amount
    } else {
      entries.append((row, amount))
    }
  }

  /// A column from 0 up that costs and adds this.
  func column(upper: Double?) -> GLPKProblem.Column {
    let entries = entries.filter { $0.amount != 0 }
    return .init(
      lower: 0, upper: upper, cost: Double(cost), rows: entries.map(\.row), values: entries.map { Double($0.amount) })
  }

  mutating func add(_ other: FragmentUse, times factor: Int = 1) {
    cost += factor * other.cost
    for (row, amount) in other.entries { add(row, factor * amount) }
  }
}
