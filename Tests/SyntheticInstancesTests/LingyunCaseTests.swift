import Foundation
import Relocation
import Testing

@testable import SyntheticInstances

@Suite("The case of Lingyun")
struct LingyunCaseTests {
  private let draft = LingyunDraft(seed: LingyunCase.publishedSeed)
  private let instance = LingyunCase().instance()

  @Test("has the published totals exactly")
  func publishedTotals() throws {
    let inCounty = instance.sites.filter { $0.region == .inCounty }
    #expect(inCounty.count == 9)
    #expect(inCounty.compactMap(\.people).reduce(0, +) == 10_459)
    #expect(inCounty.compactMap(\.households).reduce(0, +) == 2_170)
    let crossRegion = instance.sites.filter { $0.region == .crossRegion }
    #expect(crossRegion.map(\.people) == [2_000, 6_000])
    #expect(crossRegion.map(\.households) == [500, 1_500])
    #expect(instance.households.count == 4_170)
    #expect(instance.households.map(\.people).reduce(0, +) == 18_459)
  }

  @Test("has the households by size of both regions together")
  func sizes() {
    let counts = Dictionary(grouping: instance.households, by: \.people).mapValues(\.count)
    #expect(
      counts == [1: 175, 2: 400, 3: 576, 4: 1029, 5: 960, 6: 580, 7: 290, 8: 120, 9: 30, 10: 10])
  }

  @Test("lies in eight townships with 105 villages and several hamlets in each")
  func places() {
    #expect(Set(instance.settlements.compactMap(\.township)).count == 8)
    let hamletsOfVillage = Dictionary(grouping: instance.settlements) { $0.village ?? "" }.mapValues(\.count)
    #expect(hamletsOfVillage.count == 105)
    #expect((hamletsOfVillage.values.min() ?? 0) >= 2)
    #expect((600...700).contains(instance.settlements.count))
    #expect(Set(instance.households.map(\.settlement)) == Set(instance.settlements.map(\.id)))
  }

  @Test("is made around a plan that places everybody, obeys every default rule and fills every site")
  func hiddenPlan() {
    let audit = HiddenPlanAudit(draft.hidden, of: instance)
    #expect(audit.broken == [])
    for site in instance.sites {
      #expect(audit.people[site.id] == site.people)
      #expect(audit.households[site.id] == site.households)
    }
  }

  @Test("has more consents than the sites outside the county hold, and some who state no wish")
  func consentAndWishes() {
    let consents = instance.households.filter { $0.acceptsCrossRegion == true }.count
    #expect((2_400...2_800).contains(consents))
    let silent = instance.households.filter { !$0.statedWishes }.count
    #expect((100...400).contains(silent))
    for household in instance.households where household.acceptsCrossRegion != true {
      #expect(!household.wishes.contains("S10") && !household.wishes.contains("S11"))
    }
  }

  @Test("has kin groups, whole hamlets, pins and bars")
  func groups() {
    let kin = Dictionary(grouping: instance.households.filter { $0.kin != nil }) { $0.kin ?? "" }
    #expect(kin.count > 100)
    #expect(kin.values.allSatisfy { (2...3).contains($0.count) })
    #expect(kin.values.filter { Set($0.map(\.settlement)).count == 2 }.count == 7)
    #expect(instance.settlements.filter { $0.move == .whole }.count == instance.settlements.count * 8 / 100)
    #expect(instance.households.contains { $0.pinnedSite != nil })
    #expect(instance.households.contains { !$0.barredSites.isEmpty })
  }

  @Test("has households whose members add up")
  func members() {
    for household in instance.households {
      let counted =
        household.workers + household.preschool + household.primary + household.middle + household.elderly
      #expect(counted <= household.people)
      #expect(household.disabled <= household.people)
    }
  }

  @Test("names nobody: every name says example, every identity number has a wrong check digit and stands once")
  func identities() throws {
    let numbers = instance.households.compactMap(\.idNumber)
    #expect(Set(numbers).count == 4_170)
    for number in numbers {
      #expect(number.count == 18)
      let last = try #require(number.last.flatMap(\.wholeNumberValue))
      #expect(SyntheticIdentity.checkValue(String(number.dropLast())) != last)
    }
    #expect(instance.households.allSatisfy { $0.head?.contains("示例") ?? false })
  }

  @Test("computes the check value of the standard's own example")
  func checkValue() {
    // GB 11643-1999 gives 11010519491231002X and 440524188001010014.
    #expect(SyntheticIdentity.checkValue("11010519491231002") == 10)
    #expect(SyntheticIdentity.checkValue("44052418800101001") == 4)
  }

  @Test("is what the repository holds, byte for byte")
  func committedFiles() throws {
    let files = LingyunCase().files()
    #expect(files.map(\.name) == ["households.csv", "settlements.csv", "sites.csv", "dwellings.csv"])
    for file in files {
      let committed = try Data(contentsOf: RepositoryFolder.file("Instances/lingyun-2017/\(file.name)"))
      #expect(Array(committed) == file.bytes, "\(file.name) differs; write it anew with relocate-synthesize lingyun")
    }
  }

  @Test("differs with the seed but keeps its totals")
  func otherSeed() {
    let other = LingyunDraft(seed: 7)
    #expect(other.households != draft.households)
    #expect(other.households.map(\.people).reduce(0, +) == 18_459)
    #expect(HiddenPlanAudit(other.hidden, of: LingyunCase(seed: 7).instance()).broken == [])
  }
}
