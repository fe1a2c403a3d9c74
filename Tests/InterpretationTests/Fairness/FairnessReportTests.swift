import Relocation
import Testing

@testable import Interpretation

@Suite("How groups fare")
struct FairnessReportTests {
  /// Settlements by township, each with so many households of two people; the first `first` of each have their first wish.
  static func reading(
    _ settlements: [(id: String, township: String?, households: Int, first: Int)], left: Set<String> = [],
    ethnicity: (Int) -> String? = { _ in nil }
  ) -> PlanReading {
    var households: [Household] = []
    var plan = Plan()
    var distances: [Instance.Leg: Int] = [:]
    for (index, settlement) in settlements.enumerated() {
      distances[.init(settlement: SettlementID(settlement.id), site: "S1")] = 10 * (index + 1)
      distances[.init(settlement: SettlementID(settlement.id), site: "S2")] = 10 * (index + 1)
      for number in 0..<settlement.households {
        let household = Household(
          id: HouseholdID("\(settlement.id)-\(number)"), settlement: SettlementID(settlement.id), people: 2,
          disabled: number == 0 ? 1 : 0, ethnicity: ethnicity(households.count), wishes: ["S1", nil, nil])
        households.append(household)
        if left.contains(settlement.id) { continue }
        plan[household.id] = Assignment(site: number < settlement.first ? "S1" : "S2", dwelling: nil)
      }
    }
    let instance = Instance(
      households: households,
      settlements: settlements.map { Settlement(id: SettlementID($0.id), township: $0.township) },
      sites: [Site(id: "S1"), Site(id: "S2")], distances: distances,
      columns: [.households: ["ethnicity", "disabled"], .settlements: ["township"]])
    return PlanReading(plan, in: PlanningCase(instance: instance, scenario: Scenario(name: "", objectives: [])))
  }

  @Test("Counts, shares and means of a group are those of its people")
  func figures() throws {
    let report = FairnessReport(of: Self.reading([("A", "东", 4, 3), ("B", "西", 2, 0), ("C", "西", 2, 0)], left: ["C"]))
    let west = try #require(report.table(.township)?.groups.first { $0.key == "西" })
    #expect(west.households == 4 && west.people == 8)
    #expect(west.placedHouseholds == 2 && west.placedPeople == 4)
    #expect(west.wishingPeople == 8 && west.firstWishPeople == 0)
    #expect(west.meanDistanceTenths == 20)
    let east = try #require(report.table(.township)?.groups.first { $0.key == "东" })
    #expect(east.firstWishHouseholds == 3 && east.firstWishPeople == 6 && east.meanDistanceTenths == 10)
    #expect(report.all.people == 16 && report.all.placedPeople == 12)
  }

  @Test("Every table adds up to everybody")
  func sums() {
    let report = FairnessReport(
      of: Self.reading([("A", "东", 14, 3), ("B", "西", 2, 0), ("C", nil, 12, 1)]) { $0 % 3 == 0 ? "壮" : "汉" })
    #expect(report.tables.map(\.dimension) == [.township, .settlement, .size, .ethnicity, .disability])
    for table in report.tables + report.publicView.tables {
      #expect(table.groups.reduce(0) { $0 + $1.people } == report.all.people)
      #expect(table.groups.reduce(0) { $0 + $1.firstWishPeople } == report.all.firstWishPeople)
      #expect(table.groups.reduce(0) { $0 + $1.personTenths } == report.all.personTenths)
    }
  }

  @Test("The worst group has the smallest share or the longest way; where all fare alike there is none")
  func worst() throws {
    let report = FairnessReport(of: Self.reading([("A", "东", 4, 3), ("B", "西", 3, 2), ("C", "南", 2, 2)], left: ["C"]))
    let table = try #require(report.table(.settlement))
    #expect(table.worst(by: .placed).map { table.groups[$0].key } == "C")
    #expect(table.worst(by: .firstWish).map { table.groups[$0].key } == "C")
    #expect(table.worst(by: .distance).map { table.groups[$0].key } == "B")
    let alike = FairnessReport(of: Self.reading([("A", "东", 3, 1), ("B", "西", 3, 1)]))
    #expect(alike.table(.township)?.worst(by: .placed) == nil)
    #expect(alike.table(.township)?.worst(by: .firstWish) == nil)
  }

