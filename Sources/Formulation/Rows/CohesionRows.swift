import LinearModel

extension DirectFormulation {
  /// How many sites a settlement uses: at most so many, and a charge for each beyond the first.
  ///
  /// Each party and site has a row of its own that opens the site for the settlement. One row for all parties would
  /// state the same in whole numbers, and bound far less in the linear relaxation.
  mutating func addCohesionRows() {
    sitesOfGroup = [[SiteColumn]](repeating: [], count: problem.groups.count)
    extraSites = [Variable?](repeating: nil, count: problem.groups.count)
    for (position, group) in problem.groups.enumerated() {
      let presences = group.parties.map { presence(ofParty: $0) }
      let sites = Set(presences.joined().map(\.site)).sorted()
      let most = min(sites.count, group.parties.count)
      let isCharged = most > 1 && statedLevels.contains { group.extraSiteCosts[$0] != 0 }
      guard isCharged || most > group.maxSites else { continue }
      let opened = addOpenings(sites, of: position)
      for (party, presence) in zip(group.parties, presences) {
        addRows(opening: opened, of: position, for: party, presence)
      }
      let count = sum(sitesOfGroup[position].map(\.variable))
      if most > group.maxSites { model.add(count <= Double(group.maxSites), named: "few_\(names.group(position))") }
      if isCharged { addExtraSites(beyondTheFirstOf: count, position) }
    }
  }

  private mutating func addOpenings(_ sites: [Int], of group: Int) -> [Int: Variable] {
    var opened: [Int: Variable] = [:]
    for site in sites {
      let variable = model.addBinary("open_\(names.group(group))_\(names.site(site))")
      sitesOfGroup[group].append(SiteColumn(site: site, variable: variable))
      opened[site] = variable
    }
    return opened
  }

  private mutating func addRows(
    opening opened: [Int: Variable], of group: Int, for party: Int, _ presence: [(site: Int, variables: [Variable])]
  ) {
    for (site, variables) in presence {
      guard let opened = opened[site] else { continue }
      let name = "open_\(names.party(party))_\(names.group(group))_\(names.site(site))"
      model.add(sum(variables) <= opened, named: name)
    }
  }

  private mutating func addExtraSites(beyondTheFirstOf count: LinearExpression, _ group: Int) {
    let extra = model.addVariable("extra_\(names.group(group))", lower: 0)
    extraSites[group] = extra
    model.add(extra >= count - 1, named: "beyond_\(names.group(group))")
  }
}
