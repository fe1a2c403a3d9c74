import InstanceFiles
import Relocation

/// Where an oddity stands in the files.
struct OddityPlace: Encodable {
  var file: String?
  var row: Int?
  /// The column's letters in a spreadsheet.
  var column: String?
  var heading: String?

  /// The place of the first thing that an oddity is about; everything is `nil` where it is about the whole instance.
  init(of oddity: Oddity, _ origins: InstanceOrigins) {
    guard let subject = oddity.subjects.first else { return }
    let (table, row, key) = Self.parts(subject, oddity.column, origins)
    file = origins.files[table] ?? table.rawValue
    self.row = row
    if let column = key.flatMap({ origins.column($0, in: table) }) {
      self.column = column.name
      heading = column.heading
    }
  }

  private static func parts(
    _ subject: Oddity.Subject, _ column: String?, _ origins: InstanceOrigins
  ) -> (Instance.Table, Int?, String?) {
    switch subject {
    case .household(let id): (.households, origins.row(of: id), column)
    case .settlement(let id): (.settlements, origins.row(of: id), column)
    case .site(let id): (.sites, origins.row(of: id), column)
    case .dwelling: (.dwellings, nil, column)
    case .table(let table): (table, nil, nil)
    case .column(let name, let table): (table, nil, name)
    }
  }

  /// The place in words; empty where there is none to name.
  var text: Bilingual {
    guard let file, row != nil else { return Bilingual(zh: "", en: "") }
    var text = Bilingual(zh: file, en: file)
    if let row {
      text.zh += " 第\(row)行"
      text.en += ", row \(row)"
    }
    if let column, let heading {
      text.zh += " \(column)列（\(heading)）"
      text.en += ", column \(column) (\(heading))"
    }
    return Bilingual(zh: text.zh + "：", en: text.en + ": ")
  }
}
