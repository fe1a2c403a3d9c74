import Formulation

/// What every party costs at every site on some levels, weighed and added up; read at `party · siteCount + site`.
///
/// Where parties × sites are few all of it is kept. Where they are many it would fill the memory, and is added up when it
/// is asked for: from the rates of settlements, the dwellings that profiles may take, and the exceptions of households.
struct PartyCosts: Sendable {
  let siteCount: Int
  private let parts: PartyCostParts
  private let kept: [Int]

  /// Entries beyond which nothing is kept.
  static let mostKept = 12_000_000

  /// - Parameter weights: the levels that are charged, with their weights.
  init(_ problem: AssignmentProblem, _ weights: [(level: Int, weight: Int)]) {
    let parts = PartyCostParts(problem, weights)
    self.parts = parts
    siteCount = problem.siteCount
    let count = problem.parties.count * problem.siteCount
    guard count <= Self.mostKept, count > 0 else {
      kept = []
      return
    }
    kept = [Int](unsafeUninitializedCapacity: count) { entries, initialized in
      for party in problem.parties.indices {
        let row = UnsafeMutableBufferPointer(
          rebasing: entries[party * problem.siteCount..<(party + 1) * problem.siteCount])
        parts.write(party, into: row)
      }
      initialized = count
    }
  }

  /// The cost at `party · siteCount + site`; ``SearchModel/barred`` where the party may not go.
  subscript(index: Int) -> Int {
    if !kept.isEmpty { return kept[index] }
    let (party, site) = index.quotientAndRemainder(dividingBy: siteCount)
    return parts.cost(party, site)
  }

  /// Writes a party's costs at all sites.
  func write(_ party: Int, into row: UnsafeMutableBufferPointer<Int>) {
    if kept.isEmpty { return parts.write(party, into: row) }
    for site in row.indices { row[site] = kept[party * siteCount + site] }
  }

  /// The sum over all parties and the sites they may go to.
  var sumOfAllowed: Int {
    let row = UnsafeMutableBufferPointer<Int>.allocate(capacity: siteCount)
    defer { row.deallocate() }
    return (0..<parts.partyCount).reduce(0) { sum, party in
      write(party, into: row)
      return row.reduce(sum) { $1 < SearchModel.barred ? $0 &+ $1 : $0 }
    }
  }

  /// The sum over all parties of what each is charged where it is charged least, as sizes; those that may go nowhere apart.
  ///
  /// - Complexity: O(parties × sites).
  func sumOfLeast(threads: Int) -> Double {
    let count = parts.partyCount
    var least = [Int](repeating: SearchModel.barred, count: count)
    least.withUnsafeMutableBufferPointer { least in
      nonisolated(unsafe) let least = least
      forEachChunk(of: count, threads: threads) { chunk in
        let row = UnsafeMutableBufferPointer<Int>.allocate(capacity: siteCount)
        defer { row.deallocate() }
        for party in chunk {
          write(party, into: row)
          least[party] = row.min() ?? SearchModel.barred
        }
      }
    }
    return least.reduce(0.0) { $1 < SearchModel.barred ? $0 + abs(Double($1)) : $0 }
  }
}

/// What the costs of parties are made of, in flat arrays.
private final class PartyCostParts: Sendable {
  let partyCount: Int
  private let siteCount: Int
  /// The units of party `p` stand at `starts[p]..<starts[p + 1]`.
  private let starts: [Int]
  private let members: [Unit]
  /// At `profile · siteCount + site`: the weighed cost of the cheapest dwelling; barred where none admits the profile.
  private let profiles: [Int]
  /// At `settlement · siteCount + site`: weighed cost per person; empty where nothing is charged per person.
  private let rates: [Int]
  /// At `class · siteCount + site`.
  private let isOpen: [Bool]
  private let isOpenToAll: [Bool]
  private let reachable: [Bool]
  private let exceptions: [Exception]

  private struct Unit {
    var base: Int
    var people: Int
    /// Where its rows begin.
    var profileRow: Int
    var settlementRow: Int
    var access: Int
    var pinned: Int
    var exceptions: Range<Int>
  }

  private struct Exception {
    var site: Int
    var cost: Int
  }

