/// Subgradient ascent of the relaxation, with deflected directions (Camerini, Fratta and Maffioli 1975) and steps towards a
/// value somewhat above the best (Polyak 1969), which comes nearer as steps fail.
struct AssignmentAscent: Sendable {
  private(set) var best: [Int]
  private(set) var bestValue = Int.min
  private var direction: [Double]
  /// How far above the best value steps aim, in the relaxation's scale.
  private var width: Double
  private var misses = 0

  /// - Parameter width: how far above the best value steps aim at first, in the relaxation's scale.
  init(from multipliers: [Int], width: Double) {
    best = multipliers
    direction = multipliers.map { _ in 0 }
    self.width = width
  }

  /// Ascends until steps no longer tell, and leaves the relaxation evaluated at the best multipliers.
  mutating func run(
    _ relaxation: inout AssignmentRelaxation, _ space: inout AssignmentSpace, steps: Int, proceed: () -> Bool
  ) {
    relaxation.move(best, &space)
    for _ in 0..<steps where proceed() && width > Double(relaxation.scale) / 10 {
      relaxation.evaluate(&space, wantsLosses: false)
      note(relaxation)
      advance(&relaxation, &space)
    }
    relaxation.move(best, &space)
    relaxation.evaluate(&space, wantsLosses: true)
    relaxation.sumUp(space)
    bestValue = relaxation.value
  }

  private mutating func note(_ relaxation: AssignmentRelaxation) {
    if relaxation.value > bestValue {
      if Double(relaxation.value) > Double(bestValue) + width / 100 { misses = 0 }
      bestValue = relaxation.value
      best = relaxation.multipliers
    } else {
      misses += 1
    }
    if misses > 12 {
      misses = 0
      width *= 0.7
    }
  }

  private mutating func advance(_ relaxation: inout AssignmentRelaxation, _ space: inout AssignmentSpace) {
    var (norm, product) = (0.0, 0.0)
    for job in direction.indices where space.agents[job] < 0 {
      norm += direction[job] * direction[job]
      product += direction[job] * Double(1 - relaxation.takers[job])
    }
    let deflection = product < 0 && norm > 0 ? min(1, -1.5 * product / norm) : 0.3
    norm = 0
    for job in direction.indices where space.agents[job] < 0 {
      direction[job] = Double(1 - relaxation.takers[job]) + deflection * direction[job]
      norm += direction[job] * direction[job]
    }
    // Directions may cancel out all but rounding errors.
    let length = (Double(bestValue - relaxation.value) + width) / max(1, norm)
    var multipliers = relaxation.multipliers
    for job in direction.indices where space.agents[job] < 0 {
      multipliers[job] += Int((length * direction[job]).rounded())
    }
    relaxation.move(multipliers, &space)
  }
}
