import Formulation

extension SearchModel {
  /// The allocation in which each party is at its site and its households take dwellings, the cheapest way where dwellings
  /// have costs; `nil` where some household finds none.
  func allocation(_ sites: [Int]) -> Allocation? {
    var choices = [AssignmentProblem.Choice?](repeating: nil, count: problem.units.count)
    let parties = partiesBySite(sites)
    for site in 0..<siteCount {
      var unitsOfSize = [[Int]](repeating: [], count: bands.sizes.count)
      for party in parties[site] {
        for unit in problem.parties[party].units {
          if bands.matter(at: site) {
            unitsOfSize[sizeClass(of: unit)].append(unit)
          } else {
            choices[unit] = .init(site: site, dwelling: -1)
          }
        }
      }
      guard bands.matter(at: site) else { continue }
      guard let housing = housing(at: site, counts: unitsOfSize.map { Int32($0.count) }) else { return nil }
      for (size, options) in housing.enumerated() {
        var next = 0
        for (option, count) in options {
          guard count <= unitsOfSize[size].count - next else { return nil }
          for unit in unitsOfSize[size][next..<(next + count)] { choices[unit] = .init(site: site, dwelling: option) }
          next += count
        }
        if next < unitsOfSize[size].count { return nil }
      }
    }
    return Allocation(choices: choices)
  }

  /// By site the parties there, in their order.
  func partiesBySite(_ sites: [Int]) -> [[Int]] {
    var parties = [[Int]](repeating: [], count: siteCount)
    for (party, site) in sites.enumerated() where site >= 0 { parties[site].append(party) }
    return parties
  }

  private func sizeClass(of unit: Int) -> Int { bands.sizes.firstIndex(of: problem.units[unit].people) ?? 0 }

  private func housing(at site: Int, counts: [Int32]) -> [[(option: Int, count: Int)]]? {
    let options = problem.dwellingsOfSite[site]
    let isPriced = options.contains { problem.dwellings[$0].costs.contains { $0 != 0 } }
    guard isPriced else { return bands.housing(at: site, counts: counts) }
    return cheapestHousing(at: site, counts: counts)
  }

  private func cheapestHousing(at site: Int, counts: [Int32]) -> [[(option: Int, count: Int)]]? {
    let bands = bands.options(at: site)
    let stock = bands.map { band in
      problem.dwellings[band.option].resource.flatMap { problem.resources[$0].upper } ?? .max
    }
    let prices = bands.map { band in
      let costs = problem.dwellings[band.option].costs
      return task.cappedLevels.reduce(Double(costs[task.level])) { $0 + Double(costs[$1]) * 1000 }
    }
    let costs = counts.indices.flatMap { size in
      zip(bands, prices).map { $0.first <= size && size <= $0.last ? $1 : nil }
    }
    var housing = CheapestHousing(counts: counts.map(Int.init), stock: stock, costs: costs)
    housing.run()
    guard housing.isComplete else { return nil }
    return counts.indices.map { size in
      bands.enumerated().compactMap { place, band in
        let count = housing.housed[size * bands.count + place]
        return count > 0 ? (option: band.option, count: count) : nil
      }
    }
  }
}
