/// What one part of a workbook's archive refers to.
struct PackageRelations {
  struct Relation {
    /// The last word of the relation's type: `worksheet`, `sharedStrings`.
    var kind: String
    /// The other part's name in the archive.
    var target: String
  }

  private(set) var byID: [String: Relation] = [:]
  private var order: [Relation] = []

  /// Reads the relations of a part; of the whole archive where its name is empty.
  init(_ part: String, in archive: ZipArchive) throws(UnreadableWorkbook) {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard archive.has(path) else {
      if part.isEmpty { throw UnreadableWorkbook(.notAWorkbook) }
      return
    }
    let reader = Reader(folder: folder)
    try XMLStream.parse(path, of: archive, into: reader)
    for (id, relation) in reader.relations {
      byID[id] = relation
      order.append(relation)
    }
  }

  /// The first part of this kind.
  func target(of kind: String) -> String? { order.first { $0.kind == kind }?.target }

  private final class Reader: XMLReader {
    var failure: FaultText? { nil }
    private(set) var relations: [(String, Relation)] = []
    private let folder: String

    init(folder: String) { self.folder = folder }

    func start(_ element: XMLElement) {
      guard element.name == "Relationship", let id = element.text("Id"), let type = element.text("Type"),
        let target = element.text("Target"), element.text("TargetMode") != "External"
      else { return }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      relations.append((id, Relation(kind: kind, target: absolute(target))))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Targets are relative to the part's folder unless they begin with a slash.
    private func absolute(_ target: String) -> String {
      var path: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
      for step in target.split(separator: "/") where step != "." {
        if step == ".." { _ = path.popLast() } else { path.append(step) }
      }
      return path.joined(separator: "/")
    }
  }
}
