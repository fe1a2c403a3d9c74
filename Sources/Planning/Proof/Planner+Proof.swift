import Formulation
import Relocation

/// What was claimed on the word of branch and cut, proven again without it where the case is small.
extension Planner {
  /// Raises the certified bound of a level to what exact integers prove of what is claimed: by branching alone where the case is small,
  /// else, where no settlement binds its parties, by planes and a tree.
  func recheck(_ outcome: LevelOutcome, _ task: LevelTask) -> LevelOutcome {
    var outcome = recheckSmall(outcome, task)
    guard outcome.sites != nil, outcome.bound > outcome.certifiedBound, !context.isOver,
      let found = try? PlaceProof.run(
        task, of: planningCase, context: context, exact: outcome.exact, target: task.numberEnough(for: outcome.bound)),
      found.bound > outcome.certifiedBound
    else { return outcome }
    outcome.proof = found
    return outcome
  }

  /// Proves again where the case is small, be it claimed or still open; a plan that is found below the claimed bound takes the place of
  /// plan and claim. What integers claim needs no second look; there only a certificate that is soon found is looked for.
  private func recheckSmall(_ outcome: LevelOutcome, _ task: LevelTask) -> LevelOutcome {
    let isClaimed = outcome.bound > outcome.certifiedBound
    let target = isClaimed ? min(outcome.bound, outcome.value) : outcome.value
    guard outcome.sites != nil, isClaimed || !outcome.isProven(gap: context.options.gap), !context.isOver,
      var proof = BranchProof(
        task, of: planningCase, context: context, target: task.numberEnough(for: target),
        effort: outcome.isSearchedExactly ? 4_000_000 : 60_000_000),
      let found = proof.run(from: outcome.exact.multipliers.prices)
    else { return outcome }
    var outcome = outcome
    if found.bound > outcome.exact.bound {
      outcome.proof = LevelProof(root: certificate(found.root), bound: found.bound)
    }
    // The parts may come out above what was claimed of all.
    outcome.bound = max(outcome.bound, min(found.bound, outcome.value))
    guard let sites = found.sites else { return outcome }
    outcome.sites = sites
    outcome.value = found.value
    outcome.bound = outcome.certifiedBound
    return outcome
  }

  /// A plan where there is one after all, though the solver said none; `nil` also where neither was shown.
  func planInSpiteOf(_ task: LevelTask) -> [Int]? {
    let bare = LevelTask(problem: task.problem.withoutCosts, structure: task.structure, level: 0, caps: [])
    guard !context.isOver, var proof = BranchProof(bare, of: planningCase, context: context, target: 1)
    else { return nil }
    return proof.run(from: Multipliers(for: bare))?.sites
  }

  /// A tree with its conditions and multipliers by name.
  private func certificate(_ node: BranchProof.Node) -> BoundCertificate.Node {
    switch node {
    case .leaf(let multipliers): return .leaf(multipliers)
    case .branch(let party, let site, let holds, let fails):
      let condition = problem.condition(party: party, at: site, in: planningCase.instance)
      return .branch(condition, holds: certificate(holds), fails: certificate(fails))
    }
  }
}

extension AssignmentProblem {
  /// The question whether a party goes to a site, by name.
  func condition(party: Int, at site: Int, in instance: Instance) -> BoundCertificate.Condition {
    let households = parties[party].units.map { units[$0].household }
    return .householdAt(
      household: instance.households[households.min() ?? 0].id.description,
      site: instance.sites[sites[site]].id.description)
  }
}

extension Multipliers where Scalar == Int {
  /// The multipliers as fractions.
  var prices: Multipliers<Double> {
    let scale = Double(self.scale)
    return Multipliers<Double>(
      scale: 1, resources: resources.map { Double($0) / scale }, caps: caps.map { Double($0) / scale },
      links: links.map { Double($0) / scale })
  }
}
