import Relocation

/// A settlement of a made-up county with what the hidden plan does with it.
struct CountySettlement: Sendable {
  let point: GridPoint
  let hazard: Int
  let movesWhole: Bool
  /// Number of the first household, from 0.
  let firstHousehold: Int
  let households: Int
  /// Sites it looks at: the nearest in the county first, then the nearest cross-region ones.
  let candidates: [Int]
  /// The site of its first households, and how many these are.
  let first: (site: Int, households: Int)
  /// The site of the others; the same as the first where there are none.
  let second: Int

  /// Draws a settlement; the first settlements are given a site each, so that every site is used.
  init(
    number: Int, households: Int, firstHousehold: Int, map: CountyMap, shape: CountyShape,
    by random: inout SplitMix64
  ) {
    let anywhere = map.settlementPoint(by: &random)
    let point = number < shape.sites ? map.places[number].point.scattered(radius: 500, by: &random) : anywhere
    let inCounty = map.nearest(to: point, region: .inCounty, count: 5)
    let crossRegion = map.nearest(to: point, region: .crossRegion, count: 3)
    let movesWhole = random.chance(perMille: shape.wholeSharePerMille)
    let splits = !movesWhole && households >= 4 && random.chance(perMille: 450)
    let others = splits ? random.within(1...households / 2) : 0
    func draw(_ random: inout SplitMix64) -> Int {
      let isFar = !crossRegion.isEmpty && random.chance(perMille: shape.crossSharePerMille)
      let open = isFar ? crossRegion : inCounty
      return open[random.pick(weights: open.enumerated().map { map.places[$0.element].weight * (5 - $0.offset) })]
    }
    let drawn = draw(&random)
    let site = number < shape.sites ? number : drawn
    let drawnSecond = draw(&random)
    self.point = point
    self.hazard = random.pick(weights: [55, 22, 15, 8])
    self.movesWhole = movesWhole
    self.firstHousehold = firstHousehold
    self.households = households
    self.candidates = inCounty + crossRegion
    self.first = (site, households - others)
    self.second = others > 0 ? drawnSecond : site
  }

  /// The hidden plan's site for a household of the settlement, by its position there.
  func site(of member: Int) -> Int { member < first.households ? first.site : second }
}
