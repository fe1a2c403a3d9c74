import Formulation

/// By group, how many of its parties are at each site it uses.
///
/// A group uses few sites, never more than it has parties: those are listed, so that memory grows with the parties and not
/// with groups × sites.
struct SiteCounts: Sendable {
  /// The entries of group `g` begin at `starts[g]`; the first ``uses`` of them are taken.
  private let starts: [Int32]
  private var entries: [(site: Int32, count: Int32)]
  /// By group: number of sites used.
  private(set) var uses: [Int]

  init(_ groups: [AssignmentProblem.Group]) {
    var starts: [Int32] = []
    var next: Int32 = 0
    for group in groups {
      starts.append(next)
      next += Int32(group.parties.count)
    }
    self.starts = starts
    entries = [(site: Int32, count: Int32)](repeating: (0, 0), count: Int(next))
    uses = [Int](repeating: 0, count: groups.count)
  }

  /// Parties of a group at a site.
  func count(_ group: Int, at site: Int) -> Int {
    let start = Int(starts[group])
    for entry in start..<start + uses[group] where entries[entry].site == Int32(site) {
      return Int(entries[entry].count)
    }
    return 0
  }

  mutating func add(_ group: Int, at site: Int) {
    let start = Int(starts[group])
    for entry in start..<start + uses[group] where entries[entry].site == Int32(site) {
      entries[entry].count += 1
      return
    }
    entries[start + uses[group]] = (Int32(site), 1)
    uses[group] += 1
  }

  mutating func remove(_ group: Int, at site: Int) {
    let start = Int(starts[group])
    for entry in start..<start + uses[group] where entries[entry].site == Int32(site) {
      entries[entry].count -= 1
      guard entries[entry].count == 0 else { return }
      uses[group] -= 1
      entries[entry] = entries[start + uses[group]]
      return
    }
  }
}
