internal import Relocation

/// What a fault says, before it is known where.
struct FaultText: Hashable, Sendable {
  var kind: FaultKind
  var problem: Bilingual
  var remedy: Bilingual

  init(_ kind: FaultKind, _ problem: Bilingual, _ remedy: Bilingual) {
    self.kind = kind
    self.problem = problem
    self.remedy = remedy
  }

  /// Cell contents as a message quotes them: one line, not too long.
  static func quoted(_ text: String) -> String {
    // A text of megabytes is not looked through for its first words, and one that repeats in a thousand faults not a thousand
    // times.
    let start = text.unicodeScalars.prefix(400)
    let line = String(String.UnicodeScalarView(start.map { $0.value < 32 ? " " : $0 }))
    return line.count > 40 || start.endIndex < text.endIndex ? String(line.prefix(40)) + "…" : line
  }

  /// The advice that names the nearest known name, or nothing.
  static func nearest(_ name: String?) -> Bilingual {
    guard let name else { return Bilingual(zh: "", en: "") }
    return Bilingual(zh: "；最接近的是“\(name)”", en: "; the nearest is \"\(name)\"")
  }
}
