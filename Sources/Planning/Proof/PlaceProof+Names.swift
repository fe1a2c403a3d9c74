import Formulation
import Relocation

extension PlaceProof {
  /// Every step that struck places off, and at the end the tree, or the last multipliers once more.
  func certificate(_ tree: PlaceTree?, _ planningCase: PlanningCase) -> BoundCertificate.Node {
    let last = steps.last.map { named($0.prices) } ?? BoundCertificate.Multipliers(scale: scale)
    var node = tree.flatMap { $0.nodes.isEmpty ? nil : named($0, 0, planningCase) } ?? .leaf(last)
    for (position, step) in steps.enumerated().reversed() {
      var multipliers = named(step.prices)
      if position == 0 { multipliers.earlierLevels = forbiddingLevels(step.prices) }
      node = .narrow(multipliers, below: target, planes: planes[step.planes].map(named), rest: node)
    }
    return node
  }

  private func named(_ tree: PlaceTree, _ position: Int, _ planningCase: PlanningCase) -> BoundCertificate.Node {
    switch tree.nodes[position] {
    case .leaf(let prices): return .leaf(named(prices))
    case .branch(let struck, let party, let site, let holds, let fails):
      let condition = task.problem.condition(party: party, at: site, in: planningCase.instance)
      let node = BoundCertificate.Node.branch(
        condition, holds: named(tree, holds, planningCase), fails: named(tree, fails, planningCase))
      return struck.map { .narrow(named($0), below: target, planes: [], rest: node) } ?? node
    }
  }

  private func named(_ prices: PlacePrices) -> BoundCertificate.Multipliers {
    BoundCertificate.Multipliers(
      scale: prices.scale, earlierLevels: [Int](repeating: 0, count: task.level), resources: named(prices.resources),
      planes: Dictionary(uniqueKeysWithValues: prices.planes.map { (String($0.plane), $0.price) }))
  }

  private func named(_ plane: RoundingPlane) -> BoundCertificate.Plane {
    let planes = plane.planes.enumerated().filter { $0.element != 0 }.map { (String($0.offset), $0.element) }
    return BoundCertificate.Plane(
      divisor: RoundingPlane.divisor, grain: plane.grain, resources: named(plane.resources),
      planes: Dictionary(uniqueKeysWithValues: planes))
  }

  private func named(_ multipliers: [Int]) -> [String: Int] {
    let named = zip(task.problem.resources, multipliers).filter { $1 != 0 }.map { ($0.name.description, $1) }
    return Dictionary(uniqueKeysWithValues: named)
  }

  /// Multipliers of earlier levels with which staying out costs every party too much that they forbid it to: it is struck off with
  /// the first places.
  private func forbiddingLevels(_ prices: PlacePrices) -> [Int] {
    let problem = task.problem
    let all = OpenPlaces(task)
    guard let total = all.total(prices) else { return [Int](repeating: 0, count: task.level) }
    let room = prices.scale * (target - 1) - total
    return (0..<task.level).map { level in
      all.parties.reduce(0) { most, party in
        let units = problem.parties[party.party].units
        let charge = units.reduce(0) { $0 + problem.unplacedCost(of: $1, level: level) }
        guard charge > 0, !party.places.contains(where: { $0.site < 0 }) else { return most }
        let own = units.reduce(0) { $0 + problem.unplacedCost(of: $1, level: task.level) }
        let least = party.places.reduce(.max) { min($0, $1.cost(prices)) }
        return max(most, (least + room - prices.scale * own) / charge + 1)
      }
    }
  }
}
