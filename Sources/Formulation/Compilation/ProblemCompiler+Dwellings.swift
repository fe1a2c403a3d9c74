import Relocation

extension ProblemCompiler {
  /// The dwelling options of each site, each with the resource that counts its stock.
  mutating func addDwellings() {
    var rowsOfSite: [SiteID: [Int]] = [:]
    for (row, dwelling) in instance.dwellings.enumerated() { rowsOfSite[dwelling.site, default: []].append(row) }
    for (position, instanceSite) in problem.sites.enumerated() {
      let start = problem.dwellings.count
      var numberOfType: [DwellingTypeID: Int] = [:]
      for row in rowsOfSite[instance.sites[instanceSite].id] ?? [] {
        let dwelling = instance.dwellings[row]
        let number = numberOfType[dwelling.type, default: 0]
        numberOfType[dwelling.type] = number + 1
        var resource: Int?
        if let count = dwelling.count {
          resource = problem.resources.count
          problem.resources.append(
            .init(name: .dwelling(dwelling.site, dwelling.type, row: number), lower: nil, upper: count))
        }
        problem.dwellings.append(
          .init(
            site: position, row: row, resource: resource, costs: [Int](repeating: 0, count: problem.levelCount)))
      }
      problem.dwellingsOfSite.append(start..<problem.dwellings.count)
    }
  }

  /// By site, the dwelling options that admit a household of this many persons.
  func dwellingOptions(people: Int) -> [[Int]] {
    problem.dwellingsOfSite.map { range in
      range.filter { instance.dwellings[problem.dwellings[$0].row].admits(people: people) }
    }
  }
}
