import Relocation

/// The headings of `check`.
enum CheckText {
  static func totals(_ instance: String) -> Bilingual {
    Bilingual(zh: "\(instance)：先核对总数", en: "\(instance): totals to check first")
  }

  static func odd(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "\(Figures.grouped(count)) 处可疑或值得注意（不影响求解）",
      en: "\(count == 1 ? "1 thing" : "\(Figures.grouped(count)) things") odd or worth knowing (no fault)")
  }

  static func unread(_ files: [String]) -> Bilingual {
    Bilingual(
      zh: "文件夹中未读取的文件：\(files.joined(separator: "、"))",
      en: "Files of the folder not read: \(files.joined(separator: ", "))")
  }

  static let noFaults = Bilingual(zh: "没有发现错误。", en: "No faults found.")
}
