/// Draws the kin groups of a settlement among households that the hidden plan puts at one site.
enum CountyKin {
  /// The kin group of each household of the settlement; `nil` where it has none.
  static func draw(
    for settlement: CountySettlement, position: Int, sharePerMille: Int, by random: inout SplitMix64
  ) -> [String?] {
    var kin = [String?](repeating: nil, count: settlement.households)
    // Groups have two or three households, two and a half in the mean.
    let groupsPerMille = settlement.households * sharePerMille * 2 / 5
    let groups = groupsPerMille / 1000 + (random.chance(perMille: groupsPerMille % 1000) ? 1 : 0)
    var next = 0
    for group in 0..<groups {
      let size = random.within(2...3)
      let end = min(next + size, next < settlement.first.households ? settlement.first.households : kin.count)
      if end - next >= 2 {
        for member in next..<end { kin[member] = "K\(position + 1)-\(group + 1)" }
      }
      next = end
      if next >= kin.count { break }
    }
    return kin
  }
}
