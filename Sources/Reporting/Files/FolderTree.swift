/// The files of a folder that is to be written, by their path inside it.
struct FolderTree: Sendable {
  /// Sorted by path; slashes part folders.
  let files: [(path: String, bytes: [UInt8])]

  init(_ files: [String: [UInt8]]) {
    self.files = files.map { (path: $0.key, bytes: $0.value) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Every folder that the paths name, each after the one it lies in.
  var folders: [String] {
    var folders: Set<String> = []
    for file in files {
      var parts = file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      while !parts.isEmpty {
        folders.insert(parts.joined(separator: "/"))
        parts = parts.dropLast()
      }
    }
    return folders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
