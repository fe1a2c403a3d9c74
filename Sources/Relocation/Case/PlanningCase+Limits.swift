extension PlanningCase {
  /// By household: how much it adds to a limit's measure when it is placed at one of the limit's sites; 0 where the
  /// limit's condition leaves it out or the column has no number for it.
  public func amounts(of limit: Limit) -> [Int] {
    instance.households.indices.map { household in
      meets(limit.condition, household: household) ? wholeAmount(of: limit, household: household) : 0
    }
  }

  /// By household: what it adds to the whole of which ``Limit/shareAtMost`` is a part, met condition or not.
  public func wholeAmounts(of limit: Limit) -> [Int] {
    instance.households.indices.map { wholeAmount(of: limit, household: $0) }
  }

  private func wholeAmount(of limit: Limit, household: Int) -> Int {
    switch limit.measure {
    case .people: instance.households[household].people
    case .households: 1
    case .column(let column): instance.households[household].number(of: column) ?? 0
    }
  }

  /// By site: whether a limit counts it.
  public func membership(of limit: Limit) -> [Bool] {
    switch limit.sites {
    case .all: return instance.sites.map { _ in true }
    case .listed(let ids):
      let listed = Set(ids)
      return instance.sites.map { listed.contains($0.id) }
    case .matching(let condition):
      return instance.sites.map { site in
        condition.allSatisfy { ColumnText.matches(site.text(of: $0.key), value: $0.value, column: $0.key) }
      }
    }
  }

  private func meets(_ condition: [String: String], household: Int) -> Bool {
    condition.allSatisfy {
      ColumnText.matches(text(of: $0.key, household: household), value: $0.value, column: $0.key)
    }
  }
}
