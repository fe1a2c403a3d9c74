/// Puts the households of each hamlet at one site or two so that every site's number of households is met exactly.
///
/// Hamlets take turns in random order and choose by appeal while every site keeps a reserve of one whole hamlet. Those
/// that find no room any more are lined up from north to south, likewise the sites with what is left of them, and the
/// one line is cut by the other: as no hamlet is larger than what is left of any site, none touches more than two.
struct LingyunHiddenPlan {
  private var left: [Int]
  private let reserve: Int

  private init(hamlets: [LingyunHamlet]) {
    left = LingyunFigures.sites.map(\.households)
    reserve = hamlets.map(\.households).max() ?? 0
  }

  /// Fills in ``LingyunHamlet/sites``.
  static func draw(for hamlets: inout [LingyunHamlet], by random: inout SplitMix64) {
    var plan = LingyunHiddenPlan(hamlets: hamlets)
    var order = Array(hamlets.indices)
    random.shuffle(&order)
    let late = order.filter { !plan.choose(for: &hamlets[$0], by: &random) }
    plan.lineUp(late, of: &hamlets)
  }

  /// Lets a hamlet choose; false where no site has room for its part.
  private mutating func choose(for hamlet: inout LingyunHamlet, by random: inout SplitMix64) -> Bool {
    let parts = random.chance(perMille: 450) && hamlet.households >= 4 ? random.within(1...hamlet.households / 2) : 0
    guard let first = best(for: hamlet, households: hamlet.households - parts, but: nil) else { return false }
    var sites = [Int](repeating: first, count: hamlet.households - parts)
    if parts > 0 {
      guard let second = best(for: hamlet, households: parts, but: first) else { return false }
      sites += [Int](repeating: second, count: parts)
    }
    for site in sites { left[site] -= 1 }
    random.shuffle(&sites)
    hamlet.sites = sites
    return true
  }

  private func best(for hamlet: LingyunHamlet, households: Int, but taken: Int?) -> Int? {
    left.indices.filter { $0 != taken && left[$0] - households >= reserve }
      .max { hamlet.appeal[$0] == hamlet.appeal[$1] ? $0 > $1 : hamlet.appeal[$0] < hamlet.appeal[$1] }
  }

  private mutating func lineUp(_ late: [Int], of hamlets: inout [LingyunHamlet]) {
    let sites = left.indices.sorted {
      LingyunFigures.sites[$0].point.latitude > LingyunFigures.sites[$1].point.latitude
    }
    var line = sites.flatMap { [Int](repeating: $0, count: left[$0]) }[...]
    let fromNorth = late.sorted { left, right in
      let latitudes = (hamlets[left].point.latitude, hamlets[right].point.latitude)
      return latitudes.0 == latitudes.1 ? left < right : latitudes.0 > latitudes.1
    }
    for position in fromNorth {
      hamlets[position].sites = Array(line.prefix(hamlets[position].households))
      line = line.dropFirst(hamlets[position].households)
    }
    left = left.map { _ in 0 }
  }
}
