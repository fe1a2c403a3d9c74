import Formulation
import Planning
import Relocation

/// Why no plan obeys the rules and what would help, in people, dwellings and places.
struct ImpossibilityText {
  let impossibility: Impossibility
  let planningCase: PlanningCase
  let language: Language

  /// What is to be read first.
  var title: Bilingual {
    Bilingual(
      zh: "方案设定“\(planningCase.scenario.name)”下没有任何安排能满足全部规则。",
      en: "No plan obeys all rules of the scenario \"\(planningCase.scenario.name)\".")
  }

  /// The explanation, a sentence a line.
  func lines() -> [String] {
    var lines: [Bilingual] = []
    if !impossibility.householdsWithoutSite.isEmpty {
      lines.append(withoutSite)
      lines += causes().map(Self.item)
    }
    if !impossibility.changes.isEmpty {
      lines.append(changesTitle)
      lines += impossibility.changes.map { Self.item(sentence($0)) }
    }
    if lines.isEmpty { lines.append(Self.contradiction) }
    return lines.map { $0[language] }
  }

  private var withoutSite: Bilingual {
    let ids = impossibility.householdsWithoutSite
    let one = ids.count == 1
    return Bilingual(
      zh: "有 \(ids.count) 户必须安置，但容量再大也没有可去的安置点：\(Self.listed(ids, "、"))。"
        + "请核对这些户的指定安置点、不可安置点、县外意愿、户型、距离上限，所属亲属组和整体搬迁的屯，以及方案关闭的安置点。",
      en:
        "\(ids.count) \(one ? "household" : "households") must be placed but may go to no site, however large the sites "
        + "are: \(Self.listed(ids, ", ")). Check their pinned and barred sites, consent, dwelling types and the distance "
        + "limit, the kin and whole settlements that they go with, and the sites that the scenario closes.")
  }

  private static func item(_ text: Bilingual) -> Bilingual { Bilingual(zh: "  · " + text.zh, en: "  · " + text.en) }

  private static func listed(_ ids: [HouseholdID], _ separator: String) -> String {
    ids.prefix(8).map(\.rawValue).joined(separator: separator) + (ids.count > 8 ? " …" : "")
  }

  private var changesTitle: Bilingual {
    impossibility.isProvenSmallest
      ? Bilingual(zh: "已证明最小的调整是：", en: "The smallest change that makes a plan possible (proven smallest):")
      : Bilingual(
        zh: "下面的调整可行（也许还有更小的）：", en: "This change makes a plan possible (a smaller one may exist):")
  }

  private static let contradiction = Bilingual(
    zh: "只调整容量和限额没有用：规则之间相互矛盾。请用 check 查看指定安置点与其他规则的冲突。",
    en: "Changing capacities and limits does not help: the rules contradict each other. "
      + "Run check to see pins that stand against other rules.")

  /// One change in words.
  func sentence(_ change: Impossibility.Change) -> Bilingual {
    let amount = abs(change.amount)
    switch change.resource {
    case .site(let id, let resource): return site(id, resource, amount, isRaised: change.amount > 0)
    case .dwelling(let id, let type, _):
      let site = siteName(id)
      return Bilingual(
        zh: "安置点 \(site)：户型 \(type) 增加 \(amount) 套",
        en: "add \(amount) \(amount == 1 ? "dwelling" : "dwellings") of type \(type) at site \(site)")
    case .limit(let position): return limit(position, amount, isRaised: change.amount > 0)
    case .share(let position, _): return limit(position, amount, isRaised: change.amount > 0)
    }
  }

  private func site(_ id: SiteID, _ resource: SiteResource, _ amount: Int, isRaised: Bool) -> Bilingual {
    let name = siteName(id)
    guard isRaised else {
      return Bilingual(zh: "安置点 \(name)：最少人数降低 \(amount) 人", en: "lower min_people of site \(name) by \(amount)")
    }
    let counted = resource.counted(amount)
    return Bilingual(zh: "安置点 \(name)：增加 \(counted.zh)", en: "add \(counted.en) at site \(name)")
  }

