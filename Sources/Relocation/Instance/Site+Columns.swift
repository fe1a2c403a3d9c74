extension Site {
  /// The id, with the name after it where there is one: for sentences.
  public var label: String {
    ColumnText.nonempty(name).flatMap { $0 == id.rawValue ? nil : "\(id) \($0)" } ?? id.rawValue
  }

  /// The text of a column, read as ``Household/text(of:)`` reads it. Positions are not offered.
  public func text(of column: String) -> String? {
    if let number = numericColumn(column) { return String(number) }
    return switch column {
    case "id": id.rawValue
    case "name": ColumnText.nonempty(name)
    case "region": region.rawValue
    case "kind": ColumnText.nonempty(kind)
    case "opens": ColumnText.nonempty(opens)
    default: ColumnText.nonempty(extra[column])
    }
  }

  /// The whole number in a column; `nil` where there is none, or the cell says something else.
  public func number(of column: String) -> Int? {
    numericColumn(column) ?? ColumnText.wholeNumber(extra[column])
  }

  private func numericColumn(_ column: String) -> Int? {
    Self.changeableColumns[column].flatMap { self[keyPath: $0] }
  }

  /// The numeric columns that a scenario may change, by English key.
  static var changeableColumns: [String: WritableKeyPath<Site, Int?>] {
    [
      "people": \.people, "households": \.households, "preschool": \.preschool, "primary": \.primary,
      "middle": \.middle, "jobs": \.jobs, "min_people": \.minPeople, "cost_per_person": \.costPerPersonYuan,
    ]
  }
}
