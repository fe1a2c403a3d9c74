public import Relocation

/// What a symbol in the names of an exported model stands for.
public struct ModelSymbol: Hashable, Sendable {
  /// A list of the instance or the scenario.
  public enum Kind: String, CaseIterable, Sendable {
    case household, settlement, site, dwelling, limit, column
  }

  /// The part of a name, such as `h12`.
  public let symbol: String
  /// What it is.
  public let kind: Kind
  /// Its id; of a dwelling row site and type with a `/` between, of a limit or column its name.
  public let id: String
}

extension DirectFormulation {
  /// Which ids the symbols in the names of the model stand for: households, settlements, sites, dwelling rows, limits,
  /// columns compared.
  ///
  /// O(households + settlements + sites + dwelling rows).
  public static func legend(of planningCase: PlanningCase) -> [ModelSymbol] {
    let instance = planningCase.instance
    let dwellings = instance.dwellings.map { "\($0.site)/\($0.type)" }
    return symbols("h", .household, instance.households.map(\.id.rawValue))
      + symbols("g", .settlement, instance.settlements.map(\.id.rawValue))
      + symbols("s", .site, instance.sites.map(\.id.rawValue)) + symbols("d", .dwelling, dwellings)
      + symbols("q", .limit, planningCase.scenario.limits.map(\.name))
      + symbols("w", .column, ProblemCompiler.comparedColumns(planningCase.scenario))
  }

  private static func symbols(_ letter: String, _ kind: ModelSymbol.Kind, _ ids: [String]) -> [ModelSymbol] {
    ids.enumerated().map { ModelSymbol(symbol: "\(letter)\($0.offset + 1)", kind: kind, id: $0.element) }
  }
}
