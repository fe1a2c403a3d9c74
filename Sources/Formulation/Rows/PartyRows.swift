import LinearModel

extension DirectFormulation {
  /// Kin and whole settlements: each unit of a party takes one of its choices at the party's site, and none elsewhere.
  mutating func addPartyRows() {
    for (position, party) in problem.parties.enumerated() where party.units.count > 1 {
      for unit in party.units { addRows(binding: unit, to: sitesOfParty[position]) }
    }
  }

  private mutating func addRows(binding unit: Int, to columns: [SiteColumn]) {
    // The unit's sites are the party's, in the same order.
    for (column, run) in zip(columns, placementsBySite(ofUnit: unit)) where run.range.count > 1 {
      let taken = sum(placements[run.range].map(\.variable))
      model.add(taken == column.variable, named: "bind_\(names.unit(unit))_\(names.site(run.site))")
    }
  }
}
