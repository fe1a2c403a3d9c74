extension Household {
  /// The text of a column: the English key of an enumeration, `true` or `false`, the digits of a count, the cell of a
  /// column that the contract does not name. `nil` where the cell is empty or there is no such column.
  public func text(of column: String) -> String? {
    if let count = count(of: column) { return String(count) }
    return switch column {
    case "id": id.rawValue
    case "head": ColumnText.nonempty(head)
    case "id_number": ColumnText.nonempty(idNumber)
    case "settlement": settlement.rawValue
    case "category": category?.rawValue
    case "ethnicity": ColumnText.nonempty(ethnicity)
    case "kin": ColumnText.nonempty(kin)
    case "wish_1": wishes[0]?.rawValue
    case "wish_2": wishes[1]?.rawValue
    case "wish_3": wishes[2]?.rawValue
    case "accepts_cross_region": acceptsCrossRegion.map { $0 ? "true" : "false" }
    case "pinned_site": pinnedSite?.rawValue
    case "barred_sites": ColumnText.nonempty(barredSites.sorted().map(\.rawValue).joined(separator: ";"))
    default: ColumnText.nonempty(extra[column])
    }
  }

  /// The whole number in a column; `nil` where there is none, or the cell says something else.
  public func number(of column: String) -> Int? {
    count(of: column) ?? ColumnText.wholeNumber(extra[column])
  }

  private func count(of column: String) -> Int? {
    switch column {
    case "people": people
    case "workers": workers
    case "preschool": preschool
    case "primary": primary
    case "middle": middle
    case "elderly": elderly
    case "disabled": disabled
    case "hazard": hazard
    default: nil
    }
  }
}
