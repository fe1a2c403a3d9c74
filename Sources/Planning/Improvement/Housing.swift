import Formulation
import GLPKSolver

extension SearchModel {
  /// The allocation in which each party is at its site and its households take dwellings, the cheapest way where dwellings
  /// have costs; `nil` where some household finds none.
  func allocation(_ sites: [Int]) throws -> Allocation? {
    var choices = [AssignmentProblem.Choice?](repeating: nil, count: problem.units.count)
    for site in 0..<siteCount {
      var unitsOfSize = [[Int]](repeating: [], count: bands.sizes.count)
      for (party, it) in problem.parties.enumerated() where sites[party] == site {
        for unit in it.units {
          if bands.matter(at: site) {
            unitsOfSize[sizeClass(of: unit)].append(unit)
          } else {
            choices[unit] = .init(site: site, dwelling: -1)
          }
        }
      }
      guard bands.matter(at: site) else { continue }
      guard let housing = try housing(at: site, counts: unitsOfSize.map { Int32($0.count) }) else { return nil }
      for (size, options) in housing.enumerated() {
        var next = 0
        for (option, count) in options {
          for unit in unitsOfSize[size][next..<(next + count)] { choices[unit] = .init(site: site, dwelling: option) }
          next += count
        }
        if next < unitsOfSize[size].count { return nil }
      }
    }
    return Allocation(choices: choices)
  }

  private func sizeClass(of unit: Int) -> Int { bands.sizes.firstIndex(of: problem.units[unit].people) ?? 0 }

  private func housing(at site: Int, counts: [Int32]) throws -> [[(option: Int, count: Int)]]? {
    let options = problem.dwellingsOfSite[site]
    let isPriced = options.contains { problem.dwellings[$0].costs.contains { $0 != 0 } }
    guard isPriced else { return bands.housing(at: site, counts: counts) }
    return try cheapestHousing(at: site, counts: counts)
  }

  /// A transportation problem of a few sizes and types: its basic solutions are whole.
  private func cheapestHousing(at site: Int, counts: [Int32]) throws -> [[(option: Int, count: Int)]]? {
    let bands = bands.options(at: site)
    let problem = problem
    let task = task
    let values: [Int: [(option: Int, count: Int)]]? = try withGLPKProblem(named: "housing") { lp in
      let sizes = counts.indices.filter { counts[$0] > 0 }
      var rows = sizes.map { GLPKProblem.Row(lower: Double(counts[$0]), upper: Double(counts[$0])) }
      for band in bands {
        rows.append(
          .init(upper: problem.dwellings[band.option].resource.flatMap { problem.resources[$0].upper }.map(Double.init))
        )
      }
      var columns: [GLPKProblem.Column] = []
      var keys: [(size: Int, option: Int)] = []
      for (row, size) in sizes.enumerated() {
        for (index, band) in bands.enumerated() where band.first <= size && size <= band.last {
          let costs = problem.dwellings[band.option].costs
          let cost = task.cappedLevels.reduce(Double(costs[task.level])) { $0 + Double(costs[$1]) * 1000 }
          keys.append((size, band.option))
          columns.append(.init(lower: 0, cost: cost, rows: [Int32(row), Int32(sizes.count + index)], values: [1, 1]))
        }
      }
      guard !columns.isEmpty else { return sizes.isEmpty ? [:] : nil }
      _ = try lp.addRows(rows)
      _ = try lp.addColumns(columns)
      guard case .optimal(let point) = try lp.solveLP(LPOptions(method: .primal)) else { return nil }
      var found: [Int: [(option: Int, count: Int)]] = [:]
      for (key, value) in zip(keys, point.columnPrimals) where value > 0.5 {
        found[key.size, default: []].append((key.option, Int(value.rounded())))
      }
      return found
    }
    return values.map { found in counts.indices.map { found[$0] ?? [] } }
  }
}
