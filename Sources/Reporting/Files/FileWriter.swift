/// Writes a single file whole or not at all, as ``FolderWriter`` writes folders.
public struct FileWriter: Sendable {
  let operations: any FileOperations

  /// A writer on this machine's disks.
  public init() { operations = DiskOperations() }

  init(operations: any FileOperations) { self.operations = operations }

  /// Writes a file. The folder it goes to must be there.
  ///
  /// - Parameter replacing: Whether a file that stands there is replaced; a folder or a symbolic link never is.
  /// - Throws: ``WriteFailure``, with nothing left behind.
  public func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(WriteFailure) {
    let output = try OutputPath(path)
    let kind = try operations.kindOrFailure(of: output.path)
    if kind != nil, kind != .file || !replacing { throw WriteFailure(path: output.path, reason: .exists) }
    let work = WorkName(output: output.name, process: operations.process, number: WorkName.nextNumber(), role: .new)
    let place = output.sibling(work.text)
    cleanUpAfterDeadRuns(output)
    WorkName.mark(place, inUse: true)
    defer { WorkName.mark(place, inUse: false) }
    do throws(SystemFailure) {
      try operations.create(place, bytes: bytes)
      if kind == nil {
        try operations.move(place, to: output.path)
      } else {
        try operations.replaceFile(output.path, with: place)
      }
    } catch {
      try? operations.removeFile(place)
      throw WriteFailure(error)
    }
    try? operations.synchronize(output.folder)
  }

  private func cleanUpAfterDeadRuns(_ output: OutputPath) {
    for name in (try? operations.list(output.folder)) ?? [] {
      guard let work = WorkName(name, of: output.name) else { continue }
      let path = output.sibling(name)
      let isDead = work.process == operations.process ? !WorkName.isMarked(path) : !operations.isRunning(work.process)
      if isDead, (try? operations.kind(of: path)) == .file { try? operations.removeFile(path) }
    }
  }
}
