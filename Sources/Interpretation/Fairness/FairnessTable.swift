/// The groups that one dimension makes, side by side; together they are everybody.
public struct FairnessTable: Hashable, Sendable {
  /// What makes the groups.
  public let dimension: FairnessDimension
  /// Numbers in their order, other groups by the bytes of their keys, those not stated and those merged last.
  public let groups: [FairnessGroup]

  /// The position in ``groups`` of the one that fares worst by a measure; the first, where several fare alike.
  ///
  /// `nil` where all fare alike, or fewer than two groups have anybody to measure.
  public func worst(by measure: FairnessMeasure) -> Int? {
    let measured = groups.indices.filter { measure.quality(of: groups[$0]) != nil }
    guard var worst = measured.first else { return nil }
    for position in measured where measure.isWorse(groups[position], than: groups[worst]) { worst = position }
    return measured.contains { measure.isWorse(groups[worst], than: groups[$0]) } ? worst : nil
  }
}

extension FairnessTable: Encodable {
  private enum Key: String, CodingKey { case dimension, groups, worst }

  /// The groups, and the key of the worst group by each measure where there is one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(dimension, forKey: .dimension)
    try container.encode(groups, forKey: .groups)
    var worst: [String: Int] = [:]
    for measure in FairnessMeasure.allCases { worst[measure.rawValue] = self.worst(by: measure) }
    try container.encode(worst, forKey: .worst)
  }
}
