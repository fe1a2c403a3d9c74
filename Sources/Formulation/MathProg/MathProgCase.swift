import Relocation

/// The sections of a case's MathProg data, each a list of lines.
struct MathProgCase {
  let planningCase: PlanningCase
  let symbols: MathProgSymbols

  init(_ planningCase: PlanningCase) {
    self.planningCase = planningCase
    symbols = MathProgSymbols(planningCase)
  }

  var instance: Instance { planningCase.instance }
  var scenario: Scenario { planningCase.scenario }

  var title: [String] {
    [
      "# Data for relocation.mod. The comment beside a symbol says which id it stands for.",
      "# A dot is an empty cell. Distances are in tenths of a kilometre, scores in thousandths.",
      "#" + MathProgText.comment(scenario.name).dropFirst(3),
    ]
  }
}

// MARK: - The tables

extension MathProgCase {
  var settlements: [String] {
    let rows = zip(symbols.settlements, instance.settlements).map { symbol, settlement in
      MathProgText.Row(
        [symbol, MathProgText.flag(settlement.move == .whole), MathProgText.cell(settlement.hazard)],
        comment: Self.legend(settlement.id.rawValue, settlement.name))
    }
    return MathProgText.table(set: "SETTLEMENTS", columns: ["moves_whole", "settlement_hazard"], rows: rows)
  }

  var households: [String] {
    let columns = [
      "settlement", "people", "workers", "preschool", "primary", "middle", "hazard", "kin", "consents", "pinned_site",
      "earlier_site",
    ]
    let rows = instance.households.indices.map { position in
      MathProgText.Row(cells(ofHousehold: position), comment: instance.households[position].id.rawValue)
    }
    return MathProgText.table(set: "HOUSEHOLDS", columns: columns, rows: rows)
  }

  private func cells(ofHousehold position: Int) -> [String] {
    let household = instance.households[position]
    let counts = [
      household.people, household.workers, household.preschool, household.primary, household.middle, household.hazard,
    ]
    return [symbols.households[position], symbols.settlements[planningCase.settlementOfHousehold[position]]]
      + counts.map(MathProgText.cell)
      + [
        symbols.kin[position] ?? MathProgText.empty, MathProgText.flag(household.acceptsCrossRegion == true),
        symbols.site(household.pinnedSite), symbols.site(planningCase.earlier?[household.id]?.site),
      ]
  }

  var wishes: [String] {
    let rows = zip(symbols.households, instance.households).filter(\.1.statedWishes).map { symbol, household in
      MathProgText.Row([symbol] + household.wishes.map(symbols.site))
    }
    return MathProgText.matrix("wish", columns: ["1", "2", "3"], rows: rows)
  }

  /// Bars to sites that are not there forbid nothing.
  var bars: [String] {
    let pairs = zip(symbols.households, instance.households).flatMap { symbol, household in
      household.barredSites.sorted().compactMap { site in
        instance.index(of: site).map { "(\(symbol),\(symbols.sites[$0]))" }
      }
    }
    return MathProgText.set("BARRED", pairs)
  }

  var sites: [String] {
    let columns = [
      "cross_region", "closed", "people_places", "household_places", "preschool_places", "primary_places",
      "middle_places", "jobs", "min_people", "cost_per_person",
    ]
    let rows = instance.sites.indices.map { position in
      let site = instance.sites[position]
      let flags = [site.region == .crossRegion, planningCase.isClosed[position]]
      let numbers = [
        site.people, site.households, site.preschool, site.primary, site.middle, site.jobs, site.minPeople,
        site.costPerPersonYuan,
      ]
      return MathProgText.Row(
        [symbols.sites[position]] + flags.map(MathProgText.flag) + numbers.map(MathProgText.cell),
        comment: Self.legend(site.id.rawValue, site.name))
    }
    return MathProgText.table(set: "SITES", columns: columns, rows: rows)
  }

  var distances: [String] {
    let rows = instance.settlements.indices.map { settlement in
      MathProgText.Row(
        [symbols.settlements[settlement]]
          + instance.sites.indices.map {
            MathProgText.cell(planningCase.distances.tenths(settlement: settlement, site: $0))
          })
    }
    return MathProgText.matrix("distance", columns: symbols.sites, rows: rows)
  }

  /// Rows of sites that are not there house nobody.
  var dwellings: [String] {
    let rows = zip(symbols.dwellings, instance.dwellings).compactMap { type, dwelling -> MathProgText.Row? in
      guard let site = instance.index(of: dwelling.site) else { return nil }
      let numbers = [dwelling.minPeople, dwelling.maxPeople, dwelling.count, dwelling.costYuan]
      return MathProgText.Row(
        [symbols.sites[site], type] + numbers.map(MathProgText.cell), comment: dwelling.type.rawValue)
    }
    return MathProgText.table(set: "DWELLINGS", columns: ["fewest", "most", "stock", "dwelling_cost"], rows: rows)
  }

  /// An id, and the name where it says more.
  static func legend(_ id: String, _ name: String?) -> String {
    guard let name, name != id, !name.isEmpty else { return id }
    return "\(id) \(name)"
  }
}
