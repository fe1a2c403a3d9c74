import Relocation

/// The case with the plan that it was made around.
struct LingyunDraft: Sendable {
  var households: [Household] = []
  var settlements: [Settlement] = []
  var sites: [Site] = []
  var dwellings: [Dwelling] = []
  /// A plan that obeys every default rule and fills every site; it is not published.
  var hidden = Plan()

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var hamlets = LingyunHamlet.all(by: &random)
    LingyunHiddenPlan.draw(for: &hamlets, by: &random)
    Self.markWhole(&hamlets, by: &random)
    let sizes = LingyunSizes.deal(to: hamlets.flatMap(\.sites), by: &random)
    let kin = LingyunKin.draw(for: hamlets, by: &random)
    var uses = LingyunFigures.sites.map { _ in SiteUse() }
    for (position, hamlet) in hamlets.enumerated() {
      settlements.append(hamlet.settlement)
      for member in hamlet.sites.indices {
        let place = (site: hamlet.sites[member], size: sizes[households.count], kin: kin[position][member])
        add(hamlet: hamlet, place: place, uses: &uses, by: &random)
      }
    }
    addSites(uses, by: &random)
  }

  /// About eight hamlets in a hundred move whole; only such as the hidden plan keeps at one site.
  private static func markWhole(_ hamlets: inout [LingyunHamlet], by random: inout SplitMix64) {
    var order = hamlets.indices.filter { Set(hamlets[$0].sites).count == 1 && hamlets[$0].households >= 3 }
    random.shuffle(&order)
    for position in order.prefix(hamlets.count * 8 / 100) { hamlets[position].movesWhole = true }
  }

  private mutating func add(
    hamlet: LingyunHamlet, place: (site: Int, size: Int, kin: Int?), uses: inout [SiteUse], by random: inout SplitMix64
  ) {
    let number = households.count + 1
    let members = HouseholdMembers(people: place.size, by: &random)
    let band = DwellingBand.draw(people: place.size, by: &random)
    var household = Household(
      id: HouseholdID("H\(SyntheticIdentity.padded(number, 5))"), settlement: hamlet.id, people: place.size,
      head: SyntheticIdentity.name(number: number, by: &random),
      idNumber: SyntheticIdentity.idNumber(number: number, by: &random),
      category: random.chance(perMille: hamlet.movesWhole ? 720 : 930) ? .registeredPoor : .accompanying,
      workers: members.workers, preschool: members.preschool, primary: members.primary, middle: members.middle,
      elderly: members.elderly, disabled: members.disabled,
      ethnicity: ["壮族", "汉族", "瑶族"][random.pick(weights: LingyunFigures.townships[hamlet.township].ethnicities)],
      hazard: random.chance(perMille: 20) ? min(3, hamlet.hazard + 1) : nil,
      kin: place.kin.map { "K\(SyntheticIdentity.padded($0, 3))" })
    LingyunWishes.draw(for: &household, hamlet: hamlet, site: place.site, by: &random)
    uses[place.site].add(household, band: band)
    hidden[household.id] = Assignment(site: LingyunFigures.sites[place.site].id, dwelling: DwellingBand.all[band].type)
    households.append(household)
  }

  private mutating func addSites(_ uses: [SiteUse], by random: inout SplitMix64) {
    for (planned, use) in zip(LingyunFigures.sites, uses) {
      sites.append(
        Site(
          id: planned.id, name: planned.name, region: planned.region, kind: planned.kind,
          position: planned.point.position, people: use.people, households: use.households,
          preschool: Apportionment.withSpare(use.preschool, perMille: random.within(40...80)),
          primary: Apportionment.withSpare(use.primary, perMille: random.within(40...80)),
          middle: Apportionment.withSpare(use.middle, perMille: random.within(40...80)),
          jobs: Apportionment.withSpare(use.jobs, perMille: random.within(20...50))))
      for (band, count) in zip(DwellingBand.all, use.dwellings) {
        let stock = Apportionment.withSpare(count, perMille: random.within(20...40))
        dwellings.append(band.dwelling(at: planned.id, count: stock))
      }
    }
  }
}
