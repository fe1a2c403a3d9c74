import LinearModel

extension DirectFormulation {
  /// Who may go where at all: a variable for each way to place a household, and none for what is not allowed.
  ///
  /// In a party of several units a unit that has one choice at a site shares the party's variable there.
  mutating func addPlacementColumns() {
    var placementsOf = [[Placement]](repeating: [], count: problem.units.count)
    for (position, party) in problem.parties.enumerated() {
      leftOut.append(party.mustBePlaced ? nil : model.addBinary("out_\(names.party(position))"))
      var columns: [SiteColumn] = []
      for site in 0..<problem.siteCount where problem.allows(party: position, at: site) {
        let shared = party.units.count > 1 ? model.addBinary("z_\(names.party(position))_\(names.site(site))") : nil
        if let shared { columns.append(SiteColumn(site: site, variable: shared)) }
        for unit in party.units { placementsOf[unit] += addPlacements(of: unit, at: site, shared: shared) }
      }
      sitesOfParty.append(columns)
    }
    for unit in placementsOf {
      placementsOfUnit.append(placements.count..<(placements.count + unit.count))
      placements += unit
    }
  }

  private mutating func addPlacements(of unit: Int, at site: Int, shared: Variable?) -> [Placement] {
    let choices = problem.choices(of: unit, at: site)
    if let shared, choices.count == 1 { return [Placement(choice: choices[0], variable: shared)] }
    return choices.map { choice in
      Placement(choice: choice, variable: model.addBinary("x_\(names.placement(of: unit, choice))"))
    }
  }

  /// Each party goes to one site or is left out; a household alone takes one way to be placed or is left out.
  mutating func addPlacementRows() {
    for party in problem.parties.indices {
      var ways = LinearExpression()
      for site in presence(ofParty: party) {
        for variable in site.variables { ways += variable }
      }
      if let leftOut = leftOut[party] { ways += leftOut }
      model.add(ways == 1, named: "one_\(names.party(party))")
    }
  }
}
