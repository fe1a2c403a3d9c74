import Relocation

extension FairnessReport {
  /// The same figures as may be shown to the public.
  ///
  /// In every table the groups with fewer than ``publicThreshold`` households are merged into one, and where those
  /// together are still too few, or are one group alone that the total would give away, the next smallest groups go in with
  /// them. Settlements are merged within what the table of townships shows: a township's settlements add up to the
  /// township, so a single small one left out of its township would be found by subtraction. A table in which nothing
  /// but one line of everybody would remain is left out; so is the whole of a register below the threshold.
  public var publicView: FairnessReport {
    guard all.isPublic else { return FairnessReport(all: FairnessGroup(key: nil), tables: []) }
    let townships = table(.township).map { Self.merging($0.groups) }
    let shown = tables.map { table in
      let groups =
        table.dimension == .settlement
        ? Self.mergingSettlements(table.groups, townships: townships) : Self.merging(table.groups)
      return FairnessTable(dimension: table.dimension, groups: groups)
    }
    return FairnessReport(all: all, tables: shown.filter { $0.groups.count > 1 })
  }

  /// Settlements by the line of the public table of townships that they belong to; each line is a whole of its own.
  private static func mergingSettlements(
    _ groups: [FairnessGroup], townships: [FairnessGroup]?
  ) -> [FairnessGroup] {
    guard let townships else { return merging(groups) }
    let named = Set(townships.filter { $0.merged == 1 }.map(\.key))
    var blocks: [[FairnessGroup]] = townships.filter { $0.merged == 1 }.map { township in
      groups.filter { $0.township == township.key }
    }
    blocks.append(groups.filter { !named.contains($0.township) })
    let shown = blocks.map { merging($0) }
    return shown.flatMap { $0.filter { $0.merged == 1 } }.sorted {
      FairnessDimension.settlement.precedes($0.key, $1.key)
    }
      + shown.flatMap { $0.filter { $0.merged > 1 } }
  }

  /// The groups in their order, the small ones as one behind them.
  private static func merging(_ groups: [FairnessGroup]) -> [FairnessGroup] {
    var small = groups.indices.filter { !groups[$0].isPublic }
    guard !small.isEmpty else { return groups }
    var others = small.dropFirst().reduce(into: groups[small[0]]) { $0.absorb(groups[$1]) }
    // Ties by position, so that the choice is the same whatever the order of rows was.
    let larger = groups.indices.filter { groups[$0].isPublic }
      .sorted { (groups[$0].households, $0) < (groups[$1].households, $1) }
    for next in larger where !others.isPublic || small.count < 2 {
      others.absorb(groups[next])
      small.append(next)
    }
    others.key = nil
    others.label = nil
    others.merged = small.count
    let township = groups[small[0]].township
    others.township = small.allSatisfy { groups[$0].township == township } ? township : nil
    return groups.indices.filter { !small.contains($0) }.map { groups[$0] } + [others]
  }
}
