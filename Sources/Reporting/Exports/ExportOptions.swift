/// What can be set for the tables.
public struct ExportOptions: Hashable, Sendable {
  /// Money that a household raises itself, in yuan for each person (local: 2,500 or 3,000).
  public var selfRaisedYuanPerPerson: Int
  /// At most this much for one household, in yuan.
  public var selfRaisedCapYuan: Int
  /// How identity numbers are shown on internal tables.
  public var identityMask: IdentityMask
  /// Whether names on the public notice are shown by their first character only.
  public var masksNames: Bool

  /// Makes options; without arguments the usual ones.
  public init(
    selfRaisedYuanPerPerson: Int = 2500, selfRaisedCapYuan: Int = 10_000, identityMask: IdentityMask = .usual,
    masksNames: Bool = false
  ) {
    self.selfRaisedYuanPerPerson = selfRaisedYuanPerPerson
    self.selfRaisedCapYuan = selfRaisedCapYuan
    self.identityMask = identityMask
    self.masksNames = masksNames
  }

  /// What a household of this many persons raises itself, in yuan: min(rate × people, cap).
  public func selfRaisedYuan(people: Int) -> Int {
    let (whole, overflow) = people.multipliedReportingOverflow(by: selfRaisedYuanPerPerson)
    return overflow ? selfRaisedCapYuan : min(whole, selfRaisedCapYuan)
  }
}
