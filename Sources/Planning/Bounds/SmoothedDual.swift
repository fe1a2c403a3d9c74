import Formulation
import WorkSharing

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
  let variables: [Variable]
  private let blockCount: Int
  /// Temperature above which settlements do not matter.
  var freeAbove = Double.infinity
  /// Temperature above which a sample of the blocks stands for all.
  var sampledAbove = Double.infinity

  /// A limit that is priced.
  struct Variable: Sendable {
    var resource: Int
    var sign: Double
    var limit: Double
  }

  /// More prices than this make the curvature too large a dense matrix.
  private static let mostDense = 400

  /// Households in a sample, and at least so many for each site.
  private static let sampleSize = 4_000
  private static let sampleOfSite = 100

  /// - Parameter near: the sites that are looked at.
  /// - Returns: `nil` where the task is of another kind.
  init?(_ task: LevelTask, near: NearSites, threads: Int) {
    let variables = task.problem.resources.enumerated().flatMap { index, resource in
      (resource.upper.map { [Variable(resource: index, sign: 1, limit: Double($0))] } ?? [])
        + (resource.lower.map { [Variable(resource: index, sign: -1, limit: Double($0))] } ?? [])
    }
    guard !variables.isEmpty, let model = SmoothedModel(task, near, threads: threads) else { return nil }
    self.model = model
    self.threads = threads
    self.variables = variables
    blockCount = task.structure.blocks.count
  }

  private var isDense: Bool { variables.count <= Self.mostDense }

  /// Multipliers near the best; `nil` where nothing could be gained on the task.
  ///
  /// - Parameters:
  ///   - start: multipliers to begin with, near the best already.
  ///   - fineness: the part of the spread of costs at which the temperature ends; the usual one where it is `nil`.
  mutating func ascend(
    from start: Multipliers<Double>? = nil, fineness: Double? = nil, proceed: () -> Bool
  ) -> Multipliers<Double>? {
    let spread = model.spread
    guard spread > 0 else { return nil }
    var temperature = start == nil ? spread / 2 : spread / 200
    freeAbove = spread / 20
    // A sample of settlements is too coarse for many sites: it would be fitted, and not the case.
    sampledAbove = isDense || model.task.problem.groups.isEmpty ? spread / 50 : freeAbove
    let last = spread / (fineness ?? usualFineness)
    let precision = fineness != nil ? 3e-4 : isVast ? 3e-5 : 1e-6
    var prices = variables.map { variable in
      start.map { max(spread * 1e-5, variable.sign * $0.resources[variable.resource]) } ?? spread * 0.004
    }
    // Each price's partner, the slack of its limit: their product is the barrier's weight where the step is exact.
    var slacks = prices.map { temperature / 2 / $0 }
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
      // By conjugate gradients steps are not exact: a whole one is no sign that the last temperature is done with.
      let isWhole = length > 0.8 && (isDense || temperature > last)
      let enough = isDense ? 0 : abs(here.value) * (temperature > last ? 3e-4 : precision)
      guard isWhole || direction.slope < max(temperature * 2, enough) else { continue }
      if temperature <= last { break }
      temperature = max(last, temperature / 2)
      here = evaluate(prices, temperature)
    }
    return multipliers(prices.map { $0 < ceiling ? $0 : ceiling })
  }

  /// Where the temperature ends: settlements go on to a master problem, and very many prices take long to settle.
  private var usualFineness: Double {
    if isVast { return 2_000 }
    return model.task.problem.groups.isEmpty ? isDense ? 50_000 : 20_000 : 5_000
  }

  private var isVast: Bool { variables.count > Self.mostExact }

  /// More prices than this are not worth settling to the last digit.
  private static let mostExact = 4_000

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
    let gradient = variables.indices.map { row in
      let (sign, load) = (variables[row].sign, here.loads[variables[row].resource])
      return sign * load - sign * variables[row].limit + barrier / prices[row]
    }
    // Where nobody has a choice at hand the curvature is nothing: no price goes further than some temperatures at once.
    let reach = 40 * barrier
    let diagonal = variables.indices.map { slacks[$0] / prices[$0] + (isDense ? 0 : abs(gradient[$0]) / reach) }
    let step =
      here.covariance.isDense
      ? denseStep(here, gradient, diagonal)
      : NewtonSystem(here.covariance, variables, diagonal: diagonal).solve(gradient)
    return step.map { ($0, zip($0, gradient).reduce(0) { $0 + $1.0 * $1.1 }) }
  }

  private func denseStep(_ here: Evaluation, _ gradient: [Double], _ diagonal: [Double]) -> [Double]? {
    var matrix = SymmetricMatrix(size: variables.count)
    for (row, variable) in variables.enumerated() {
      for (column, other) in variables.enumerated().prefix(row + 1) {
        matrix.values[row * matrix.size + column] =
          variable.sign * other.sign * here.covariance.between(variable.resource, other.resource)
      }
      matrix.values[row * matrix.size + row] += diagonal[row]
    }
    let ridge = 1e-11 * matrix.largestDiagonal + 1e-300
    for row in variables.indices { matrix.values[row * matrix.size + row] += ridge }
    return matrix.solve(gradient)
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
    /// The use's covariance over the temperature.
    var covariance: UseCovariance
  }

  private var sampleSize: Int { max(Self.sampleSize, Self.sampleOfSite * model.realSiteCount) }

  func evaluate(_ prices: [Double], _ temperature: Double) -> Evaluation {
    // While it is hot, settlements do not matter: a household's own choice is all that shapes the prices.
    let isFree = temperature > freeAbove
    var byResource = [Double](repeating: 0, count: model.task.problem.resources.count)
    for (variable, price) in zip(variables, prices) { byResource[variable.resource] += variable.sign * price }
    let pricing = SmoothedPrices(model, byResource, temperature)
    let count = byResource.count
    // While it is hot, a sample of the blocks stands for all.
    let stride = temperature > sampledAbove ? max(1, model.task.structure.fragments.count / sampleSize) : 1
    let taken = (blockCount + stride - 1) / stride
    // Few chunks where each needs a large matrix; their number does not depend on the threads.
    let chunks = max(1, min(count > Self.mostDense ? 4 : 8, taken / 16))
    var parts = (0..<chunks).map { _ in SmoothedSums(resourceCount: count, model: model, isDense: isDense) }
    let size = (taken + chunks - 1) / chunks
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      sideBySide(chunks, threads: threads) { chunk in
        for position in min(taken, chunk * size)..<min(taken, (chunk + 1) * size) {
          parts[chunk].add(position * stride, pricing, isFree: isFree)
        }
      }
    }
    var total = parts[0]
    for part in parts.dropFirst() { total.add(part) }
    parts = []
    total.addDwellingChoice(pricing)
    total.scale(by: Double(blockCount) / Double(max(1, taken)))
    var value = total.value
    for (variable, price) in zip(variables, prices) { value -= variable.sign * price * variable.limit }
    var covariance = total.covariance
    covariance.divide(by: temperature)
    return Evaluation(value: value, loads: total.loads, covariance: covariance)
  }
}
