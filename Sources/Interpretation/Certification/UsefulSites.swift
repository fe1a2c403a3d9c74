/// The sites that can belong to the cheapest way of placing a settlement's parts.
///
/// In the cheapest way each of its sites is taken by some part, and if it has two or more they cost one charge at least. Where all other
/// parts pay the least they can, a part can then pay only so much above its own least as one site for all, less
/// that charge, costs above the sum of the least: sites where every part would pay more are in no such way. Nothing is lost without
/// them but ways that are no cheaper than others. Exact for any number of sites.
enum UsefulSites {
  /// The positions of the sites, ascending; all at which some part may be where nothing can be told.
  ///
  /// - Parameters:
  ///   - unplaced: By part, cost of staying out; `nil` where it must be placed.
  ///   - rows: By part and site; `nil` where the part may not go there.
  ///   - extraSiteCost: Charge for each site beyond the first, not negative.
  static func find(unplaced: [Int?], rows: [[Int?]], extraSiteCost: Int) throws(CertificateFault) -> [Int] {
    let sites = rows.first?.count ?? 0
    let open = (0..<sites).filter { site in rows.contains { $0[site] != nil } }
    var least: [Int] = []
    var sum = 0
    for (out, row) in zip(unplaced, rows) {
      var own = out
      for case let cost? in row where cost < own ?? .max { own = cost }
      // A part that can be nowhere: the search says so.
      guard let own else { return open }
      least.append(own)
      sum = try Checked.sum(sum, own)
    }
    guard let (total, best) = try cheapestWithOneSite(unplaced, rows, open) else { return open }
    let slack = try Checked.difference(try Checked.difference(total, sum), extraSiteCost)
    var limits: [Int] = []
    for own in least { limits.append(try Checked.sum(own, slack)) }
    return open.filter { site in
      site == best || slack >= 0 && rows.indices.contains { (rows[$0][site] ?? .max) <= limits[$0] }
    }
  }

  /// What all parts cost with one site open or none, and that site; `nil` where that is no way.
  private static func cheapestWithOneSite(
    _ unplaced: [Int?], _ rows: [[Int?]], _ open: [Int]
  ) throws(CertificateFault) -> (total: Int, site: Int?)? {
    var best: (total: Int, site: Int?)?
    for site in [nil] + open.map(Optional.some) {
      var total: Int? = 0
      for (out, row) in zip(unplaced, rows) {
        let there = site.flatMap { row[$0] }
        guard let own = there.map({ min($0, out ?? $0) }) ?? out, let sum = total else {
          total = nil
          break
        }
        total = try Checked.sum(sum, own)
      }
      if let total, total < best?.total ?? .max { best = (total, site) }
    }
    return best
  }
}
