extension RepairFinder {
  /// What branch and cut says of a small case, unless a smaller change is found without it.
  func rechecked(
    _ result: ElasticResult, _ question: ElasticQuestion, _ elastic: ElasticCase
  ) throws -> ElasticResult {
    guard !question.widensDwellings, question.removed.isEmpty else { return result }
    let claimed: Int
    switch result {
    case .answer(let answer): claimed = answer.units
    case .impossible: claimed = .max
    case .unknown: return result
    }
    var proof = ElasticProof(question, elastic, context: context, claimed: claimed)
    guard let smaller = proof.smaller() else { return result }
    let scenario = RepairScript(planningCase, question, smaller).way.scenario
    let isPossible = try RepairScript.hasPlan(scenario, of: planningCase, smaller, seed: context.options.seed)
    return isPossible ? .answer(smaller) : result
  }
}
