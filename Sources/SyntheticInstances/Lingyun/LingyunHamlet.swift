import Relocation

/// A hamlet of the case while it is being made.
struct LingyunHamlet: Sendable {
  /// Position in ``LingyunFigures/townships``.
  let township: Int
  /// Number of the village over the whole county, from 1.
  let village: Int
  /// Number of the hamlet within its village, from 1.
  let number: Int
  let point: GridPoint
  let households: Int
  let hazard: Int
  /// How well each site suits the hamlet, in tenths of a kilometre less to travel; by position in
  /// ``LingyunFigures/sites``.
  let appeal: [Int]
  /// The hidden plan: for each household, in order, the position of its site.
  var sites: [Int] = []
  var movesWhole = false

  var id: SettlementID {
    let code = LingyunFigures.townships[township].code
    return SettlementID("T\(code)\(SyntheticIdentity.padded(village, 3))\(SyntheticIdentity.padded(number, 2))")
  }

  /// The row of the settlements table.
  var settlement: Settlement {
    Settlement(
      id: id, name: "示例屯\(SyntheticIdentity.padded(village, 3))-\(SyntheticIdentity.padded(number, 2))",
      village: "示例村\(SyntheticIdentity.padded(village, 3))", township: LingyunFigures.townships[township].name,
      position: point.position, move: movesWhole ? .whole : .individual, hazard: hazard)
  }

  /// Draws the villages and hamlets of the county, about six or seven households to a hamlet.
  static func all(by random: inout SplitMix64) -> [LingyunHamlet] {
    var hamlets: [LingyunHamlet] = []
    var village = 0
    for (position, township) in LingyunFigures.townships.enumerated() {
      let weights = (0..<township.villages).map { _ in random.within(6...14) }
      for households in Apportionment.shares(of: township.households, weights: weights, minimum: 10) {
        village += 1
        hamlets += ofVillage(village, township: position, households: households, by: &random)
      }
    }
    return hamlets
  }

  private static func ofVillage(
    _ village: Int, township: Int, households: Int, by random: inout SplitMix64
  ) -> [LingyunHamlet] {
    let centre = LingyunFigures.townships[township].seat.scattered(radius: 1000, by: &random)
    let weights = (0..<max(1, (households * 10 + 32) / 64)).map { _ in random.within(2...14) }
    let shares = Apportionment.shares(of: households, weights: weights, minimum: 2)
    return shares.enumerated().map { offset, share in
      let point = centre.scattered(radius: 300, by: &random)
      return LingyunHamlet(
        township: township, village: village, number: offset + 1, point: point, households: share,
        hazard: random.pick(weights: [55, 22, 15, 8]), appeal: appeal(at: point, by: &random))
    }
  }

  private static func appeal(at point: GridPoint, by random: inout SplitMix64) -> [Int] {
    LingyunFigures.sites.map { site in
      site.attraction - point.position.distanceTenths(to: site.point.position) + random.around(60)
    }
  }
}
