import Formulation

/// A mixed-integer rounding of a sum of limits, in exact integers (``BoundCertificate/Plane``).
struct RoundingPlane: Sendable {
  var grain = 1
  /// By resource with an upper limit, and by number of an earlier plane.
  var resources: [Int]
  var planes: [Int]

  /// The right side, and by kind of move the coefficient.
  struct Derivation {
    var limit: Int
    var coefficients: [Int]
  }

  /// - Parameter combination: by row of the linear program, resources first and then planes, what to multiply it with.
  init?(combination: (resources: [Double], planes: [Double])) {
    func whole(_ number: Double) -> Int? {
      let scaled = ((number - number.rounded()) * Double(Self.divisor)).rounded()
      return scaled.isFinite ? Int(scaled) : nil
    }
    let (resources, planes) = (combination.resources.compactMap(whole), combination.planes.compactMap(whole))
    guard resources.count == combination.resources.count, planes.count == combination.planes.count else { return nil }
    (self.resources, self.planes) = (resources, planes)
  }

  static let divisor = 1_000_000_000

  /// Derives the plane for moves from bases; `nil` where a number might leave 64 bits.
  ///
  /// - Parameter room: by resource, and after them by plane, what is left at the bases; `nil` where nothing limits it.
  func derivation(for moves: PlaceMoves, room: [Int?]) -> Derivation? {
    let multipliers = resources + planes
    var sum = 0
    var reach = 0.0
    for (index, multiplier) in multipliers.enumerated() where multiplier != 0 {
      guard let left = room[index] else { return nil }
      reach += abs(Double(multiplier)) * abs(Double(left))
      guard reach < Self.farthest else { return nil }
      sum += multiplier * left
    }
    let rounding = Rounding(divisor: Self.divisor, of: sum)
    let rounded = multipliers.map(rounding.value)
    var limit = rounding.value(sum)
    for (index, multiplier) in rounded.enumerated() where multiplier != 0 { limit -= multiplier * (room[index] ?? 0) }
    var coefficients: [Int] = []
    coefficients.reserveCapacity(moves.differences.count)
    for difference in moves.differences {
      var (combined, constant, reach) = (0, 0, 0.0)
      for (index, amount) in difference where index < multipliers.count {
        reach += abs(Double(multipliers[index]) * Double(amount))
        combined &+= multipliers[index] &* amount
        constant &+= rounded[index] &* amount
      }
      guard reach < Self.farthest else { return nil }
      coefficients.append((rounding.value(combined) - constant).dividedDown(by: grain))
    }
    return Derivation(limit: limit.dividedDown(by: grain), coefficients: coefficients)
  }

  /// Sums beyond which a plane is left alone.
  private static let farthest = 1e17
}

/// The function of mixed-integer rounding, times divisor − f where f is what the right side leaves over the divisor.
private struct Rounding {
  let divisor: Int
  let left: Int

  init(divisor: Int, of sum: Int) {
    self.divisor = divisor
    left = sum.modulo(divisor)
  }

  func value(_ number: Int) -> Int {
    let over = number.modulo(divisor)
    return (divisor - left) * ((number - over) / divisor) + max(0, over - left)
  }
}

extension Int {
  /// What a division rounded down leaves, not negative.
  fileprivate func modulo(_ divisor: Int) -> Int {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// The quotient rounded up.
  func dividedUp(by divisor: Int) -> Int { -((-self).dividedDown(by: divisor)) }

  /// The quotient rounded down.
  func dividedDown(by divisor: Int) -> Int { (self - modulo(divisor)) / divisor }
}
