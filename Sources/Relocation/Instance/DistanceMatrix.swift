/// The distance from every settlement to every site, computed once: O(settlements × sites).
public struct DistanceMatrix: Sendable {
  /// Stands for a distance that is not known.
  private static let unknown: Int32 = -1
  private let siteCount: Int
  private let tenths: [Int32]

  /// Takes the distances table where it has the pair, and the great circle elsewhere.
  public init(of instance: Instance) {
    siteCount = instance.sites.count
    var known = [Int32](repeating: Self.unknown, count: instance.settlements.count * siteCount)
    for (leg, distance) in instance.distancesTenths {
      guard let row = instance.index(of: leg.settlement), let column = instance.index(of: leg.site) else { continue }
      known[row * siteCount + column] = Int32(clamping: distance)
    }
    for (row, settlement) in instance.settlements.enumerated() {
      guard let origin = settlement.position else { continue }
      for (column, site) in instance.sites.enumerated() where known[row * siteCount + column] == Self.unknown {
        guard let position = site.position else { continue }
        known[row * siteCount + column] = Int32(origin.distanceTenths(to: position))
      }
    }
    tenths = known
  }

  /// Tenths of a kilometre between a settlement and a site, by their positions in the instance's lists; `nil` where
  /// it is not known.
  public func tenths(settlement: Int, site: Int) -> Int? {
    let distance = tenths[settlement * siteCount + site]
    return distance == Self.unknown ? nil : Int(distance)
  }
}
