internal import Relocation

/// The tables of an instance as rows of cells.
struct InstanceRows {
  enum Cell {
    case empty
    case text(String)
    case number(Double)
  }

  let instance: Instance
  let language: Language

  /// The rows of a table under these columns.
  func rows(of table: Instance.Table, _ columns: [TemplateColumn]) -> [[Cell]] {
    switch table {
    case .households:
      instance.households.map { row in columns.map { cell(row.text(of: $0.key), $0) } }
    case .settlements:
      instance.settlements.map { row in columns.map { cell(row.text(of: $0.key), row.position, $0) } }
    case .sites: instance.sites.map { row in columns.map { cell(row.text(of: $0.key), row.position, $0) } }
    case .dwellings: instance.dwellings.map { row in columns.map { cell(text($0.key, of: row), $0) } }
    case .distances: distances(columns)
    case .scores: scores(columns)
    }
  }

  private func cell(_ text: String?, _ position: GeographicPosition?, _ column: TemplateColumn) -> Cell {
    switch column.key {
    case "longitude": position.map { .number($0.longitude) } ?? .empty
    case "latitude": position.map { .number($0.latitude) } ?? .empty
    default: cell(text, column)
    }
  }

  private func cell(_ text: String?, _ column: TemplateColumn) -> Cell {
    guard let text else { return .empty }
    switch column.heading?.content {
    case .count, .decimal: return Double(text).map { .number($0) } ?? .text(text)
    case .yesOrNo:
      return .text(language == .chinese ? (text == "true" ? "是" : "否") : (text == "true" ? "yes" : "no"))
    case .choice(let values):
      let value = values.first { $0.key == text }
      return .text(language == .chinese ? value?.preferredChinese ?? text : text)
    case nil: return ownCell(text)
    default: return .text(text)
    }
  }

  /// A number in a column of the user's own is written as one where it reads back as the same text.
  private func ownCell(_ text: String) -> Cell {
    guard let number = StoredNumber(Array(text.utf8)), number.text == Array(text.utf8), let value = Double(text) else {
      return .text(text)
    }
    return .number(value)
  }

  private func text(_ key: String, of row: Dwelling) -> String? {
    switch key {
    case "site": row.site.rawValue
    case "type": row.type.rawValue
    case "area": row.areaHundredths.map(FixedPoint.hundredths)
    case "min_people": String(row.minPeople)
    case "max_people": row.maxPeople.map(String.init)
    case "count": row.count.map(String.init)
    case "cost": row.costYuan.map(String.init)
    default: row.extra[key]
    }
  }

  private func distances(_ columns: [TemplateColumn]) -> [[Cell]] {
    let legs = instance.distancesTenths.sorted {
      ($0.key.settlement, $0.key.site) < ($1.key.settlement, $1.key.site)
    }
    return legs.map { leg, tenths in
      columns.map { column in
        switch column.key {
        case "settlement": .text(leg.settlement.rawValue)
        case "site": .text(leg.site.rawValue)
        case "km": .number(Double(tenths) / 10)
        default: .empty
        }
      }
    }
  }

  private func scores(_ columns: [TemplateColumn]) -> [[Cell]] {
    let keys = instance.scoresThousandths.values.reduce(into: Set<Instance.ScoreKey>()) { $0.formUnion($1.keys) }
    return keys.sorted { ($0.household, $0.site) < ($1.household, $1.site) }.map { pair in
      columns.map { column in
        switch column.key {
        case "household": .text(pair.household.rawValue)
        case "site": .text(pair.site.rawValue)
        default: instance.scoresThousandths[column.key]?[pair].map { .number(Double($0) / 1000) } ?? .empty
        }
      }
    }
  }
}
