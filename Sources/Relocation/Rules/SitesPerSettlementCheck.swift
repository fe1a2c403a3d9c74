/// The placed households of each settlement use at most `sites_per_settlement` sites.
struct SitesPerSettlementCheck: RuleCheck {
  func violations(_ reading: PlanReading) -> [RuleViolation] {
    guard let most = reading.rules.sitesPerSettlement else { return [] }
    return reading.instance.settlements.enumerated().compactMap { position, settlement in
      let used = reading.sitesUsed(by: reading.planningCase.householdsOfSettlement[position])
      guard used.count > most else { return nil }
      let sites = used.map { reading.instance.sites[$0] }
      return RuleViolation(
        rule: .sitesPerSettlement, sites: sites.map(\.id), settlements: [settlement.id], amount: used.count - most,
        unit: .sites,
        sentence: Bilingual(
          zh: "\(settlement.label) 分散到 \(used.count) 个安置点（\(sites.listed("、", \.label))），最多只能 \(most) 个。",
          en: "Settlement \(settlement.label) is spread over \(English.count(used.count, "site")) "
            + "(\(sites.listed(", ", \.label))); at most \(most) may be used."))
    }
  }
}
