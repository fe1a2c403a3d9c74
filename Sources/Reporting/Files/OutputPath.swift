/// The folder and the name that an output path stands for.
struct OutputPath: Hashable, Sendable {
  let folder: String
  let name: String

  /// Throws where the path names nothing that could be made.
  init(_ path: String) throws(WriteFailure) {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last, name != ".", name != "..", !path.utf8.contains(0) else {
      throw WriteFailure(path: path, reason: .unusableName)
    }
    self.name = name
    let above = parts.dropLast().joined(separator: "/")
    folder = path.hasPrefix("/") ? "/" + above : above.isEmpty ? "." : above
  }

  /// The path without superfluous slashes.
  var path: String { sibling(name) }

  /// The path of another name in the same folder.
  func sibling(_ name: String) -> String {
    switch folder {
    case ".": name
    case "/": "/" + name
    default: folder + "/" + name
    }
  }

  /// The folders above, the outermost first.
  var ancestors: [String] {
    let parts = folder.split(separator: "/").map(String.init)
    let start = folder.hasPrefix("/") ? "/" : ""
    return parts.indices.map { start + parts[...$0].joined(separator: "/") }.filter { $0 != "." }
  }
}
