import Relocation
import Reporting

extension ComparePage {
  /// A page of plan folders, each called by its folder's name, or by its path where two have the same.
  init(_ plans: [PlanFolderCase], _ folders: [String], language: Language) {
    let short = folders.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let names = Set(short).count == short.count ? short : folders
    self.init(
      zip(plans, names).map { Entry(name: $1, reading: $0.reading, document: $0.folder.document) }, language: language)
  }
}
