import Relocation

/// The weight of each criterion in `scale · cost_k + Σ λ_l · cost_l`.
struct CombinedWeights: Sendable {
  private(set) var unplaced = 0
  private(set) var wishes = 0
  private(set) var distance = 0
  private(set) var split = 0
  private(set) var moved = 0
  private(set) var cost = 0
  /// By scores column, sorted; none is zero.
  private(set) var scores: [(column: String, weight: Int)] = []
  /// By column that `worst` compares.
  private(set) var worst: [String: Int] = [:]

  init(
    level: Int, scale: Int, earlierLevels: [Int], objectives: [ObjectiveLevel]
  ) throws(CertificateFault) {
    var scores: [String: Int] = [:]
    for (objective, factor) in zip(objectives[...level], earlierLevels + [scale]) where factor != 0 {
      for term in objective.terms {
        let weight = try Checked.product(factor, term.weight)
        if weight < 0 { throw .criterionNotCovered(term.criterion.description) }
        switch term.criterion {
        case .unplaced: unplaced = try Checked.sum(unplaced, weight)
        case .wishes: wishes = try Checked.sum(wishes, weight)
        case .distance: distance = try Checked.sum(distance, weight)
        case .split: split = try Checked.sum(split, weight)
        case .moved: moved = try Checked.sum(moved, weight)
        case .cost: cost = try Checked.sum(cost, weight)
        case .score(let column): scores[column] = try Checked.sum(scores[column] ?? 0, weight)
        case .worst(let column): worst[column] = try Checked.sum(worst[column] ?? 0, weight)
        }
      }
    }
    self.scores = scores.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
