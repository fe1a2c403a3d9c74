import Relocation

/// A made-up county: settlements and sites in memory, households drawn anew whenever they are asked for.
struct CountyDraft: Sendable {
  /// A household with what the hidden plan gives it.
  struct Placed: Sendable {
    var household: Household
    /// Position among the map's places.
    var site: Int
    /// Position in ``DwellingBand/all``.
    var band: Int
  }

  let shape: CountyShape
  let map: CountyMap
  let settlements: [CountySettlement]
  private(set) var uses: [SiteUse]

  init(_ shape: CountyShape) {
    self.shape = shape
    var random = SplitMix64(seed: shape.seed)
    let map = CountyMap(shape, by: &random)
    let weights = (0..<shape.settlements).map { _ in random.within(2...14) }
    var next = 0
    var settlements: [CountySettlement] = []
    for (number, count) in Apportionment.shares(of: shape.households, weights: weights, minimum: 1).enumerated() {
      settlements.append(
        CountySettlement(
          number: number, households: count, firstHousehold: next, map: map, shape: shape, by: &random))
      next += count
    }
    self.map = map
    self.settlements = settlements
    uses = map.places.map { _ in SiteUse() }
    for position in settlements.indices {
      for placed in households(of: position) { uses[placed.site].add(placed.household, band: placed.band) }
    }
  }

  /// The households of a settlement: the same at every call.
  func households(of position: Int) -> [Placed] {
    var random = SplitMix64(seed: shape.seed, part: position)
    let settlement = settlements[position]
    let kin = CountyKin.draw(for: settlement, position: position, sharePerMille: shape.kinSharePerMille, by: &random)
    return (0..<settlement.households).map { member in
      let number = settlement.firstHousehold + member + 1
      let size = random.pick(weights: Self.sizeWeights) + 1
      let members = HouseholdMembers(people: size, by: &random)
      let band = DwellingBand.draw(people: size, by: &random)
      var household = Household(
        id: householdID(number), settlement: settlementID(position), people: size,
        head: SyntheticIdentity.name(number: number, by: &random),
        idNumber: SyntheticIdentity.idNumber(number: number, by: &random),
        category: random.chance(perMille: 900) ? .registeredPoor : .accompanying, workers: members.workers,
        preschool: members.preschool, primary: members.primary, middle: members.middle, elderly: members.elderly,
        disabled: members.disabled, kin: kin[member])
      let site = settlement.site(of: member)
      consider(&household, in: settlement, site: site, by: &random)
      return Placed(household: household, site: site, band: band)
    }
  }

  /// Both regions of the case of Lingyun together.
  private static let sizeWeights = [175, 400, 576, 1029, 960, 580, 290, 120, 30, 10]

  /// Draws consent and wishes; wishes go to the settlement's candidates, mostly the nearer ones.
  private func consider(
    _ household: inout Household, in settlement: CountySettlement, site: Int, by random: inout SplitMix64
  ) {
    let consents = random.chance(perMille: 290) || map.places[site].region == .crossRegion
    household.acceptsCrossRegion = consents
    guard shape.wishes else { return }
    var open = settlement.candidates.filter { consents || map.places[$0].region == .inCounty }
    var wishes: [SiteID] = []
    for _ in 0..<random.pick(weights: [60, 140, 250, 550]) where !open.isEmpty {
      let weights = open.enumerated().map { map.places[$0.element].weight * max(1, 8 - 2 * $0.offset) }
      wishes.append(siteID(open.remove(at: random.pick(weights: weights))))
    }
    household.wishes = (0..<3).map { $0 < wishes.count ? wishes[$0] : nil }
  }
}

extension CountyDraft {
  /// A number with a letter before it and zeros to the width of the largest.
  private func label(_ letter: String, _ number: Int, of count: Int) -> String {
    letter + SyntheticIdentity.padded(number, String(count).count)
  }

  func householdID(_ number: Int) -> HouseholdID { HouseholdID(label("H", number, of: shape.households)) }
  func settlementID(_ position: Int) -> SettlementID { SettlementID(label("T", position + 1, of: shape.settlements)) }
  func siteID(_ position: Int) -> SiteID { SiteID(label("S", position + 1, of: shape.sites)) }

  /// The row of a settlement: ten of them make a village, a hundred a township.
  func settlement(_ position: Int) -> Settlement {
    let settlement = settlements[position]
    return Settlement(
      id: settlementID(position), name: "Example hamlet \(position + 1)",
      village: "Example village \(position / 10 + 1)",
      township: "Example township \(position / 100 + 1)", position: settlement.point.position,
      move: settlement.movesWhole ? .whole : .individual, hazard: settlement.hazard)
  }

  /// The rows of the sites: what the hidden plan uses, and the slack.
  func siteRows() -> [Site] {
    uses.enumerated().map { position, use in
      let place = map.places[position]
      return Site(
        id: siteID(position), name: "Example site \(position + 1)", region: place.region,
        position: place.point.position, people: spared(use.people), households: spared(use.households),
        preschool: spared(use.preschool), primary: spared(use.primary), middle: spared(use.middle),
        jobs: spared(use.jobs))
    }
  }

  /// The rows of the dwellings, five types at each site.
  func dwellingRows() -> [Dwelling] {
    uses.enumerated().flatMap { position, use in
      zip(DwellingBand.all, use.dwellings).map { $0.dwelling(at: siteID(position), count: spared($1)) }
    }
  }

  private func spared(_ amount: Int) -> Int { Apportionment.withSpare(amount, perMille: shape.slackPerMille) }
}
