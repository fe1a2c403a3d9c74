import InstanceFiles
import Relocation

/// Where an oddity stands in the files.
struct OddityPlace: Encodable {
  var file: String?
  var sheet: String?
  var row: Int?
  /// The column's letters in a spreadsheet.
  var column: String?
  var heading: String?
  /// The place in words; empty where there is no row to name.
  private(set) var text = Bilingual(zh: "", en: "")

  private enum CodingKeys: CodingKey {
    case file, sheet, row, column, heading
  }

  /// The place of the first thing that an oddity is about; everything is `nil` where it is about the whole instance.
  init(of oddity: Oddity, _ origins: InstanceOrigins) {
    guard let subject = oddity.subjects.first else { return }
    let (table, found) = Self.place(of: subject, oddity.column, origins)
    file = found?.file ?? table.rawValue
    guard var place = found else { return }
    sheet = place.sheet
    row = place.row
    column = place.column?.name
    heading = place.column?.heading
    guard place.row != nil else { return }
    // Oddities speak of the heading as it stands, without its key.
    place.column?.key = nil
    text = Bilingual(zh: place.text.zh + "：", en: place.text.en + ": ")
  }

  private static func place(
    of subject: Oddity.Subject, _ column: String?, _ origins: InstanceOrigins
  ) -> (Instance.Table, CellPlace?) {
    switch subject {
    case .household(let id): (.households, origins.place(of: id, column: column))
    case .settlement(let id): (.settlements, origins.place(of: id, column: column))
    case .site(let id): (.sites, origins.place(of: id, column: column))
    case .dwelling: (.dwellings, origins.place(of: .dwellings, column: column))
    case .table(let table): (table, origins.place(of: table))
    case .column(let name, let table): (table, origins.place(of: table, column: name))
    }
  }
}
