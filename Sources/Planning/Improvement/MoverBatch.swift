import Formulation

/// The movers of one site with what each pays for going to another, cheapest first, in arrays next to each other.
struct MoverBatch {
  let measureCount: Int
  let sizeCount: Int
  /// By position: what the mover's own change of site costs.
  private(set) var changes: [Int] = []
  /// By position: the settlement that moves, or below zero a party that belongs to none; `mixed` for one that crosses.
  private(set) var keys: [Int] = []
  private(set) var parties: [[Int]] = []
  /// At `position · measureCount + measure`.
  private(set) var amounts: [Int32] = []
  /// At `position · sizeCount + size`.
  private(set) var sizes: [Int32] = []

  /// The key of nobody, who clashes with none.
  static let nobody = Int.min
  /// The key of a party that crosses settlements.
  static let mixed = Int.min + 1

  /// - Parameter members: the parties at `from`.
  init(_ state: SearchState, members: [Int], from: Int, to: Int) {
    let model = state.model
    measureCount = model.measureCount
    sizeCount = model.bands.sizes.count
    var found: [(change: Int, key: Int, parties: [Int])] = [(0, Self.nobody, [])]
    var seen: Set<Int> = []
    for party in members {
      let groups = model.problem.parties[party].groups
      if let change = state.costChange(of: [party], from: from, to: to) {
        found.append((change, groups.count > 1 ? Self.mixed : groups.first ?? -1 - party, [party]))
      }
      guard groups.count == 1, from >= 0, state.groupCounts[groups[0] * model.siteCount + from] > 1,
        seen.insert(groups[0]).inserted
      else { continue }
      let part = model.problem.groups[groups[0]].parties.filter { state.sites[$0] == from }
      // A party that crosses settlements moves alone.
      guard part.allSatisfy({ model.problem.parties[$0].groups.count == 1 }) else { continue }
      if let change = state.costChange(of: part, from: from, to: to) { found.append((change, groups[0], part)) }
    }
    let order = found.indices.sorted { (found[$0].change, $0) < (found[$1].change, $1) }
    for index in order { append(found[index], model) }
  }

  private mutating func append(_ entry: (change: Int, key: Int, parties: [Int]), _ model: SearchModel) {
    changes.append(entry.change)
    keys.append(entry.key)
    parties.append(entry.parties)
    let (amountStart, sizeStart) = (amounts.count, sizes.count)
    amounts.append(contentsOf: repeatElement(0, count: measureCount))
    sizes.append(contentsOf: repeatElement(0, count: sizeCount))
    for party in entry.parties {
      for measure in 0..<measureCount {
        amounts[amountStart + measure] += model.amounts[party * measureCount + measure]
      }
      for (size, count) in model.sizes[party] { sizes[sizeStart + size] += count }
    }
  }
}
