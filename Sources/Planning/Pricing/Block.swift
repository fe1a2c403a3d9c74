import Formulation

/// The part of one party that lies in one block: the whole party, unless it crosses settlements.
struct Fragment: Sendable {
  var party: Int
  var units: [Int]
  var mustBePlaced: Bool
  /// First link of the fragment, one for each site, or -1: the amounts by which it must follow its party's first fragment.
  var link: Int
  /// For the first fragment of a party that crosses settlements, the first links of the others.
  var followers: [Int]
}

/// What pricing solves on its own: a settlement whose sites are bounded or charged, or a single party.
struct Block: Sendable {
  var fragments: Range<Int>
  /// The group, or -1 for a single party.
  var group: Int
}

/// The blocks of a problem, and the links that hold crossing parties together.
struct BlockStructure: Sendable {
  var fragments: [Fragment] = []
  var blocks: [Block] = []
  var linkCount = 0
  /// For each unit its fragment.
  var fragmentOfUnit: [Int]
  /// For each fragment its block.
  var blockOfFragment: [Int] = []
  /// For each link group of `siteCount` links, the unit that names it.
  var linkUnits: [Int] = []

  init(_ problem: AssignmentProblem) {
    fragmentOfUnit = [Int](repeating: -1, count: problem.units.count)
    var fragmentsOfParty = [[Int]](repeating: [], count: problem.parties.count)
    for (index, group) in problem.groups.enumerated() {
      let start = fragments.count
      for party in group.parties {
        let all = problem.parties[party].units
        let mine =
          problem.parties[party].groups.count > 1
          ? all.filter { problem.units[$0].settlement == group.settlement } : all
        fragmentsOfParty[party].append(fragments.count)
        append(mine, party: party, problem: problem)
      }
      close(start, group: index)
    }
    for (index, party) in problem.parties.enumerated() where party.groups.isEmpty {
      let start = fragments.count
      append(party.units, party: index, problem: problem)
      close(start, group: -1)
    }
    for (party, parts) in fragmentsOfParty.enumerated() where parts.count > 1 { link(parts, of: party, in: problem) }
  }

  private mutating func append(_ units: [Int], party: Int, problem: AssignmentProblem) {
    for unit in units { fragmentOfUnit[unit] = fragments.count }
    fragments.append(
      Fragment(
        party: party, units: units, mustBePlaced: problem.parties[party].mustBePlaced, link: -1, followers: []))
  }

  private mutating func close(_ start: Int, group: Int) {
    for _ in start..<fragments.count { blockOfFragment.append(blocks.count) }
    blocks.append(Block(fragments: start..<fragments.count, group: group))
  }

  /// The fragment with the party's first household leads; each other follows it by one link for each site.
  private mutating func link(_ parts: [Int], of party: Int, in problem: AssignmentProblem) {
    func firstHousehold(_ fragment: Int) -> Int {
      fragments[fragment].units.map { problem.units[$0].household }.min() ?? 0
    }
    let ordered = parts.sorted { firstHousehold($0) < firstHousehold($1) }
    for follower in ordered.dropFirst() {
      fragments[follower].link = linkCount
      fragments[ordered[0]].followers.append(linkCount)
      let named = fragments[follower].units.min { problem.units[$0].household < problem.units[$1].household }
      linkUnits.append(named ?? 0)
      linkCount += problem.siteCount
    }
  }
}
