import Relocation

/// Draws kin groups among households that the hidden plan puts at one site.
enum LingyunKin {
  /// How many groups reach over two hamlets of a village.
  private static let acrossHamlets = 7

  /// The kin group's number of each household, hamlet by hamlet; `nil` where it has none.
  static func draw(for hamlets: [LingyunHamlet], by random: inout SplitMix64) -> [[Int?]] {
    var kin = hamlets.map { [Int?](repeating: nil, count: $0.households) }
    var groups = 0
    for (position, hamlet) in hamlets.enumerated() where random.chance(perMille: 270) {
      let site = hamlet.sites[random.below(hamlet.households)]
      let members = hamlet.sites.indices.filter { hamlet.sites[$0] == site }.prefix(random.within(2...3))
      guard members.count >= 2 else { continue }
      groups += 1
      for member in members { kin[position][member] = groups }
    }
    addAcross(&kin, hamlets: hamlets, groups: &groups, by: &random)
    return kin
  }

  /// Pairs of one household each from two neighbouring hamlets of a village.
  private static func addAcross(
    _ kin: inout [[Int?]], hamlets: [LingyunHamlet], groups: inout Int, by random: inout SplitMix64
  ) {
    var order = Array(hamlets.indices.dropLast())
    random.shuffle(&order)
    var added = 0
    for position in order where added < acrossHamlets && hamlets[position].village == hamlets[position + 1].village {
      guard let pair = freePair(hamlets, kin, position) else { continue }
      groups += 1
      added += 1
      kin[position][pair.0] = groups
      kin[position + 1][pair.1] = groups
    }
  }

  private static func freePair(_ hamlets: [LingyunHamlet], _ kin: [[Int?]], _ position: Int) -> (Int, Int)? {
    for here in hamlets[position].sites.indices where kin[position][here] == nil {
      for there in hamlets[position + 1].sites.indices where kin[position + 1][there] == nil {
        if hamlets[position].sites[here] == hamlets[position + 1].sites[there] { return (here, there) }
      }
    }
    return nil
  }
}