  private func limit(_ position: Int, _ amount: Int, isRaised: Bool) -> Bilingual {
    guard planningCase.scenario.limits.indices.contains(position) else {
      return Bilingual(zh: "限额 \(position + 1)：\(amount)", en: "limit \(position + 1): \(amount)")
    }
    let limit = planningCase.scenario.limits[position]
    let unit =
      switch limit.measure {
      case .people: Bilingual(zh: " 人", en: amount == 1 ? " person" : " people")
      case .households: Bilingual(zh: " 户", en: amount == 1 ? " household" : " households")
      case .column(let name): Bilingual(zh: "（\(name)）", en: " of \(name)")
      }
    return isRaised
      ? Bilingual(
        zh: "限额“\(limit.name)”：上限提高 \(amount)\(unit.zh)",
        en: "raise at_most of the limit \"\(limit.name)\" by \(amount)\(unit.en)")
      : Bilingual(
        zh: "限额“\(limit.name)”：下限降低 \(amount)\(unit.zh)",
        en: "lower at_least of the limit \"\(limit.name)\" by \(amount)\(unit.en)")
  }

  private func siteName(_ id: SiteID) -> String {
    planningCase.instance.site(id)?.name.map { "\(id) \($0)" } ?? id.rawValue
  }
}

// MARK: - Why households may go nowhere

extension ImpossibilityText {
  /// How many causes of one kind are told.
  private static let shownCauses = 8

  /// Households that go to one site or to none.
  private struct Bond {
    var name: Bilingual
    var members: [Int]
  }

  /// Why those without a site have none: what stands against a household itself, then kin and whole settlements whose
  /// members share no site, then those that several such bonds tie together.
  private func causes() -> [Bilingual] {
    let eligibility = Eligibility(planningCase)
    let homeless = impossibility.householdsWithoutSite.compactMap { planningCase.instance.index(of: $0) }
    let alone = homeless.filter { eligibility.sites(forHousehold: $0).isEmpty }
    let torn = bonds(of: Set(homeless)).filter { bond in
      !planningCase.instance.sites.indices.contains { site in
        bond.members.allSatisfy { eligibility.allows(household: $0, site: site) }
      }
    }
    let explained = Set(alone).union(torn.flatMap(\.members))
    let tied = homeless.filter { !explained.contains($0) }
    return told(alone.map { ownCause($0, eligibility) }) + told(torn.map { tornCause($0, eligibility) })
      + (tied.isEmpty ? [] : [tiedCause(tied)])
  }

  private func told(_ causes: [Bilingual]) -> [Bilingual] {
    let rest = causes.count - Self.shownCauses
    guard rest > 0 else { return causes }
    return causes.prefix(Self.shownCauses) + [Bilingual(zh: "… 同类另有 \(rest) 处", en: "… and \(rest) more like these")]
  }

  /// Kin groups and settlements that move as a whole, where the rules bind them and one of these households is in them.
  private func bonds(of households: Set<Int>) -> [Bond] {
    let rules = planningCase.scenario.rules
    var bonds: [Bond] = []
    if rules.kinTogether {
      bonds += planningCase.kinGroups.map {
        Bond(name: Bilingual(zh: "亲属组 \($0.name)", en: "kin group \($0.name)"), members: $0.members)
      }
    }
    if rules.wholeSettlements == .hard {
      for (settlement, members) in zip(planningCase.instance.settlements, planningCase.householdsOfSettlement)
      where settlement.move == .whole {
        let name = Bilingual(
          zh: "整体搬迁的屯 \(settlement.label)", en: "settlement \(settlement.label), which moves as a whole")
        bonds.append(Bond(name: name, members: members))
      }
    }
    return bonds.filter { $0.members.count > 1 && !households.isDisjoint(with: $0.members) }
  }

