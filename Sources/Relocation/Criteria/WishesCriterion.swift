/// `wishes`: people of each placed household times 0 for its first wish, 1 second, 2 third, 4 none of its wishes; 0
/// where it stated none. A wish for a site that is not there counts as stated.
enum WishesCriterion {
  static func sum(_ reading: PlanReading) -> ExactSum {
    var sum = ExactSum()
    for (household, site) in reading.placed {
      let household = reading.instance.households[household]
      sum.add(household.people, times: household.wishPenalty(at: reading.instance.sites[site].id))
    }
    return sum
  }
}

extension Household {
  /// What each person pays for a site: 0, 1, 2 for the wishes in order, 4 for none of them, 0 where none is stated.
  public func wishPenalty(at site: SiteID) -> Int {
    guard statedWishes else { return 0 }
    return wishRank(of: site).map { $0 - 1 } ?? 4
  }
}
