import Formulation
import GLPKSolver

/// The sites that settlements open, and what each one more is charged.
extension Kernel {
  mutating func addCohesion() {
    for (group, it) in model.problem.groups.enumerated() where cohesive?.contains(group) ?? true {
      let bounded = it.maxSites < model.siteCount || it.extraSiteCosts.contains { $0 != 0 }
      guard bounded, it.parties.contains(where: { candidates[$0].count > 1 }) else {
        // Held at more sites than it may use: a row that nothing can satisfy.
        if fixedSites(it).count > it.maxSites { rows.append(.init(lower: 1)) }
        let extra = max(0, fixedSites(it).count - 1)
        fixedCost += extraCost(group) * extra
        for (cap, cost) in extraCapCosts(group).enumerated() { fixedCaps[cap] += cost * extra }
        continue
      }
      add(group, it)
    }
  }

  private func fixedSites(_ group: AssignmentProblem.Group) -> Set<Int> {
    Set(group.parties.compactMap { candidates[$0].count == 1 && candidates[$0][0] >= 0 ? candidates[$0][0] : nil })
  }

  /// One opening for each site the group may use, each placement at most its site's opening; fixed sites are open.
  private mutating func add(_ group: Int, _ it: AssignmentProblem.Group) {
    let fixed = fixedSites(it)
    let sites = Set(it.parties.flatMap { candidates[$0] }).filter { $0 >= 0 }.sorted()
    guard sites.count > 1 || sites.count > it.maxSites else { return }
    let count = Int32(rows.count)
    rows.append(.init(lower: nil, upper: Double(it.maxSites)))
    let isCharged = it.extraSiteCosts.contains { $0 != 0 }
    let charge = Int32(rows.count)
    if isCharged { rows.append(.init(lower: nil, upper: 1)) }
    for site in sites {
      var touched: [Int32] = isCharged ? [count, charge] : [count]
      var values: [Double] = isCharged ? [1, 1] : [1]
      for party in it.parties where candidates[party].count > 1 {
        guard let position = candidates[party].firstIndex(of: site) else { continue }
        let row = Int32(rows.count)
        rows.append(.init(lower: nil, upper: 0))
        touched.append(row)
        values.append(-1)
        let column = placementRange[party].lowerBound + position
        columns[column].rows.append(row)
        columns[column].values.append(1)
      }
      openColumns.append((group, site, columns.count))
      columns.append(
        .init(
          lower: fixed.contains(site) ? 1 : 0, upper: 1, cost: 0, isInteger: true, rows: touched, values: values))
    }
    if isCharged {
      var touched = [charge]
      var values = [-1.0]
      for (cap, cost) in extraCapCosts(group).enumerated() where cost != 0 {
        touched.append(capRows[cap])
        values.append(Double(cost))
      }
      extraColumns.append((group, columns.count))
      columns.append(
        .init(lower: 0, upper: nil, cost: Double(extraCost(group)), isInteger: false, rows: touched, values: values))
    }
  }

  func extraCost(_ group: Int) -> Int { model.problem.groups[group].extraSiteCosts[model.task.level] }

  private func extraCapCosts(_ group: Int) -> [Int] {
    model.task.cappedLevels.map { model.problem.groups[group].extraSiteCosts[$0] }
  }
}
