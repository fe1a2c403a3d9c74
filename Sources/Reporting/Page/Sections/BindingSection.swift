import Formulation
import Relocation

/// The limits that leave nothing, and what one more place would be worth.
struct BindingSection: Sendable {
  /// How many are seen at once.
  private static let shown = 12
  /// How many are listed at all.
  private static let listed = 500

  /// One limit that is used up.
  struct Binding: Sendable {
    var name: String
    var capacity: Int
    /// In points of the last level; `nil` where the proof gives none.
    var worth: Double?
  }

  let context: PageContext

  var section: PageSection {
    PageSection(id: "limits", title: context.text("卡住方案的限制", "The limits that bind"), body: content)
  }

  private var content: Markup {
    let bindings = bindings
    guard !bindings.isEmpty else {
      return .paragraph(context.text("没有任何容量或限额用尽。", "No capacity and no quota is used up."))
    }
    let intro = context.text(
      "\(bindings.count) 项容量或限额已用尽。",
      "\(bindings.count) \(bindings.count == 1 ? "capacity or quota is" : "capacities and quotas are") used up.")
    let more = bindings.dropFirst(Self.shown).prefix(Self.listed)
    let rest: Markup =
      more.isEmpty
      ? []
      : .folded(context.text("其余 \(more.count) 项", "\(more.count) more"), table(more, bindings).markup)
    return [.paragraph(intro), .paragraph(worthNote), table(bindings.prefix(Self.shown), bindings).markup, rest]
  }

  private var worthNote: String {
    let level = context.document.levels.count
    guard bindings.contains(where: { $0.worth != nil }) else {
      return context.text(
        "这个方案的证明分了许多情形，没有单一的价格，所以说不出多一个名额值多少。",
        "The proof of this plan goes through many cases and has no single prices, so it does not tell what one more place is "
          + "worth.")
    }
    return context.text(
      "“多一个值多少”取自证明所用的价格：多一个名额，第 \(level) 级目标的取值大约可以再降这么多分（估计值，不是承诺）。",
      "What one more is worth comes from the prices of the proof: with one place more, the value of objective \(level) could "
        + "fall by about this many points (an estimate, not a promise).")
  }

  /// Those worth most first, then by name.
  private var bindings: [Binding] {
    let all = siteBindings + limitBindings
    return all.enumerated().sorted { left, right in
      let (one, other) = (left.element.worth ?? 0, right.element.worth ?? 0)
      return one != other ? one > other : left.offset < right.offset
    }.map(\.element)
  }

  private var siteBindings: [Binding] {
    let rules = context.planningCase.scenario.rules
    return context.summary.sites.enumerated().flatMap { position, site -> [Binding] in
      guard !site.isClosed else { return [] }
      let places = site.uses.compactMap { use -> Binding? in
        guard use.resource.isLimited(by: rules), let capacity = use.capacity, use.used >= capacity, capacity > 0 else {
          return nil
        }
        return Binding(
          name: context.label(site: position) + " · " + SitesSection.name(use.resource)[context.language],
          capacity: capacity, worth: worth(.site(site.site, use.resource)))
      }
      return places + dwellings(position, site)
    }
  }

  private func dwellings(_ position: Int, _ site: SiteOccupancy) -> [Binding] {
    var seen: [DwellingTypeID: Int] = [:]
    return site.dwellings.compactMap { use -> Binding? in
      let row = seen[use.type, default: 0]
      seen[use.type] = row + 1
      guard let count = use.count, use.used >= count, count > 0 else { return nil }
      return Binding(
        name: context.label(site: position) + " · " + context.text("户型 ", "dwellings of type ")
          + context.shown(use.type.rawValue), capacity: count, worth: worth(.dwelling(site.site, use.type, row: row)))
    }
  }

  private var limitBindings: [Binding] {
    context.planningCase.scenario.limits.enumerated().compactMap { position, limit in
      guard let most = limit.atMost else { return nil }
      let amounts = context.planningCase.amounts(of: limit)
      let members = context.planningCase.membership(of: limit)
      let used = context.reading.placed.reduce(0) { $0 + (members[$1.site] ? amounts[$1.household] : 0) }
      guard used >= most else { return nil }
      return Binding(
        name: context.text("限额“\(limit.name)”", "the limit \"\(limit.name)\""), capacity: most,
        worth: worth(.limit(position)))
    }
  }

  /// The multiplier of the last level, where its proof is one set of multipliers.
  private func worth(_ resource: ResourceName) -> Double? {
    guard let multipliers = context.certificate?.levels.last?.root.multipliers, multipliers.scale > 0
    else { return nil }
    return max(0, Double(multipliers.resources[resource.description] ?? 0) / Double(multipliers.scale))
  }

  private func table(_ shown: ArraySlice<Binding>, _ all: [Binding]) -> PageTable {
    let largest = all.compactMap(\.worth).max() ?? 0
    var table = PageTable(
      context.text("用尽的容量和限额", "Capacities and quotas that are used up"),
      [
        .words(.text(context.text("限制", "Limit"))), .number(.text(context.text("容量", "Capacity"))),
        .number(.text(context.text("多一个值多少（分）", "One more is worth (points)"))),
      ], style: "occupancy")
    for binding in shown {
      let worth: Markup =
        binding.worth.map { worth in
          .text(Figures.decimal(worth, 1))
            + ShareBar.markup(Int((worth * 10).rounded()), of: max(1, Int((largest * 10).rounded())))
        } ?? "–"
      table.append([.text(context.shown(binding.name)), .text(Figures.grouped(binding.capacity)), worth])
    }
    return table
  }
}
