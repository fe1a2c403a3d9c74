/// `moved`: households that the earlier plan places and this one does not place at the same site, be it at another or at
/// none.
///
/// A household that the earlier plan does not place (left out then, or not yet in the register) counts 0 wherever it
/// goes now; without an earlier plan nobody moved.
enum MovedCriterion {
  static func sum(_ reading: PlanReading) -> ExactSum {
    guard let earlier = reading.planningCase.earlier else { return ExactSum() }
    let households = reading.instance.households
    return ExactSum.of(
      households.indices.lazy.map { household in
        guard let before = earlier[households[household].id]?.site else { return 0 }
        let now = reading.sites[household].map { reading.instance.sites[$0].id }
        return now == before ? 0 : 1
      })
  }
}
