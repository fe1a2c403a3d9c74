import Relocation

// MARK: - What the scenario asks

extension MathProgCase {
  var rules: [String] {
    let rules = scenario.rules
    let bounds = [
      rules.sitesPerSettlement.map { "param sites_per_settlement := \($0);" },
      rules.maxDistanceTenths.map { "param max_distance := \($0);" },
    ]
    return [
      "param place_everyone := \(rules.placeEveryone ? 1 : 0);",
      "param whole_settlements := \(rules.wholeSettlements.rawValue);",
      "param kin_together := \(rules.kinTogether ? 1 : 0);",
      "param consent_for_cross_region := \(planningCase.asksConsent ? 1 : 0);",
      "param one_job_per_working_household := \(rules.oneJobPerWorkingHousehold ? 1 : 0);",
    ] + bounds.compactMap { $0 }
  }

  var limits: [String] {
    let names = MathProgSymbols.numbered("q", scenario.limits.count)
    let pairs = Array(zip(names, scenario.limits))
    let bounds = pairs.map { name, limit in
      MathProgText.Row([name, MathProgText.cell(limit.atLeast), MathProgText.cell(limit.atMost)], comment: limit.name)
    }
    return MathProgText.set("LIMITS", names)
      + pairs.flatMap { name, limit in MathProgText.set("LIMIT_SITES[\(name)]", sites(of: limit)) }
      + MathProgText.slices("amount", pairs.map { MathProgText.Slice($0, entries(of: $1), comment: $1.name) })
      + MathProgText.table(columns: ["at_least", "at_most"], rows: bounds) + shares(pairs)
  }

  /// Limits with a share: `excess` is what a household adds above it, in units of the share's denominator.
  private func shares(_ limits: [(String, Limit)]) -> [String] {
    let shared = limits.filter { $0.1.shareAtMost != nil }
    guard !shared.isEmpty else { return [] }
    let fractions = shared.compactMap { name, limit in
      limit.shareAtMost.map {
        MathProgText.Row([name, "\($0.numerator)", "\($0.denominator)"], comment: limit.name)
      }
    }
    return MathProgText.set("SHARES", shared.map(\.0))
      + MathProgText.table(columns: ["share_numerator", "share_denominator"], rows: fractions)
      + MathProgText.slices(
        "whole_amount", shared.map { MathProgText.Slice($0, wholeEntries(of: $1), comment: $1.name) })
  }

  private func wholeEntries(of limit: Limit) -> [String] {
    zip(symbols.households, planningCase.wholeAmounts(of: limit)).filter { $0.1 != 0 }.map { "\($0) \($1)" }
  }

  private func sites(of limit: Limit) -> [String] {
    zip(symbols.sites, planningCase.membership(of: limit)).filter(\.1).map(\.0)
  }

  private func entries(of limit: Limit) -> [String] {
    zip(symbols.households, planningCase.amounts(of: limit)).filter { $0.1 != 0 }.map { "\($0) \($1)" }
  }

  var objectives: [String] {
    let weights = scenario.objectives.enumerated().map { position, level in
      MathProgText.Slice("\(position + 1)", level.terms.map { "\(symbol(of: $0.criterion)) \($0.weight)" })
    }
    let tolerances = scenario.objectives.enumerated().map { " \($0.offset + 1) \($0.element.tolerance)" }.joined()
    return ["param LEVELS := \(scenario.objectives.count);"] + MathProgText.slices("weight", weights)
      + ["param tolerance :=\(tolerances);"]
  }
}

// MARK: - Criteria that speak of columns

extension MathProgCase {
  var scores: [String] {
    let names = scoreColumns
    let slices = names.enumerated().flatMap { position, name in
      let scores = instance.scoresThousandths[name] ?? [:]
      return instance.households.indices.map { household in
        MathProgText.Slice("n\(position + 1),\(symbols.households[household])", entries(of: household, in: scores))
      }
    }
    return Self.named("SCORES", letter: "n", names) + MathProgText.slices("score", slices)
  }

  private func entries(of household: Int, in scores: [Instance.ScoreKey: Int]) -> [String] {
    instance.sites.indices.compactMap { site in
      let key = Instance.ScoreKey(household: instance.households[household].id, site: instance.sites[site].id)
      return scores[key].map { "\(symbols.sites[site]) \($0)" }
    }
  }

  var fairness: [String] {
    let columns = fairnessColumns
    let slices = columns.enumerated().map { position, column in
      MathProgText.Slice("w\(position + 1)", groups(of: column))
    }
    return Self.named("FAIRNESS", letter: "w", columns) + MathProgText.slices("group", slices)
  }

  private func groups(of column: String) -> [String] {
    let texts = instance.households.indices.map { planningCase.text(of: column, household: $0) ?? "" }
    let names = Self.sorted(Set(texts))
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset + 1) })
    return zip(symbols.households, texts).map { "\($0) c\(numbers[$1] ?? 0)" }
  }

  /// The symbol of a criterion: the contract's word, or the column's number.
  private func symbol(of criterion: Criterion) -> String {
    switch criterion {
    case .unplaced, .wishes, .distance, .split, .moved, .cost: criterion.description
    case .score(let name): "n\((scoreColumns.firstIndex(of: name) ?? 0) + 1)"
    case .worst(let column): "w\((fairnessColumns.firstIndex(of: column) ?? 0) + 1)"
    }
  }

  private var scoreColumns: [String] {
    let names = criteria.compactMap { if case .score(let name) = $0 { name } else { String?.none } }
    return Self.sorted(Set(names))
  }

  private var fairnessColumns: [String] {
    let columns = criteria.compactMap { if case .worst(let column) = $0 { column } else { String?.none } }
    return Self.sorted(Set(columns))
  }

  private var criteria: [Criterion] { scenario.objectives.flatMap { $0.terms.map(\.criterion) } }

  private static func named(_ set: String, letter: String, _ names: [String]) -> [String] {
    MathProgText.set(set, MathProgSymbols.numbered(letter, names.count), comment: names.joined(separator: ", "))
  }

  private static func sorted(_ names: Set<String>) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