  /// What stands against a household that may go to no site even alone.
  private func ownCause(_ household: Int, _ eligibility: Eligibility) -> Bilingual {
    let row = planningCase.instance.households[household]
    if let pinned = row.pinnedSite, let site = planningCase.instance.index(of: pinned) {
      let reasons = sentences(eligibility.reasonsAgainst(household: household, site: site))
      return Bilingual(
        zh: "户 \(row.id) 指定安置在 \(siteName(pinned))，但是：\(reasons.zh)",
        en: "household \(row.id) is pinned to \(siteName(pinned)), but: \(reasons.en)")
    }
    let all = planningCase.instance.sites.indices
    let against = all.prefix(4).map { site in
      let reasons = sentences(eligibility.reasonsAgainst(household: household, site: site))
      let name = siteName(planningCase.instance.sites[site].id)
      return Bilingual(zh: "\(name)：\(reasons.zh)", en: "\(name): \(reasons.en)")
    }
    let rest = all.count > 4 ? " …" : ""
    return Bilingual(
      zh: "户 \(row.id) 单独也没有可去的安置点。\(against.map(\.zh).joined())\(rest)",
      en: "household \(row.id) may go to no site even alone. \(against.map(\.en).joined(separator: " "))\(rest)")
  }

  private func sentences(_ reasons: [IneligibilityReason]) -> Bilingual {
    Bilingual(
      zh: reasons.map(\.sentence.zh).joined(), en: reasons.map(\.sentence.en).joined(separator: " "))
  }

  /// Members that share no site: where each may go, and sites that would do were they not closed.
  private func tornCause(_ bond: Bond, _ eligibility: Eligibility) -> Bilingual {
    let instance = planningCase.instance
    let members = bond.members.prefix(Self.shownCauses).map { member in
      let sites = eligibility.sites(forHousehold: member).map { instance.sites[$0].id.rawValue }
      let id = instance.households[member].id
      let (shown, rest) = (sites.prefix(4), sites.count > 4 ? " …" : "")
      return Bilingual(
        zh: "\(id) 可去 \(sites.isEmpty ? "无" : shown.joined(separator: "、") + rest)",
        en: "\(id): \(sites.isEmpty ? "none" : shown.joined(separator: ", ") + rest)")
    }
    let rest = bond.members.count > Self.shownCauses ? " …" : ""
    let closed = closedForAll(bond, eligibility).map { siteName($0) }
    return Bilingual(
      zh: "\(bond.name.zh) 的 \(bond.members.count) 户必须去同一个点，但没有各户都能去的安置点"
        + "（\(members.map(\.zh).joined(separator: "；"))\(rest)）"
        + (closed.isEmpty ? "" : "；方案关闭的 \(closed.joined(separator: "、")) 本来各户都能去") + "。",
      en: "\(bond.name.en): its \(bond.members.count) households go to one site together, but share no allowed site "
        + "(\(members.map(\.en).joined(separator: "; "))\(rest))"
        + (closed.isEmpty ? "" : "; closed by the scenario, else allowed for all: \(closed.joined(separator: ", "))")
        + ".")
  }

  private func closedForAll(_ bond: Bond, _ eligibility: Eligibility) -> [SiteID] {
    planningCase.instance.sites.indices.filter { site in
      planningCase.isClosed[site]
        && bond.members.allSatisfy { eligibility.reasonsAgainst(household: $0, site: site) == [.closed] }
    }.map { planningCase.instance.sites[$0].id }
  }

  private func tiedCause(_ households: [Int]) -> Bilingual {
    let ids = households.map { planningCase.instance.households[$0].id }
    return Bilingual(
      zh: "\(Self.listed(ids, "、")) 因亲属组和整体搬迁的屯连在一起，没有一个安置点对连在一起的各户都可选。",
      en: "\(Self.listed(ids, ", ")): bound to others through kin groups and settlements that move as a whole, and no "
        + "site is allowed for all that are bound together.")
  }
}
