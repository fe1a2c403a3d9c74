import Dispatch
import Formulation

/// The Lagrangian dual made smooth: instead of its cheapest pattern every block takes all of them, with weights that fall
/// with e to the power of −cost / temperature.
///
/// Its gradient is the mean use less the limit, its curvature the variance of the use: both are sums over blocks, so that
/// Newton's method with a barrier at zero prices finds good multipliers in a few dozen evaluations. As the temperature falls
/// the smooth dual turns into the true one, whose value is then taken from an exact evaluation.
struct SmoothedDual {
  let model: SmoothedModel
  let threads: Int
  /// What is priced: a resource's upper limit (sign 1) or lower one (sign −1).
  let variables: [(resource: Int, sign: Double, limit: Double)]
  /// By resource, the variables on it.
  private let variablesOfResource: [[Int]]
  private let blockCount: Int
  /// Temperature above which settlements do not matter.
  var freeAbove = Double.infinity
  /// Temperature above which a sample of the blocks stands for all.
  var sampledAbove = Double.infinity

  /// More prices than this make the curvature too large a matrix.
  private static let mostVariables = 1_200

  /// Households in a sample.
  private static let sampleSize = 4_000

  /// `nil` where the task is of another kind or too large.
  init?(_ task: LevelTask, threads: Int) {
    guard let model = SmoothedModel(task) else { return nil }
    self.model = model
    self.threads = threads
    var variables: [(resource: Int, sign: Double, limit: Double)] = []
    var ofResource = [[Int]](repeating: [], count: task.problem.resources.count)
    for (index, resource) in task.problem.resources.enumerated() {
      if let upper = resource.upper {
        ofResource[index].append(variables.count)
        variables.append((index, 1, Double(upper)))
      }
      if let lower = resource.lower {
        ofResource[index].append(variables.count)
        variables.append((index, -1, Double(lower)))
      }
    }
    guard !variables.isEmpty, variables.count <= Self.mostVariables else { return nil }
    self.variables = variables
    variablesOfResource = ofResource
    blockCount = task.structure.blocks.count
  }

  /// Multipliers near the best; `nil` where nothing could be gained on the task.
  mutating func ascend(proceed: () -> Bool) -> Multipliers<Double>? {
    let spread = model.spread
    guard spread > 0 else { return nil }
    var temperature = spread / 2
    freeAbove = spread / 20
    sampledAbove = spread / 50
    // Every step costs a large matrix's factors where there are many prices; settlements go on to a master problem.
    let last = spread / (variables.count > 400 || !model.task.problem.groups.isEmpty ? 5_000 : 50_000)
    var prices = [Double](repeating: spread * 0.004, count: variables.count)
    // Each price's partner, the slack of its limit: their product is the barrier's weight where the step is exact.
    var slacks = [Double](repeating: temperature / 2 / (spread * 0.004), count: variables.count)
    var here = evaluate(prices, temperature)
    // Prices beyond all costs are those of limits that nothing can keep: they would rise for ever.
    let ceiling = 4 * model.largestRange + 1
    var steps = 0
    while steps < 90, proceed(), prices.allSatisfy({ $0 < ceiling }) {
      steps += 1
      let barrier = temperature / 2
      guard let direction = direction(here, prices, slacks, barrier) else { break }
      let start = here.value + barrier * prices.reduce(0) { $0 + logarithm($1) }
      var next = prices
      var length = longest(prices, direction.step)
      for attempt in 0..<12 {
        for index in prices.indices { next[index] = max(1e-280, prices[index] + length * direction.step[index]) }
        here = evaluate(next, temperature)
        let value = here.value + barrier * next.reduce(0) { $0 + logarithm($1) }
        if value >= start + 1e-4 * length * direction.slope || attempt == 11 { break }
        length *= 0.4
      }
      slacks = self.slacks(after: direction.step, prices, next, slacks, barrier)
      prices = next
      guard length > 0.8 || direction.slope < temperature * 2 else { continue }
      if temperature <= last { break }
      temperature = max(last, temperature / 2)
      here = evaluate(prices, temperature)
    }
    return multipliers(prices.map { $0 < ceiling ? $0 : ceiling })
  }

  /// The prices as multipliers; those that only the barrier keeps from zero are zero.
  private func multipliers(_ prices: [Double]) -> Multipliers<Double> {
    var result = Multipliers(for: model.task)
    for (variable, price) in zip(variables, prices) { result.resources[variable.resource] += variable.sign * price }
    for (index, resource) in model.task.problem.resources.enumerated() {
      if resource.upper == nil { result.resources[index] = min(0, result.resources[index]) }
      if resource.lower == nil { result.resources[index] = max(0, result.resources[index]) }
    }
    return result
  }

