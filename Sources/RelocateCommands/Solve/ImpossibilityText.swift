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
    if !impossibility.householdsWithoutSite.isEmpty { lines.append(withoutSite) }
    if !impossibility.changes.isEmpty {
      lines.append(changesTitle)
      lines += impossibility.changes.map { change in
        let text = sentence(change)
        return Bilingual(zh: "  · " + text.zh, en: "  · " + text.en)
      }
    }
    if lines.isEmpty { lines.append(Self.contradiction) }
    return lines.map { $0[language] }
  }

  private var withoutSite: Bilingual {
    let ids = impossibility.householdsWithoutSite
    let shown = ids.prefix(8).map(\.rawValue)
    let (zh, en) = (shown.joined(separator: "、"), shown.joined(separator: ", "))
    let rest = ids.count > 8 ? " …" : ""
    return Bilingual(
      zh: "有 \(ids.count) 户必须安置，但容量再大也没有可去的安置点：\(zh)\(rest)。请核对这些户的指定安置点、不可安置点、县外意愿、户型和距离上限。",
      en: "\(ids.count) households must be placed but may go to no site, however large the sites are: \(en)\(rest). "
        + "Check their pinned and barred sites, consent, dwelling types and the distance limit.")
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
