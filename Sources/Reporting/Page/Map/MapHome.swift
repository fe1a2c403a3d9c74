import Relocation

/// Where people come from on a map: a settlement, and on a public page a township.
struct MapHome: Sendable {
  let name: String
  let position: GeographicPosition
  /// Positions of the households.
  let households: [Int]

  /// Those with coordinates and households. On a public page a flow of one settlement might be one household's, so
  /// townships stand in for their settlements there.
  static func all(_ context: PageContext) -> [MapHome] {
    let settlements = context.instance.settlements.indices.compactMap { settlement -> MapHome? in
      let households = context.planningCase.householdsOfSettlement[settlement]
      guard let position = context.instance.settlements[settlement].position, !households.isEmpty else { return nil }
      return MapHome(name: context.origin(settlement: settlement), position: position, households: households)
    }
    return context.isPublic ? townships(context) : settlements
  }

  private static func townships(_ context: PageContext) -> [MapHome] {
    var members: [String: [Int]] = [:]
    for (position, settlement) in context.instance.settlements.enumerated() {
      let households = context.planningCase.householdsOfSettlement[position]
      guard let name = settlement.township, !name.isEmpty, settlement.position != nil, !households.isEmpty else {
        continue
      }
      members[name, default: []].append(position)
    }
    return members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, settlements in
      let positions = settlements.compactMap { context.instance.settlements[$0].position }
      let count = Double(positions.count)
      return MapHome(
        name: context.shown(name),
        position: GeographicPosition(
          longitude: positions.reduce(0) { $0 + $1.longitude } / count,
          latitude: positions.reduce(0) { $0 + $1.latitude } / count),
        households: settlements.flatMap { context.planningCase.householdsOfSettlement[$0] })
    }
  }
}
