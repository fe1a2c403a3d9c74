import Relocation

/// Deals the published numbers of households by size to the households of the hidden plan.
enum LingyunSizes {
  /// The size of every household, hamlet by hamlet, so that each region's size table is met exactly and so is the number
  /// of people at each site where it is published.
  static func deal(to sites: [Int], by random: inout SplitMix64) -> [Int] {
    var inCounty = LingyunFigures.expanded(LingyunFigures.inCountySizes)
    var crossRegion = LingyunFigures.expanded(LingyunFigures.crossRegionSizes)
    random.shuffle(&inCounty)
    random.shuffle(&crossRegion)
    var sizes: [Int] = []
    for site in sites {
      let isInCounty = LingyunFigures.sites[site].region == .inCounty
      sizes.append(isInCounty ? inCounty.removeLast() : crossRegion.removeLast())
    }
    balance(&sizes, sites: sites, by: &random)
    return sizes
  }

  /// Swaps sizes between the two cross-region sites until the first has its published people, and so the other.
  private static func balance(_ sizes: inout [Int], sites: [Int], by random: inout SplitMix64) {
    let published = LingyunFigures.sites.indices.filter { LingyunFigures.sites[$0].people != nil }
    let here = sites.indices.filter { sites[$0] == published[0] }
    let there = sites.indices.filter { sites[$0] == published[1] }
    var surplus = here.reduce(0) { $0 + sizes[$1] } - (LingyunFigures.sites[published[0]].people ?? 0)
    while surplus != 0 {
      let (mine, theirs) = (here[random.below(here.count)], there[random.below(there.count)])
      let gain = sizes[mine] - sizes[theirs]
      guard gain != 0, gain.signum() == surplus.signum(), gain.magnitude <= surplus.magnitude else { continue }
      sizes.swapAt(mine, theirs)
      surplus -= gain
    }
  }
}
