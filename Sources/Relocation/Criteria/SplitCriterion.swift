/// `split`: over the settlements with a placed household, the number of sites they use, less one.
enum SplitCriterion {
  static func sum(_ reading: PlanReading) -> ExactSum {
    ExactSum.of(
      reading.planningCase.householdsOfSettlement.lazy.map { max(0, reading.sitesUsed(by: $0).count - 1) })
  }
}