  @Test("Groups below the threshold are marked, and the public view names none of them")
  func threshold() throws {
    let size = FairnessReport.publicThreshold
    let report = FairnessReport(of: Self.reading([("A", "东", size, 3), ("B", "西", size - 1, 0), ("C", "南", 3, 1)]))
    let table = try #require(report.table(.township))
    #expect(table.groups.filter(\.isPublic).map(\.key) == ["东"])
    let shown = try #require(report.publicView.table(.township))
    #expect(shown.groups.map(\.key) == ["东", nil])
    #expect(shown.groups.last?.merged == 2 && shown.groups.last?.households == size + 2)
  }

  @Test("One small group alone takes the next smallest with it: the total would give it away")
  func complement() throws {
    let report = FairnessReport(of: Self.reading([("A", "东", 30, 3), ("B", "西", 20, 0), ("C", "南", 3, 1)]))
    let shown = try #require(report.publicView.table(.township))
    #expect(shown.groups.map(\.key) == ["东", nil])
    #expect(shown.groups.last?.households == 23)
  }

  @Test("Settlements are merged within their township, which would give them away otherwise")
  func nested() throws {
    let report = FairnessReport(
      of: Self.reading([
        ("A1", "东", 30, 3), ("A2", "东", 12, 3), ("A3", "东", 3, 0), ("B1", "西", 15, 1), ("B2", "西", 4, 1),
        ("B3", "西", 7, 1),
      ]))
    let shown = try #require(report.publicView.table(.settlement))
    #expect(shown.groups.map { $0.key ?? "+\($0.merged) \($0.township ?? "")" } == ["A1", "B1", "+2 东", "+2 西"])
    #expect(shown.groups.map(\.households) == [30, 15, 15, 11])
  }

  @Test("A register below the threshold shows nothing")
  func tiny() {
    let report = FairnessReport(of: Self.reading([("A", "东", 4, 3), ("B", "西", 2, 0)]))
    #expect(report.publicView.tables.isEmpty && report.publicView.all.households == 0)
  }

  @Test("On random registers no line of a public table, and no difference of lines, is a small group")
  func noDifference() {
    var random = TestRandom(seed: 7)
    for _ in 0..<200 {
      let settlements = (0..<Int.random(in: 1...9, using: &random)).map { number in
        (
          id: "V\(number)", township: ["东", "西", "南"].randomElement(using: &random),
          households: Int.random(in: 1...25, using: &random), first: 0
        )
      }
      let report = FairnessReport(of: Self.reading(settlements))
      let view = report.publicView
      for table in view.tables {
        #expect(table.groups.allSatisfy { $0.households >= FairnessReport.publicThreshold })
      }
      guard let townships = view.table(.township), let shown = view.table(.settlement) else { continue }
      for township in townships.groups where township.merged == 1 {
        let named = shown.groups.filter { $0.township == township.key && $0.merged == 1 }
        let rest = township.households - named.reduce(0) { $0 + $1.households }
        let others = settlements.filter { $0.township == township.key && !named.map(\.key).contains($0.id) }
        #expect(rest == 0 || (rest >= FairnessReport.publicThreshold && others.count >= 2))
      }
    }
  }

  @Test("The file is the same for the same plan, whatever the order of rows")
  func file() throws {
    let one = try FairnessText.bytes(of: FairnessReport(of: Self.reading([("A", "东", 4, 3), ("B", "西", 2, 0)])))
    let other = try FairnessText.bytes(of: FairnessReport(of: Self.reading([("A", "东", 4, 3), ("B", "西", 2, 0)])))
    #expect(one == other)
    let text = String(decoding: one, as: UTF8.self)
    #expect(text.contains("\"publicThresholdHouseholds\" : \(FairnessReport.publicThreshold)"))
    #expect(text.contains("\"meanDistanceTenths\" : 20"))
  }
}
