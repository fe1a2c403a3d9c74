/// Writes single files whole or not at all.
///
/// The file is made under a hidden name beside its place, brought to the disk, and put into its place in one step, which
/// takes away what stood there. A kill leaves the earlier file or the new one; what a dead run left under a hidden name is
/// cleaned up by the next one.
public struct FileWriter: Sendable {
  let operations: any FileOperations

  /// A writer on this machine's disks.
  public init() { operations = DiskOperations() }

  init(operations: any FileOperations) { self.operations = operations }

  /// Writes a file. What stands there is replaced: ask before.
  ///
  /// - Throws: ``WriteFailure``, with what stood there untouched.
  public func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
    let output = try OutputPath(path)
    cleanUpAfterDeadRuns(output)
    let work = WorkName(output: output.name, process: operations.process, number: WorkName.nextNumber(), role: .new)
    let place = output.sibling(work.text)
    WorkName.mark(place, inUse: true)
    defer { WorkName.mark(place, inUse: false) }
    do throws(SystemFailure) {
      try operations.create(place, bytes: bytes)
      try operations.replace(output.path, with: place)
    } catch {
      try? operations.removeFile(place)
      throw WriteFailure(path: output.path, reason: .system(error.code))
    }
    // The new file is in its place: what fails from here on takes nothing from the user.
    try? operations.synchronize(output.folder)
  }

  private func cleanUpAfterDeadRuns(_ output: OutputPath) {
    for name in (try? operations.list(output.folder)) ?? [] {
      let path = output.sibling(name)
      guard let work = WorkName(name, of: output.name), work.isDead(at: path, operations) else { continue }
      if (try? operations.kind(of: path)) == .file { try? operations.removeFile(path) }
    }
  }
}
