import Formulation

/// The equations of a Newton step where prices are too many for a dense matrix: curvature by pairs of sites plus a diagonal,
/// solved by conjugate gradients with every site's own block as the preconditioner.
struct NewtonSystem: Sendable {
  private let matrix: SitePairMatrix
  private let variables: [SmoothedDual.Variable]
  /// By variable: what the barrier adds.
  private let diagonal: [Double]
  /// By variable, its places at `site · width + position`.
  private let places: [[Int]]
  /// Variables that are solved for together, and the inverse of their part of the matrix.
  private var cells: [(members: [Int], inverse: [Double])] = []

  /// Residual, relative to the right-hand side, at which a step is good enough.
  private static let tolerance = 1e-3

  /// Steps of conjugate gradients at most.
  private static let mostSteps = 200

  init(_ covariance: UseCovariance, _ variables: [SmoothedDual.Variable], diagonal: [Double]) {
    matrix = covariance.pairs
    self.variables = variables
    self.diagonal = diagonal
    var placesOfResource: [Int: [Int]] = [:]
    let resources = covariance.model.resources
    for site in 0..<resources.count {
      for (position, resource) in resources.elements[resources.range(site)].enumerated() {
        placesOfResource[resource, default: []].append(site * matrix.width + position)
      }
    }
    places = variables.map { placesOfResource[$0.resource] ?? [] }
    cells = madeCells()
  }

  /// The variables of a site's own resources together; those over several sites, each on its own.
  private func madeCells() -> [(members: [Int], inverse: [Double])] {
    var ofSite = [[Int]](repeating: [], count: matrix.siteCount)
    var rest: [[Int]] = []
    for variable in variables.indices {
      if places[variable].count == 1 {
        ofSite[places[variable][0] / matrix.width].append(variable)
      } else {
        rest.append([variable])
      }
    }
    return (ofSite + rest).filter { !$0.isEmpty }.map { ($0, inverse($0)) }
  }

  /// The inverse of the members' part of the matrix, row by row; of its diagonal where it is not definite.
  private func inverse(_ members: [Int]) -> [Double] {
    let count = members.count
    var part = SymmetricMatrix(size: count)
    for (row, one) in members.enumerated() {
      for (column, other) in members.enumerated().prefix(row + 1) {
        part.values[row * count + column] = entry(one, other)
      }
      part.values[row * count + row] = part.values[row * count + row] * (1 + 1e-9) + diagonal[one] + 1e-300
    }
    var inverse: [Double] = []
    for column in 0..<count {
      var unit = [Double](repeating: 0, count: count)
      unit[column] = 1
      var copy = part
      guard let solution = copy.solve(unit) else {
        return (0..<count * count).map { $0 / count == $0 % count ? 1 / part.values[$0] : 0 }
      }
      inverse += solution
    }
    return inverse
  }

  /// The matrix between two variables as far as one site's block has it.
  private func entry(_ one: Int, _ other: Int) -> Double {
    let width = matrix.width
    return places[one].reduce(0) { sum, place in
      guard let second = places[other].first(where: { $0 / width == place / width }) else { return sum }
      let block = matrix.diagonal(place / width)
      return sum + variables[one].sign * variables[other].sign * block[place % width * width + second % width]
    }
  }

  private func product(_ vector: [Double]) -> [Double] {
    var spread = [Double](repeating: 0, count: matrix.siteCount * matrix.width)
    for (variable, own) in places.enumerated() {
      for place in own { spread[place] += variables[variable].sign * vector[variable] }
    }
    let image = matrix.product(spread)
    return places.enumerated().map { variable, own in
      own.reduce(diagonal[variable] * vector[variable]) { $0 + variables[variable].sign * image[$1] }
    }
  }

  private func preconditioned(_ residual: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: residual.count)
    for (members, inverse) in cells {
      for (row, one) in members.enumerated() {
        for (column, other) in members.enumerated() {
          result[one] += inverse[row * members.count + column] * residual[other]
        }
      }
    }
    return result
  }

  /// The step for a right-hand side, as exact as is worth it.
  func solve(_ right: [Double]) -> [Double]? {
    var solution = [Double](repeating: 0, count: right.count)
    var residual = right
    var direction = preconditioned(residual)
    var product = dot(residual, direction)
    guard product > 0 else { return nil }
    let end = product * Self.tolerance * Self.tolerance
    for _ in 0..<Self.mostSteps where product > end {
      let image = self.product(direction)
      let curvature = dot(direction, image)
      guard curvature > 0 else { break }
      let length = product / curvature
      for index in solution.indices {
        solution[index] += length * direction[index]
        residual[index] -= length * image[index]
      }
      let next = preconditioned(residual)
      let nextProduct = dot(residual, next)
      for index in direction.indices { direction[index] = next[index] + nextProduct / product * direction[index] }
      product = nextProduct
    }
    return dot(solution, right) > 0 ? solution : nil
  }

  private func dot(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
