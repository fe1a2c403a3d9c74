/// The distance from every settlement to every site, computed once: O(settlements × sites).
public struct DistanceMatrix: Sendable {
  /// Stands for a distance that is not known.
  private static let unknown = -1
  private let siteCount: Int
  private let tenths: [Int]

  /// Takes the distances table where it has the pair, and the great circle elsewhere.
  public init(of instance: Instance) {
    siteCount = instance.sites.count
    var known = [Int?](repeating: nil, count: instance.settlements.count * siteCount)
    for (leg, distance) in instance.distancesTenths {
      guard let row = instance.index(of: leg.settlement), let column = instance.index(of: leg.site) else { continue }
      known[row * siteCount + column] = distance
    }
    for (row, settlement) in instance.settlements.enumerated() {
      guard let origin = settlement.position else { continue }
      for (column, site) in instance.sites.enumerated() where known[row * siteCount + column] == nil {
        known[row * siteCount + column] = site.position.map { origin.distanceTenths(to: $0) }
      }
    }
    tenths = known.map { $0 ?? Self.unknown }
  }

  /// Tenths of a kilometre between a settlement and a site, by their positions in the instance's lists; `nil` where
  /// it is not known.
  public func tenths(settlement: Int, site: Int) -> Int? {
    let distance = tenths[settlement * siteCount + site]
    return distance == Self.unknown ? nil : distance
  }
}
