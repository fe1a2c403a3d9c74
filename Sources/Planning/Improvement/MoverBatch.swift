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

  /// Everybody at `from` who may go.
  init(_ state: SearchState, members: [Int], from: Int, to: Int) {
    self.init(state, Mover.all(state, members: members, from: from, to: to), from: from)
  }

  /// - Parameter movers: who is in it, in any order.
  init(_ state: SearchState, _ movers: [Mover], from: Int) {
    let model = state.model
    measureCount = model.measureCount
    sizeCount = model.bands.sizes.count
    let order = movers.indices.sorted { (movers[$0].change, $0) < (movers[$1].change, $1) }
    changes.reserveCapacity(order.count)
    for index in order { append(movers[index], state, from) }
  }

  private mutating func append(_ mover: Mover, _ state: SearchState, _ from: Int) {
    let model = state.model
    let moved: [Int]
    switch mover.kind {
    case .nobody: moved = []
    case .party: moved = [mover.party]
    case .settlement: moved = state.part(of: mover.key, at: from)
    }
    changes.append(mover.change)
    keys.append(mover.key)
    parties.append(moved)
    let (amountStart, sizeStart) = (amounts.count, sizes.count)
    amounts.append(contentsOf: repeatElement(0, count: measureCount))
    sizes.append(contentsOf: repeatElement(0, count: sizeCount))
    for party in moved {
      for measure in 0..<measureCount {
        amounts[amountStart + measure] += model.amounts[party * measureCount + measure]
      }
      for (size, count) in model.sizes[party] { sizes[sizeStart + size] += count }
    }
  }
}

/// Who may move from one site to another, and what that alone does to the cost.
struct Mover {
  enum Kind { case nobody, party, settlement }
  var change: Int
  /// As in ``MoverBatch/keys``.
  var key: Int
  var kind: Kind
  var party: Int

  /// Nobody, every party, and every settlement's part where more than one of its parties is at the site.
  static func all(_ state: SearchState, members: [Int], from: Int, to: Int) -> [Mover] {
    let model = state.model
    var found = [Mover(change: 0, key: MoverBatch.nobody, kind: .nobody, party: -1)]
    found.reserveCapacity(members.count + 1)
    var seen: Set<Int> = []
    for party in members {
      let groups = model.problem.parties[party].groups
      if let change = state.costChange(of: party, from: from, to: to) {
        let key = groups.count > 1 ? MoverBatch.mixed : groups.first ?? -1 - party
        found.append(Mover(change: change, key: key, kind: .party, party: party))
      }
      guard groups.count == 1, from >= 0, state.groupSites.count(groups[0], at: from) > 1,
        seen.insert(groups[0]).inserted
      else { continue }
      let part = state.part(of: groups[0], at: from)
      // A party that crosses settlements moves alone.
      guard part.allSatisfy({ model.problem.parties[$0].groups.count == 1 }) else { continue }
      if let change = state.costChange(of: part, from: from, to: to) {
        found.append(Mover(change: change, key: groups[0], kind: .settlement, party: -1))
      }
    }
    return found
  }
}
