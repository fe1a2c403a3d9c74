import Foundation
import Relocation
import Testing

@testable import SyntheticInstances

@Suite("A made-up county")
struct CountyShapeTests {
  private static let shapes = [
    CountyShape(households: 1, sites: 1, settlements: 1),
    CountyShape(households: 12, sites: 3, settlements: 4, slack: 0, seed: 3),
    CountyShape(households: 400, sites: 5, settlements: 60, seed: 4, wishes: false),
    CountyShape(households: 900, sites: 30, settlements: 130, slack: 0.05, seed: 5, crossShare: 0),
    CountyShape(households: 900, sites: 20, settlements: 40, seed: 6, kinShare: 0.6, wholeShare: 0.5),
  ]

  private func hiddenPlan(of draft: CountyDraft) -> Plan {
    var plan = Plan()
    for position in draft.settlements.indices {
      for placed in draft.households(of: position) {
        let type = DwellingBand.all[placed.band].type
        plan[placed.household.id] = Assignment(site: draft.siteID(placed.site), dwelling: type)
      }
    }
    return plan
  }

  @Test("has the size asked for and is made around a plan that obeys every default rule", arguments: shapes)
  func sizes(shape: CountyShape) {
    let instance = shape.instance()
    #expect(instance.households.count == shape.households)
    #expect(instance.sites.count == shape.sites)
    #expect(instance.settlements.count == shape.settlements)
    #expect(instance.sites.allSatisfy { ($0.people ?? 0) > 0 })
    #expect(HiddenPlanAudit(hiddenPlan(of: CountyDraft(shape)), of: instance).broken == [])
  }

  @Test("has places for the hidden plan and the slack, no more")
  func slack() {
    let shape = CountyShape(households: 3000, sites: 6, settlements: 400, slack: 0.03, seed: 8)
    let instance = shape.instance()
    let people = instance.households.map(\.people).reduce(0, +)
    let places = instance.sites.compactMap(\.people).reduce(0, +)
    #expect((people * 103 / 100...people * 103 / 100 + 6).contains(places))
  }

  @Test("has about the shares asked for")
  func shares() {
    let shape = CountyShape(
      households: 8000, sites: 12, settlements: 1200, seed: 2, crossShare: 0.3, kinShare: 0.1, wholeShare: 0.2)
    let instance = shape.instance()
    let plan = hiddenPlan(of: CountyDraft(shape))
    let far = instance.households.filter { plan[$0.id].flatMap { instance.site($0.site) }?.region == .crossRegion }
    #expect((2000...2800).contains(far.count))
    #expect((500...1000).contains(instance.households.filter { $0.kin != nil }.count))
    #expect((180...300).contains(instance.settlements.filter { $0.move == .whole }.count))
  }

  @Test("writes the same bytes each time, other bytes for another seed, and no wish columns without wishes")
  func files() throws {
    let first = try written(CountyShape(households: 200, sites: 4, settlements: 30, seed: 1))
    #expect(try written(CountyShape(households: 200, sites: 4, settlements: 30, seed: 1)) == first)
    #expect(try written(CountyShape(households: 200, sites: 4, settlements: 30, seed: 2)) != first)
    let silent = try written(CountyShape(households: 200, sites: 4, settlements: 30, seed: 1, wishes: false))
    #expect(first["households.csv"]?.split(separator: "\n").first?.contains("wish_1") == true)
    #expect(silent["households.csv"]?.split(separator: "\n").first?.contains("wish_1") == false)
    #expect(first["households.csv"]?.split(separator: "\n").count == 201)
  }

  private func written(_ shape: CountyShape) throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try shape.write(to: folder.path)
    var texts: [String: String] = [:]
    for name in ["households.csv", "settlements.csv", "sites.csv", "dwellings.csv"] {
      texts[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return texts
  }
}
