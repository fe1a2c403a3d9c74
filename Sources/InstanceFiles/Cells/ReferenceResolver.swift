/// Finds the thing that a cell means: by id, by the id before `-` in `编号-名称`, by a name that is unique.
struct ReferenceResolver: Sendable {
  enum Resolution: Hashable, Sendable {
    case found(String)
    /// It may mean each of these.
    case ambiguous([String])
    case unknown
  }

  private let ids: [String]
  private var idByText: [String: String] = [:]
  private var byName: [String: [String]] = [:]
  private var answers: [String: Resolution] = [:]

  init(_ things: [(id: String, name: String?)]) {
    ids = things.map(\.id)
    for (id, name) in things {
      idByText[id] = id
      if let name, !name.isEmpty { byName[TextFolding.halfWidth(name), default: []].append(id) }
    }
    for id in ids where idByText[TextFolding.halfWidth(id)] == nil { idByText[TextFolding.halfWidth(id)] = id }
  }

  /// What a cell means; the answer is kept, because the same cell comes many times.
  mutating func resolve(_ text: String) -> Resolution {
    if let known = answers[text] { return known }
    let resolution = search(text)
    answers[text] = resolution
    return resolution
  }

  /// The known id or name that was likely meant.
  func nearest(to text: String) -> String? {
    NearestName.nearest(to: text, among: ids.prefix(5_000) + byName.keys.sorted().prefix(5_000))
  }

  private func search(_ text: String) -> Resolution {
    let narrow = TextFolding.halfWidth(text)
    if let id = idByText[text] ?? idByText[narrow] { return .found(id) }
    if let named = byName[narrow], let first = named.first {
      return named.count == 1 ? .found(first) : .ambiguous(named.sorted())
    }
    let dashes: Set<Character> = ["-", "–", "—", "_"]
    // Ids may have a hyphen of their own, so the longest id that fits is taken.
    for index in narrow.indices.reversed() where dashes.contains(narrow[index]) {
      guard let id = idByText[TextFolding.trimmed(String(narrow[..<index]))] else { continue }
      return check(id, name: TextFolding.trimmed(String(narrow[narrow.index(after: index)...])))
    }
    return .unknown
  }

  /// The name after the id may be out of date, but it must not be that of another thing alone.
  private func check(_ id: String, name: String) -> Resolution {
    guard let named = byName[name], !named.contains(id) else { return .found(id) }
    return .ambiguous(([id] + named).sorted())
  }
}
