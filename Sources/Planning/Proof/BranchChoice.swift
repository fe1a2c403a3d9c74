import Formulation

/// Which party and which site to ask about, where the patterns that are cheapest are no plan.
struct BranchChoice {
  private let task: LevelTask
  /// By party, where its fragments are.
  private let places: [[Int]]
  /// By resource, what the patterns consume.
  private let loads: [Int]
  private let parties: Range<Int>

  /// - Parameter partyCount: the parties to ask about, where not all are.
  init(_ task: LevelTask, _ sites: [Int32], _ loads: [Int], partyCount: Int? = nil) {
    self.task = task
    self.loads = loads
    parties = 0..<(partyCount ?? task.problem.parties.count)
    var places = [[Int]](repeating: [], count: task.problem.parties.count)
    for (index, fragment) in task.structure.fragments.enumerated() where index < sites.count {
      places[fragment.party].append(Int(sites[index]))
    }
    self.places = places
  }

  /// The party and the site; `nil` where everything is decided.
  var question: (party: Int, site: Int)? {
    let options = parties.map { self.options(of: $0) }
    let open = options.indices.filter { options[$0].count > 1 }
    let party =
      open.first { Set(places[$0]).count > 1 } ?? heaviest(among: open)
      ?? open.max { (task.problem.parties[$0].units.count, $1) < (task.problem.parties[$1].units.count, $0) }
    guard let party else { return nil }
    let here = places[party].first { options[party].contains($0) && $0 >= 0 }
    return (here ?? options[party].first { $0 >= 0 }).map { (party, $0) }
  }

  /// The sites that a party may go to, and -1 where it may stay.
  private func options(of party: Int) -> [Int] {
    let mustGo = task.structure.fragments.indices.contains { index in
      task.structure.fragments[index].party == party && !task.mayStay[index]
    }
    return (mustGo ? [] : [-1]) + (0..<task.problem.siteCount).filter { task.problem.allows(party: party, at: $0) }
  }

  /// Of the limit that is overrun most for its size, the party that takes most of it.
  private func heaviest(among open: [Int]) -> Int? {
    let problem = task.problem
    var worst: (resource: Int, share: Double)?
    for (index, load) in loads.enumerated() {
      guard let upper = problem.resources[index].upper, load > upper else { continue }
      let share = Double(load - upper) / Double(max(1, upper))
      if share > worst?.share ?? 0 { worst = (index, share) }
    }
    guard let worst else { return nil }
    var best: (party: Int, amount: Int)?
    for party in open {
      guard let site = places[party].first, site >= 0 else { continue }
      let amount = problem.parties[party].units.reduce(0) { $0 + use(of: $1, at: site, worst.resource) }
      if amount > best?.amount ?? 0 { best = (party, amount) }
    }
    return best?.party
  }

  private func use(of unit: Int, at site: Int, _ resource: Int) -> Int {
    var own = 0
    for choice in task.problem.choices(of: unit, at: site).prefix(1) {
      task.problem.forEachUse(of: unit, choice) { if $0 == resource { own += $1 } }
    }
    return own
  }
}