  init(_ problem: AssignmentProblem, _ weights: [(level: Int, weight: Int)]) {
    let count = problem.siteCount
    siteCount = count
    partyCount = problem.parties.count
    var starts = [0]
    var members: [Unit] = []
    starts.reserveCapacity(problem.parties.count + 1)
    members.reserveCapacity(problem.units.count)
    for party in problem.parties {
      for unit in party.units {
        let it = problem.units[unit]
        let base = weights.reduce(0) { $0 + $1.weight * problem.placedCosts[unit * problem.levelCount + $1.level] }
        members.append(
          Unit(
            base: base, people: it.people, profileRow: it.profile * count, settlementRow: it.settlement * count,
            access: it.access, pinned: it.pinned, exceptions: it.adjustments))
      }
      starts.append(members.count)
    }
    self.starts = starts
    self.members = members
    profiles = Self.profileCosts(problem, weights)
    rates = Self.combinedRates(problem, weights)
    isOpen = problem.accessClasses.flatMap(\.self)
    isOpenToAll = problem.accessClasses.map { $0.allSatisfy(\.self) }
    reachable = problem.reachable
    exceptions = problem.adjustments.map { adjustment in
      guard !adjustment.isForbidden else { return Exception(site: adjustment.site, cost: SearchModel.barred) }
      let cost = adjustment.costs.isEmpty ? 0 : weights.reduce(0) { $0 + $1.weight * adjustment.costs[$1.level] }
      return Exception(site: adjustment.site, cost: cost)
    }
  }

  private static func profileCosts(_ problem: AssignmentProblem, _ weights: [(level: Int, weight: Int)]) -> [Int] {
    problem.profiles.flatMap { profile in
      (0..<problem.siteCount).map { site in
        guard problem.needsDwelling(at: site) else { return 0 }
        guard !profile.options[site].isEmpty else { return SearchModel.barred }
        return weights.reduce(0) { sum, it in
          let least = profile.options[site].reduce(Int.max) { min($0, problem.dwellings[$1].costs[it.level]) }
          return sum + it.weight * least
        }
      }
    }
  }

  /// The one level's own table where only one is charged per person, at its own weight: no second copy of it.
  private static func combinedRates(_ problem: AssignmentProblem, _ weights: [(level: Int, weight: Int)]) -> [Int] {
    let charged = weights.filter { !problem.rates[$0.level].isEmpty }
    guard let first = charged.first else { return [] }
    if charged.count == 1, first.weight == 1 { return problem.rates[first.level] }
    var combined = [Int](repeating: 0, count: problem.rates[first.level].count)
    for (level, weight) in charged {
      for index in combined.indices { combined[index] += weight * problem.rates[level][index] }
    }
    return combined
  }

  func cost(_ party: Int, _ site: Int) -> Int {
    var total = 0
    for member in starts[party]..<starts[party + 1] {
      let it = members[member]
      guard it.pinned < 0 || it.pinned == site, isOpenToAll[it.access] || isOpen[it.access * siteCount + site],
        reachable.isEmpty || reachable[it.settlementRow + site]
      else { return SearchModel.barred }
      let dwelling = profiles[it.profileRow + site]
      if dwelling >= SearchModel.barred { return SearchModel.barred }
      total += it.base + dwelling
      if !rates.isEmpty { total += it.people * rates[it.settlementRow + site] }
      for exception in exceptions[it.exceptions] where exception.site == site {
        if exception.cost >= SearchModel.barred { return SearchModel.barred }
        total += exception.cost
      }
    }
    return total
  }

  func write(_ party: Int, into row: UnsafeMutableBufferPointer<Int>) {
    for site in 0..<siteCount { row.initializeElement(at: site, to: 0) }
    for member in starts[party]..<starts[party + 1] { add(members[member], to: row) }
    // What is barred for one of several may have been made cheaper by others.
    for site in 0..<siteCount where row[site] > SearchModel.barred / 2 { row[site] = SearchModel.barred }
  }

  private func add(_ it: Unit, to row: UnsafeMutableBufferPointer<Int>) {
    let (base, people) = (it.base, it.people)
    profiles.withUnsafeBufferPointer { profiles in
      for site in 0..<siteCount {
        row[site] = min(row[site] + base + profiles[it.profileRow + site], SearchModel.barred)
      }
    }
    if !rates.isEmpty {
      rates.withUnsafeBufferPointer { rates in
        for site in 0..<siteCount { row[site] += people * rates[it.settlementRow + site] }
      }
    }
    for exception in exceptions[it.exceptions] { row[exception.site] += exception.cost }
    if !isOpenToAll[it.access] {
      for site in 0..<siteCount where !isOpen[it.access * siteCount + site] { row[site] = SearchModel.barred }
    }
    if it.pinned >= 0 { for site in 0..<siteCount where site != it.pinned { row[site] = SearchModel.barred } }
    if !reachable.isEmpty {
      for site in 0..<siteCount where !reachable[it.settlementRow + site] { row[site] = SearchModel.barred }
    }
  }
}
