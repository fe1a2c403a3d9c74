/// The scenario's own limits: the measure summed over the placed households that a limit counts, at its sites, lies
/// between `at_least` and `at_most`.
struct LimitsCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    reading.planningCase.scenario.limits.flatMap { limit in
      let total = reading.total(of: limit)
      var found: [RuleViolation] = []
      if let most = limit.atMost, total > most { found.append(violation(limit, total: total, most: most, reading)) }
      if let least = limit.atLeast, total < least {
        found.append(violation(limit, total: total, least: least, reading))
      }
      return found + (limit.shareAtMost.map { shares(limit, $0, reading) } ?? [])
    }
  }

  /// The counted households are at each site no more than their share of all that is placed there.
  private func shares(_ limit: Limit, _ share: Share, _ reading: PlanReading) -> [RuleViolation] {
    let (counted, all) = (reading.planningCase.amounts(of: limit), reading.planningCase.wholeAmounts(of: limit))
    let membership = reading.planningCase.membership(of: limit)
    return reading.instance.sites.indices.filter { membership[$0] }.compactMap { site in
      let households = reading.householdsAtSite[site]
      let part = ExactSum.of(households.lazy.map { counted[$0] }).value
      let whole = ExactSum.of(households.lazy.map { all[$0] }).value
      var excess = ExactSum()
      excess.add(part, times: share.denominator)
      excess.add(-whole, times: share.numerator)
      guard excess.value > 0 else { return nil }
      return violation(limit, share, part, whole, excess.value, reading.instance.sites[site])
    }
  }

  private func violation(
    _ limit: Limit, _ share: Share, _ part: Int, _ whole: Int, _ excess: Int, _ site: Site
  ) -> RuleViolation {
    let over = excess / share.denominator + (excess % share.denominator > 0 ? 1 : 0)
    return RuleViolation(
      rule: .limit, sites: [site.id], name: limit.name, amount: over, unit: limit.measure.unit,
      sentence: Bilingual(
        zh: "限额“\(limit.name)”：安置点 \(site.label) 最多占 \(share.percent)%，方案在 \(limit.measure.counted(whole).zh)"
          + "中有 \(part)，超出 \(over)。",
        en: "Limit \"\(limit.name)\" allows at most \(share.percent) % at site \(site.label); the plan has \(part) of "
          + "\(limit.measure.counted(whole).en) there, \(over) too many."))
  }

  private func violation(_ limit: Limit, total: Int, most: Int, _ reading: PlanReading) -> RuleViolation {
    let over = ExactSum.of([total, -most]).value
    return violation(
      limit, amount: over, reading,
      Bilingual(
        zh: "限额“\(limit.name)”最多 \(limit.measure.counted(most).zh)，方案为 \(total)，超出 \(over)。",
        en: "Limit \"\(limit.name)\" allows at most \(limit.measure.counted(most).en); the plan has \(total), \(over) "
          + "too many."))
  }

  private func violation(_ limit: Limit, total: Int, least: Int, _ reading: PlanReading) -> RuleViolation {
    let under = ExactSum.of([least, -total]).value
    return violation(
      limit, amount: under, reading,
      Bilingual(
        zh: "限额“\(limit.name)”至少 \(limit.measure.counted(least).zh)，方案为 \(total)，还差 \(under)。",
        en: "Limit \"\(limit.name)\" asks for at least \(limit.measure.counted(least).en); the plan has \(total), "
          + "\(under) too few."))
  }

  private func violation(
    _ limit: Limit, amount: Int, _ reading: PlanReading, _ sentence: Bilingual
  ) -> RuleViolation {
    let sites = zip(reading.instance.sites, reading.planningCase.membership(of: limit)).filter { $0.1 }.map(\.0.id)
    return RuleViolation(
      rule: .limit, sites: sites, name: limit.name, amount: amount, unit: limit.measure.unit, sentence: sentence)
  }
}

extension PlanReading {
  /// The sum that a limit of the scenario bounds.
  public func total(of limit: Limit) -> Int {
    let counted = planningCase.membership(of: limit)
    let amounts = planningCase.amounts(of: limit)
    return ExactSum.of(placed.lazy.map { counted[$0.site] ? amounts[$0.household] : 0 }).value
  }
}

extension Limit.Measure {
  /// A number of what is measured, in words.
  func counted(_ number: Int) -> Bilingual {
    switch self {
    case .people: Bilingual(zh: "\(number) 人", en: English.people(number))
    case .households: Bilingual(zh: "\(number) 户", en: English.count(number, "household"))
    case .column(let name): Bilingual(zh: "\(number)（\(name)）", en: "\(number) (\(name))")
    }
  }

  fileprivate var unit: RuleViolation.Unit {
    switch self {
    case .people: .people
    case .households: .households
    case .column: .ofColumn
    }
  }
}
