import ArgumentParser
import Reporting

/// The values of `export --table`.
enum ExportTableOption: String, CaseIterable, ExpressibleByArgument {
  case households, sites, townships, unplaced, notice, changes, letters, report

  /// The table; `nil` for the letters and the report, which are pages.
  var table: ExportTable? {
    switch self {
    case .households: .households
    case .sites: .sites
    case .townships: .townships
    case .unplaced: .unplaced
    case .notice: .notice
    case .changes: .changes
    case .letters, .report: nil
    }
  }

  /// Whether it is a page rather than a table.
  var isPage: Bool { table == nil }
}

/// The values of `export --format`.
enum ExportFormatOption: String, CaseIterable, ExpressibleByArgument {
  case csv, xlsx, html
}

/// The values of `export --encoding`.
enum ExportEncodingOption: String, CaseIterable, ExpressibleByArgument {
  case utf8 = "utf-8"
  case gb18030

  var encoding: OutputEncoding {
    switch self {
    case .utf8: .utf8
    case .gb18030: .gb18030
    }
  }
}