  /// Newton's step (primal-dual: the barrier's curvature is slack / price), and how steeply the value rises along it.
  private func direction(
    _ here: Evaluation, _ prices: [Double], _ slacks: [Double], _ barrier: Double
  ) -> (step: [Double], slope: Double)? {
    var gradient = [Double](repeating: 0, count: variables.count)
    var matrix = SymmetricMatrix(size: variables.count)
    for (row, variable) in variables.enumerated() {
      gradient[row] =
        variable.sign * here.loads[variable.resource] - variable.sign * variable.limit + barrier / prices[row]
      for (column, other) in variables.enumerated().prefix(row + 1) {
        matrix.values[row * matrix.size + column] =
          variable.sign * other.sign * here.curvature(variable.resource, other.resource)
      }
      matrix.values[row * matrix.size + row] += slacks[row] / prices[row]
    }
    let ridge = 1e-11 * matrix.largestDiagonal + 1e-300
    for row in variables.indices { matrix.values[row * matrix.size + row] += ridge }
    guard let step = matrix.solve(gradient) else { return nil }
    return (step, zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// The longest step, at most 1, that keeps all prices above zero.
  private func longest(_ prices: [Double], _ step: [Double]) -> Double {
    var length = 1.0
    for index in prices.indices where step[index] < 0 { length = min(length, -0.95 * prices[index] / step[index]) }
    return length
  }

  /// The slacks after a step of the prices, by their own part of the same Newton step, and near what the barrier asks for.
  private func slacks(
    after step: [Double], _ prices: [Double], _ next: [Double], _ slacks: [Double], _ barrier: Double
  ) -> [Double] {
    let changes = slacks.indices.map { barrier / prices[$0] - slacks[$0] - slacks[$0] / prices[$0] * step[$0] }
    let length = longest(slacks, changes)
    return slacks.indices.map { index in
      let exact = barrier / next[index]
      return min(max(slacks[index] + length * changes[index], exact / 1e4), exact * 1e4)
    }
  }

  // MARK: - Evaluation

  /// The smooth dual at one vector of prices.
  struct Evaluation {
    var value: Double
    /// Mean use by resource.
    var loads: [Double]
    let resourceCount: Int
    /// Lower triangle of the use's covariance over the temperature.
    var moments: [Double]

    func curvature(_ first: Int, _ second: Int) -> Double {
      moments[max(first, second) * resourceCount + min(first, second)]
    }
  }

  func evaluate(_ prices: [Double], _ temperature: Double) -> Evaluation {
    // While it is hot, settlements do not matter: a household's own choice is all that shapes the prices.
    let isFree = temperature > freeAbove
    var byResource = [Double](repeating: 0, count: model.task.problem.resources.count)
    for (variable, price) in zip(variables, prices) { byResource[variable.resource] += variable.sign * price }
    let pricing = SmoothedPrices(model, byResource, temperature)
    let count = byResource.count
    // While it is hot, a sample of the blocks stands for all.
    let stride = temperature > sampledAbove ? max(1, model.task.structure.fragments.count / Self.sampleSize) : 1
    let taken = (blockCount + stride - 1) / stride
    // Few chunks where each needs a large matrix; their number does not depend on the threads.
    let chunks = max(1, min(count > 400 ? 2 : 8, taken / 16))
    var parts = (0..<chunks).map { _ in SmoothedSums(resourceCount: count, model: model) }
    let size = (taken + chunks - 1) / chunks
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      @Sendable func run(_ chunk: Int) {
        for position in min(taken, chunk * size)..<min(taken, (chunk + 1) * size) {
          parts[chunk].add(position * stride, pricing, isFree: isFree)
        }
      }
      if threads <= 1 || chunks == 1 {
        for chunk in 0..<chunks { run(chunk) }
      } else {
        DispatchQueue.concurrentPerform(iterations: chunks) { run($0) }
      }
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    total.addDwellingChoice(pricing)
    total.scale(by: Double(blockCount) / Double(max(1, taken)))
    var value = total.value
    for (variable, price) in zip(variables, prices) { value -= variable.sign * price * variable.limit }
    return Evaluation(
      value: value, loads: total.loads, resourceCount: count, moments: total.moments.map { $0 / temperature })
  }
}
