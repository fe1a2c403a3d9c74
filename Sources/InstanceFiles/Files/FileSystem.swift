internal import Glibc

/// What the readers need of the file system.
enum FileSystem {
  enum Kind {
    case absent(reason: String)
    case folder
    case file(bytes: Int)
    case other
  }

  enum Content {
    case bytes([UInt8])
    case failed(reason: String)
  }

  /// The system's own words for why the last call failed.
  private static var lastReason: String { String(cString: strerror(errno)) }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .absent(reason: lastReason) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(bytes: Int(status.st_size))
    default: return .other
    }
  }

  enum Listing {
    case names([String])
    case failed(reason: String)
  }

  /// The names in a folder, in the order of their bytes, without those that begin with a dot.
  static func names(in folder: String) -> Listing {
    guard let handle = opendir(folder) else { return .failed(reason: lastReason) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return .names(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// All bytes of a file.
  static func read(_ path: String, expected: Int) -> Content {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return .failed(reason: lastReason) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: max(expected, 0) + 1)
    var filled = 0
    while true {
      let room = bytes.count - filled
      let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), room) }
      if got < 0 { return .failed(reason: lastReason) }
      if got == 0 { break }
      filled += got
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
    }
    bytes.removeLast(bytes.count - filled)
    return .bytes(bytes)
  }

  /// The last component of a path.
  static func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
