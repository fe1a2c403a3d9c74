extension Settlement {
  /// The id, with the name after it where there is one: for sentences.
  public var label: String {
    ColumnText.nonempty(name).flatMap { $0 == id.rawValue ? nil : "\(id) \($0)" } ?? id.rawValue
  }

  /// The text of a column, read as ``Household/text(of:)`` reads it. Positions are not offered.
  public func text(of column: String) -> String? {
    switch column {
    case "id": id.rawValue
    case "name": ColumnText.nonempty(name)
    case "village": ColumnText.nonempty(village)
    case "township": ColumnText.nonempty(township)
    case "move": move.rawValue
    case "hazard": hazard.map(String.init)
    default: ColumnText.nonempty(extra[column])
    }
  }

  /// The whole number in a column; `nil` where there is none, or the cell says something else.
  public func number(of column: String) -> Int? {
    column == "hazard" ? hazard : ColumnText.wholeNumber(extra[column])
  }
}
