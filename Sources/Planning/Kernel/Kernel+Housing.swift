import Formulation
import GLPKSolver

/// Which dwellings those at a site take.
extension Kernel {
  /// Households of each size at a site are housed in the options that admit them; given whole households, whole flats
  /// follow by themselves (a transportation problem), so these columns need not be integer.
  mutating func addHousing(_ prices: [Double]?) {
    let sizes = model.bands.sizes.count
    var fixedBySize = [Int](repeating: 0, count: model.siteCount * sizes)
    for (party, base) in bases.enumerated() {
      guard let base, base >= 0 else { continue }
      for (size, count) in model.sizes[party] { fixedBySize[base * sizes + size] += Int(count) }
    }
    var users = [[(column: Int, count: Int)]](repeating: [], count: model.siteCount * sizes)
    for (column, placement) in placements.enumerated() {
      let base = bases[placement.party] ?? -1
      for (size, count) in model.sizes[placement.party] {
        if placement.site >= 0 { users[placement.site * sizes + size].append((column, Int(count))) }
        if base >= 0 { users[base * sizes + size].append((column, -Int(count))) }
      }
    }
    for site in 0..<model.siteCount where model.bands.matter(at: site) {
      let range = site * sizes..<(site + 1) * sizes
      addHousing(site, Array(fixedBySize[range]), Array(users[range]), prices)
    }
  }

  private mutating func addHousing(
    _ site: Int, _ fixed: [Int], _ users: [[(column: Int, count: Int)]], _ prices: [Double]?
  ) {
    let problem = model.problem
    let bands = model.bands.options(at: site)
    guard users.contains(where: { !$0.isEmpty }) || prices != nil else { return }
    var stockRows: [Int32] = []
    for band in bands {
      stockRows.append(Int32(rows.count))
      let stock = problem.dwellings[band.option].resource.flatMap { problem.resources[$0].upper }
      rows.append(.init(lower: nil, upper: stock.map(Double.init)))
      if let prices, let resource = problem.dwellings[band.option].resource {
        addOverrun(stockRows[stockRows.count - 1], resource, isAbove: true, price: prices[resource])
      }
    }
    for size in fixed.indices where fixed[size] > 0 || !users[size].isEmpty {
      let row = Int32(rows.count)
      rows.append(.init(lower: Double(fixed[size]), upper: Double(fixed[size])))
      for (index, band) in bands.enumerated() where band.first <= size && size <= band.last {
        housingColumns.append((site, size, band.option, columns.count))
        columns.append(housingColumn(size, band.option, at: site, rows: [row, stockRows[index]]))
      }
      for (column, count) in users[size] {
        columns[column].rows.append(row)
        columns[column].values.append(-Double(count))
      }
    }
  }

  /// Flats dearer than the cheapest that a household of the size may take are charged the difference; the cheapest is in
  /// its placement's cost already.
  private func housingColumn(_ size: Int, _ option: Int, at site: Int, rows: [Int32]) -> GLPKProblem.Column {
    let problem = model.problem
    func surcharge(_ level: Int) -> Int {
      let least =
        model.bands.options(at: site).filter { $0.first <= size && size <= $0.last }
        .map { problem.dwellings[$0.option].costs[level] }.min() ?? 0
      return problem.dwellings[option].costs[level] - least
    }
    var rows = rows
    var values = [1.0, 1.0]
    for (cap, level) in model.task.cappedLevels.enumerated() where surcharge(level) != 0 {
      rows.append(capRows[cap])
      values.append(Double(surcharge(level)))
    }
    return .init(
      lower: 0, upper: nil, cost: Double(surcharge(model.task.level)), isInteger: false, rows: rows, values: values)
  }
}
