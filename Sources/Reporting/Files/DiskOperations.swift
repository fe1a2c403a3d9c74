#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The file operations of this machine.
struct DiskOperations: FileOperations {
  var process: Int32 { getpid() }

  func isRunning(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno != ESRCH }

  func kind(of path: String) throws(SystemFailure) -> FileKind? {
    var information = stat()
    if lstat(path, &information) == 0 {
      return switch information.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      default: .other
      }
    }
    if errno == ENOENT { return nil }
    throw SystemFailure(path: path, code: errno)
  }

  func list(_ path: String) throws(SystemFailure) -> [String] {
    guard let stream = opendir(path) else { throw SystemFailure(path: path, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func read(_ path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw SystemFailure(path: path, code: errno) }
    }
  }

  func makeDirectory(_ path: String) throws(SystemFailure) { try check(mkdir(path, 0o777), path) }

  func create(_ path: String, bytes: [UInt8]) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
    do throws(SystemFailure) {
      try write(bytes, to: descriptor, path: path)
      try check(fsync(descriptor), path)
    } catch {
      close(descriptor)
      throw error
    }
    // Some disks, those of other machines above all, tell only here that they are full.
    try check(close(descriptor), path)
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...])) }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw SystemFailure(path: path, code: errno)
      }
    }
  }

  func synchronize(_ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path: path, code: errno) }
    defer { close(descriptor) }
    // Some file systems cannot synchronise a folder and say so; there is nothing more to be done for it there.
    if fsync(descriptor) != 0, errno != EINVAL { throw SystemFailure(path: path, code: errno) }
  }

  func move(_ path: String, to newPath: String) throws(SystemFailure) {
    if let done = RenameFlags.apply(.noReplace, path, newPath) { return try check(done, newPath) }
    // Where the system cannot do both in one step, look first.
    if try kind(of: newPath) != nil { throw SystemFailure(path: newPath, code: EEXIST) }
    try check(rename(path, newPath), newPath)
  }

  func replace(_ path: String, with newPath: String) throws(SystemFailure) { try check(rename(newPath, path), path) }

  func exchange(_ path: String, _ other: String) throws(SystemFailure) -> Bool {
    guard let done = RenameFlags.apply(.exchange, path, other) else { return false }
    try check(done, other)
    return true
  }

  func removeFile(_ path: String) throws(SystemFailure) { try check(unlink(path), path) }
  func removeDirectory(_ path: String) throws(SystemFailure) { try check(rmdir(path), path) }

  private func check(_ result: Int32, _ path: String) throws(SystemFailure) {
    if result != 0 { throw SystemFailure(path: path, code: errno) }
  }
}

/// The C function, whose name the protocol's method hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

/// The C function, whose name a method hides.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
