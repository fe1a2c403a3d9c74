/// The limits of single sites that combinations of moves are to leave as they are: those that are full, or nearly, and worth most at
/// the multipliers.
///
/// Guarding few measures leaves more combinations, many of which overrun the others.
struct GuardedLimits: Sendable {
  private let model: SearchModel
  /// By resource its multiplier.
  let prices: [Double]
  /// By resource its random number; 0 where it is never guarded.
  private let numbers: [UInt64]
  /// By resource, the room below which hardly a party finds place.
  private let smallRooms: [Int]

  /// - Parameters:
  ///   - share: measures are guarded whose limits are worth this part of the dearest one's.
  ///   - isStrict: whether limits with any room are left unguarded.
  init(_ model: SearchModel, prices: [Double], share: Double, isStrict: Bool) {
    self.model = model
    self.prices = prices
    let worth = Self.worth(model, prices)
    let enough = (worth.max() ?? 0) * share
    let amounts = Self.meanAmounts(model)
    var random = SplitMix(state: 0x5265_6c6f_6361_7465)
    var numbers = [UInt64](repeating: 0, count: prices.count)
    var rooms = [Int](repeating: 1, count: prices.count)
    for own in model.ownResources {
      for (resource, measure) in own where worth[measure] >= enough {
        numbers[resource] = random.next() | 1
        if !isStrict { rooms[resource] = max(1, amounts[measure]) }
      }
    }
    self.numbers = numbers
    smallRooms = rooms
  }

  /// By measure what its limits are worth. What all sites charge alike for it says nothing of that: everybody pays it.
  private static func worth(_ model: SearchModel, _ prices: [Double]) -> [Double] {
    var least = [Double](repeating: .infinity, count: model.measureCount)
    var worth = [Double](repeating: 0, count: model.measureCount)
    for own in model.ownResources {
      for (resource, measure) in own { least[measure] = min(least[measure], max(0, prices[resource])) }
    }
    for own in model.ownResources {
      for (resource, measure) in own where prices[resource] > least[measure] {
        worth[measure] += (prices[resource] - least[measure]) * Double(model.uppers[resource])
      }
    }
    return worth
  }

  /// By measure, what parties that use any of it use in the mean.
  private static func meanAmounts(_ model: SearchModel) -> [Int] {
    var sums = [Int](repeating: 0, count: model.measureCount)
    var counts = sums
    for (index, amount) in model.amounts.enumerated() where amount > 0 {
      sums[index % model.measureCount] += Int(amount)
      counts[index % model.measureCount] += 1
    }
    return zip(sums, counts).map { $0 / max(1, $1) }
  }

  private func isGuarded(_ resource: Int, _ state: SearchState) -> Bool {
    let room = model.uppers[resource] - state.loads[resource]
    return numbers[resource] != 0 && room < smallRooms[resource] && (prices[resource] > 0 || room < 0)
  }

  /// Gives moves their hashes.
  func hash(_ moves: inout [CompoundMove], _ state: SearchState) {
    for index in moves.indices {
      moves[index].hash = moves[index].changes.reduce(0) { sum, change in
        isGuarded(change.resource, state) ? sum &+ hash(adding: change.amount, to: change.resource) : sum
      }
    }
  }

  /// What the hashes of moves add up to that add so many units to a guarded limit and leave all other guarded ones alone.
  func hash(adding amount: Int, to resource: Int) -> UInt64 { UInt64(bitPattern: Int64(amount)) &* numbers[resource] }
}
