import Relocation

extension LeafBound {
  /// The part of the bound's sum that one party has a say in: its own, or that of the settlements it lives in where their
  /// parts are looked at together.
  func evaluate(touching party: Int) throws(CertificateFault) -> Result {
    if conditions.isContradictory { return Result(total: nil) }
    guard host(of: party) != nil else {
      let table = try costs(of: tables.parties.parties[party].parts, party: party)
      let all = table.costs.compactMap { $0 } + (table.unplaced.map { [$0] } ?? [])
      return Result(total: all.min())
    }
    var result = Result(total: 0)
    let settlements = Set(tables.parties.parties[party].parts.map { tables.parties.parts[$0].settlement })
    for settlement in settlements.sorted() where isBlock[settlement] {
      let least = try minimum(ofSettlement: settlement)
      guard let value = least.value else { return Result(total: nil) }
      result.total = try Checked.sum(result.total ?? 0, value)
      result.isComplete = result.isComplete && least.isComplete
    }
    return result
  }
}
