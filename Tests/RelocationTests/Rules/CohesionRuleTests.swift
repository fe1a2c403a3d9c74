import Relocation
import Testing

@Suite("Rules about who belongs together")
struct CohesionRuleTests {
  private let instance = Facts.instance(
    [
      Household(id: "H1", settlement: "W", people: 2, kin: "王"), Household(id: "H2", settlement: "W", people: 3),
      Household(id: "H3", settlement: "A", people: 4, kin: "王"), Household(id: "H4", settlement: "A", people: 1),
      Household(id: "H5", settlement: "A", people: 1),
    ],
    settlements: [Settlement(id: "W", name: "弄屯", move: .whole), Settlement(id: "A")],
    sites: [Site(id: "S1"), Site(id: "S2"), Site(id: "S3")])

  private func planningCase(_ adjust: (inout Rules) -> Void) -> PlanningCase {
    PlanningCase(instance: instance, scenario: Facts.scenario(adjust))
  }

  @Test("A whole settlement is at one site or not placed at all")
  func wholeSettlementObeyed() {
    let subject = planningCase { $0.wholeSettlements = .hard }
    #expect(subject.violations(["H1": "S1", "H2": "S1", "H3": "S1", "H4": "S2"]).isEmpty)
    #expect(subject.violations([:]).isEmpty)
  }

  @Test("A whole settlement over two sites breaks the rule, and so does one half left out")
  func wholeSettlementBroken() {
    let subject = planningCase { $0.wholeSettlements = .hard }
    let spread = subject.violations(["H1": "S1", "H2": "S2"])
    #expect(spread.map(\.rule) == [.wholeSettlement])
    #expect(spread.first?.settlements == ["W"])
    #expect(spread.first?.households == ["H1"], "H2 has most people, so H1 is the one apart")
    #expect(spread.first?.sentence.zh == "W 弄屯 须整体搬迁到同一个安置点，方案却用了 2 个安置点（S1、S2）。")
    #expect(
      spread.first?.sentence.en
        == "Settlement W 弄屯 must move as a whole to one site, but the plan uses 2 sites (S1, S2).")
    let half = subject.violations(["H1": "S1"])
    #expect(half.map(\.rule) == [.wholeSettlement])
    #expect(half.first?.sentence.zh == "W 弄屯 须整体搬迁到同一个安置点，方案却用了 1 个安置点（S1），另有 1 户没有安置。")
    #expect(
      half.first?.sentence.en
        == "Settlement W 弄屯 must move as a whole to one site, but the plan uses 1 site (S1) and leaves 1 household out."
    )
  }

  @Test("Soft and off ask nothing of a whole settlement", arguments: [Rules.WholeSettlements.soft, .off])
  func wholeSettlementNotHard(_ setting: Rules.WholeSettlements) {
    #expect(planningCase { $0.wholeSettlements = setting }.violations(["H1": "S1", "H2": "S2"]).isEmpty)
  }

  @Test("The placed households of a settlement use at most so many sites")
  func sitesPerSettlement() {
    let subject = planningCase { $0.sitesPerSettlement = 2 }
    #expect(subject.violations(["H3": "S1", "H4": "S2"]).isEmpty)
    #expect(subject.violations(["H3": "S1", "H4": "S2", "H5": "S2"]).isEmpty)
    let broken = subject.violations(["H3": "S1", "H4": "S2", "H5": "S3"])
    #expect(broken.map(\.rule) == [.sitesPerSettlement])
    #expect(broken.first?.amount == 1)
    #expect(broken.first?.sites == ["S1", "S2", "S3"])
    #expect(broken.first?.sentence.zh == "A 分散到 3 个安置点（S1、S2、S3），最多只能 2 个。")
    #expect(
      broken.first?.sentence.en == "Settlement A is spread over 3 sites (S1, S2, S3); at most 2 may be used.")
  }

  @Test("Kin are at one site or all left out, across settlements too")
  func kin() {
    let subject = planningCase { $0.kinTogether = true }
    #expect(subject.violations(["H1": "S1", "H3": "S1", "H4": "S2"]).isEmpty)
    #expect(subject.violations(["H4": "S2"]).isEmpty)
    let apart = subject.violations(["H1": "S1", "H3": "S2"])
    #expect(apart.map(\.rule) == [.kinTogether])
    #expect(apart.first?.name == "王")
    #expect(apart.first?.settlements == ["A", "W"])
    #expect(apart.first?.sentence.zh == "亲属组 王 须安置在同一个安置点，方案却用了 2 个安置点（S1、S2）。")
    #expect(apart.first?.sentence.en == "Kin group 王 must be at one site, but the plan uses 2 sites (S1, S2).")
    #expect(subject.violations(["H1": "S1"]).map(\.rule) == [.kinTogether])
    #expect(planningCase { _ in }.violations(["H1": "S1"]).isEmpty)
  }

  @Test("Where everyone must be placed, a plan that leaves someone out is none")
  func placeEveryone() {
    let subject = planningCase { $0.placeEveryone = true }
    let all: [HouseholdID: SiteID] = ["H1": "S1", "H2": "S1", "H3": "S1", "H4": "S1", "H5": "S1"]
    #expect(subject.violations(all).isEmpty)
    let broken = subject.violations(["H1": "S1", "H2": "S1", "H4": "S1"])
    #expect(broken.map(\.rule) == [.placeEveryone])
    #expect(broken.first?.households == ["H3", "H5"])
    #expect(broken.first?.amount == 2)
    #expect(broken.first?.sentence.zh == "须全部安置，方案却有 2 户 5 人没有安置：H3、H5。")
    #expect(
      broken.first?.sentence.en
        == "Everyone must be placed, but the plan leaves out 2 households with 5 people: H3, H5.")
  }
}
