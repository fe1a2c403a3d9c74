import Formulation
import InstanceFiles
import Planning
import Relocation

/// Ways to make a plan possible, and what clashes, in words.
struct RepairText {
  let planningCase: PlanningCase
  private let changes: ImpossibilityText

  init(_ impossibility: Impossibility, planningCase: PlanningCase, language: Language) {
    self.planningCase = planningCase
    changes = ImpossibilityText(impossibility: impossibility, planningCase: planningCase, language: language)
  }

  // MARK: - Ways

  /// What is before the list of ways.
  static let waysTitle = Bilingual(
    zh: "可行的办法（最小的在前；每条下面的内容替换方案文件里的同名部分即可用）：",
    en: "Ways to make a plan possible, the smallest first (what stands below each replaces the part of the same "
      + "name in the scenario):")

  /// How large a way is, and how sure that is.
  func size(_ way: RepairWay) -> Bilingual {
    let proof =
      way.isProvenSmallest
      ? Bilingual(zh: "已证明同类中最小", en: "proven smallest of its kind")
      : Bilingual(zh: "也许还有更小的", en: "a smaller one may exist")
    let rules = way.rulesGivenUp
    let units = Bilingual(zh: "\(way.units) 个单位", en: way.units == 1 ? "1 unit" : "\(Figures.grouped(way.units)) units")
    guard rules > 0 else { return Bilingual(zh: "\(units.zh)，\(proof.zh)", en: "\(units.en), \(proof.en)") }
    return Bilingual(
      zh: "放宽 \(rules) 条规则，\(units.zh)，\(proof.zh)",
      en: "\(rules) \(rules == 1 ? "rule" : "rules") given up, \(units.en), \(proof.en)")
  }

  /// The whole report, a line each, in one language.
  func lines(_ impossibility: Impossibility, _ language: Language) -> [String] {
    var lines: [String] = []
    if let clash = impossibility.clash {
      lines.append(Self.clashTitle(clash)[language])
      lines += self.lines(clash).map { "  · " + $0[language] }
    }
    guard !impossibility.ways.isEmpty else { return lines }
    lines.append(Self.waysTitle[language])
    for (number, way) in impossibility.ways.enumerated() {
      lines.append("  \(number + 1)  (\(size(way)[language]))")
      lines += way.items.prefix(Self.shownItems).map { "     · " + sentence($0)[language] }
      let rest = way.items.count - Self.shownItems
      if rest > 0 { lines.append("     · " + Bilingual(zh: "… 另有 \(rest) 项", en: "… and \(rest) more")[language]) }
      lines += block(way).split(separator: "\n").map { "       " + $0 }
    }
    return lines
  }

  /// How many changes of one way are told.
  private static let shownItems = 12

  /// One thing that a way changes.
  func sentence(_ item: RepairWay.Item) -> Bilingual {
    switch item {
    case .limit(let name, let amount): return changes.sentence(.init(resource: name, amount: amount))
    case .dwellingSize(let site, let type, let people, let households):
      let label = planningCase.instance.site(site)?.label ?? site.rawValue
      let area = planningCase.instance.dwelling(type, at: site)?.areaHundredths.map { " (\($0 / 100) m²)" } ?? ""
      return Bilingual(
        zh: "安置点 \(label)：\(people) 人户可住户型 \(type)\(area)（\(households) 户）",
        en: "site \(label): \(households) \(households == 1 ? "household" : "households") of \(people) may take "
          + "dwelling type \(type)\(area)")
    case .rule(let rule, let value): return sentence(rule, value)
    }
  }

  private func sentence(_ rule: RelaxedRule, _ value: Int?) -> Bilingual {
    switch rule {
    case .placeEveryone: Bilingual(zh: "不要求全部安置（有人留待以后）", en: "do not ask that everyone be placed (someone stays out)")
    case .kinTogether: Bilingual(zh: "不要求亲属同点", en: "do not keep kin together")
    case .wholeSettlements: Bilingual(zh: "整体搬迁的屯可以分开", en: "settlements that move as a whole may be split")
    case .consent: Bilingual(zh: "县外安置不再须本户同意", en: "do not ask for consent to leave the county")
    case .maxDistance:
      Bilingual(
        zh: "最远距离放宽到 \(Figures.tenths(value ?? 0)) 公里",
        en: "raise max_distance_km to \(Figures.tenths(value ?? 0))")
    case .sitesPerSettlement:
      Bilingual(zh: "每屯安置点数放宽到 \(value ?? 0)", en: "raise sites_per_settlement to \(value ?? 0)")
    case .closing(let site): open(site)
    case .pin(let household): Bilingual(zh: "户 \(household) 不再指定安置点", en: "take away the pin of household \(household)")
    case .share(let limit): raise(limit, value ?? 0)
    }
  }

  private func open(_ site: SiteID) -> Bilingual {
    let label = planningCase.instance.site(site)?.label ?? site.rawValue
    return Bilingual(zh: "安置点 \(label) 不关闭", en: "do not close site \(label)")
  }

  private func raise(_ limit: Int, _ millionths: Int) -> Bilingual {
    let name = planningCase.scenario.limits[limit].name
    let percent = Share(millionths: min(Share.million, max(0, millionths))).percent
    return Bilingual(
      zh: "限额“\(name)”：比例上限提高到 \(percent)%", en: "raise share_at_most of the limit \"\(name)\" to \(percent) %")
  }

  /// The parts of the scenario that a way changes, as YAML to be put in their place.
  func block(_ way: RepairWay) -> String {
    guard case .mapping(let before) = scenarioValue(planningCase.scenario),
      case .mapping(let after) = scenarioValue(way.scenario)
    else { return "" }
    var changed = after.filter { entry in !before.contains { $0.key == entry.key && $0.value == entry.value } }
    // A part that is empty now has to be said to be empty: leaving it out would keep the old one.
    for entry in before where !after.contains(where: { $0.key == entry.key }) {
      changed.append(.init(entry.key, .mapping([])))
    }
    return ScenarioValue.mapping(changed).yaml
  }
}

// MARK: - What clashes

extension RepairText {
  static func clashTitle(_ clash: RuleClash) -> Bilingual {
    clash.isIrreducible
      ? Bilingual(
        zh: "以下各项不能同时成立（去掉任何一项，其余就可以）：",
        en: "These cannot all hold (without any one of them the others can):")
      : Bilingual(zh: "以下各项不能同时成立：", en: "These cannot all hold:")
  }

  /// The members in words; the same resource at many sites in one line.
  func lines(_ clash: RuleClash) -> [Bilingual] {
    var lines: [Bilingual] = []
    var sites: [(resource: SiteResource, ids: [SiteID])] = []
    for member in clash.members {
      guard case .limit(.site(let id, let resource), isUpper: true) = member else {
        lines.append(sentence(member))
        continue
      }
      if let at = sites.firstIndex(where: { $0.resource == resource }) {
        sites[at].ids.append(id)
      } else {
        sites.append((resource, [id]))
      }
    }
    return lines + sites.map { capacities($0.resource, $0.ids.sorted()) }
  }

  private func capacities(_ resource: SiteResource, _ sites: [SiteID]) -> Bilingual {
    let instance = planningCase.instance
    let total = sites.compactMap { instance.site($0).flatMap { resource.capacity(of: $0) } }.reduce(0, +)
    let demand = instance.households.reduce(0) { $0 + resource.amount(of: $1) }
    let (there, need) = (resource.counted(total), resource.takers(demand))
    let names = sites.map(\.rawValue)
    return Bilingual(
      zh: "\(names.joined(separator: "、")) 共有 \(there.zh)（全部农户共 \(need.zh)）",
      en: "\(names.joined(separator: ", ")): \(there.en) (all households together: \(need.en))")
  }

  private func sentence(_ member: RuleClash.Member) -> Bilingual {
    switch member {
    case .rule(.placeEveryone): return Bilingual(zh: "须全部安置", en: "everyone must be placed")
    case .rule(.kinTogether): return Bilingual(zh: "亲属同点安置", en: "kin stay together")
    case .rule(.wholeSettlements): return Bilingual(zh: "整屯搬迁", en: "settlements that move as a whole go to one site")
    case .rule(.consent): return Bilingual(zh: "县外安置须本户同意", en: "consent to leave the county")
    case .rule(.maxDistance): return Bilingual(zh: "最远距离", en: "the maximum distance")
    case .rule(.sitesPerSettlement): return Bilingual(zh: "每屯安置点数", en: "sites per settlement")
    case .rule(.closing(let site)): return Bilingual(zh: "安置点 \(site) 关闭", en: "site \(site) is closed")
    case .rule(.pin(let household)):
      return Bilingual(zh: "户 \(household) 的指定安置点", en: "the pin of household \(household)")
    case .rule(.share(let limit)), .limit(.share(let limit, _), isUpper: _):
      let name = planningCase.scenario.limits[limit].name
      return Bilingual(zh: "限额“\(name)”的比例", en: "the share of the limit \"\(name)\"")
    case .limit(let name, let isUpper): return sentence(name, isUpper)
    }
  }

  private func sentence(_ name: ResourceName, _ isUpper: Bool) -> Bilingual {
    switch name {
    case .site(let id, let resource):
      let site = planningCase.instance.site(id)
      let label = site?.label ?? id.rawValue
      let least = site?.minPeople ?? 0
      guard !isUpper else { return capacities(resource, [id]) }
      return Bilingual(zh: "安置点 \(label) 至少 \(least) 人", en: "site \(label) has at least \(least) people")
    case .dwelling(let site, let type, _):
      let count = planningCase.instance.dwelling(type, at: site)?.count ?? 0
      return Bilingual(
        zh: "安置点 \(site) 的户型 \(type) 只有 \(count) 套", en: "site \(site) has \(count) of dwelling type \(type)")
    case .limit(let position), .share(let position, _):
      let limit = planningCase.scenario.limits[position]
      let bound = (isUpper ? limit.atMost : limit.atLeast) ?? 0
      return Bilingual(
        zh: "限额“\(limit.name)”：\(isUpper ? "最多" : "至少") \(bound)",
        en: "the limit \"\(limit.name)\": at \(isUpper ? "most" : "least") \(bound)")
    }
  }
}
