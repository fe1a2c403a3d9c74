#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes folders whole or not at all.
///
/// The folder is made under a hidden name beside its place, brought to the disk, and put into its place in one step. A
/// kill at any moment leaves what stood there before, or nothing, or the whole new folder; what a dead run left under
/// hidden names is cleaned up by the next one.
struct FolderWriter: Sendable {
  let operations: any FileOperations
  /// Which paths inside such a folder are ours; nothing else is ever removed.
  let owns: @Sendable (_ pathInFolder: String) -> Bool

  /// Writes a folder.
  ///
  /// - Parameter admit: Called when something stands at the place already; throws where it may not be replaced.
  func write(
    _ tree: FolderTree, to path: String, admit: (_ path: String) throws(WriteFailure) -> Void
  ) throws(WriteFailure) {
    let output = try OutputPath(path)
    cleanUpAfterDeadRuns(output)
    var replaces = try operations.kindOrFailure(of: output.path) != nil
    if replaces { try admit(output.path) }
    let parents = try makeParents(of: output)
    let work = WorkName(
      output: output.name, process: operations.process, number: WorkName.nextNumber(), role: .new)
    let place = output.sibling(work.text)
    WorkName.mark(place, inUse: true)
    defer { WorkName.mark(place, inUse: false) }
    do throws(SystemFailure) {
      try make(tree, at: place)
      try operations.synchronize(output.folder)
      replaces = try put(work, into: output, replaces: replaces) { path in (try? admit(path)) != nil }
    } catch {
      remove(place)
      for parent in parents.reversed() { try? operations.removeDirectory(parent) }
      // The hidden name that failed would tell the user nothing.
      throw WriteFailure(SystemFailure(path: output.path, code: error.code))
    }
    // The new folder is in its place: what fails from here on takes nothing from the user.
    try? operations.synchronize(output.folder)
    if replaces { remove(place) }
  }

  /// Takes a folder of ours away: out of its place in one step, then its files. A kill leaves it whole or out of its place.
  func takeAway(_ path: String) throws(WriteFailure) {
    let output = try OutputPath(path)
    let work = WorkName(output: output.name, process: operations.process, number: WorkName.nextNumber(), role: .new)
    let place = output.sibling(work.text)
    WorkName.mark(place, inUse: true)
    defer { WorkName.mark(place, inUse: false) }
    do throws(SystemFailure) {
      try operations.move(output.path, to: place)
    } catch {
      throw WriteFailure(SystemFailure(path: output.path, code: error.code))
    }
    remove(place)
  }

  private func make(_ tree: FolderTree, at place: String) throws(SystemFailure) {
    let folders = tree.folders
    try operations.makeDirectory(place)
    for folder in folders { try operations.makeDirectory(place + "/" + folder) }
    for file in tree.files { try operations.create(place + "/" + file.path, bytes: file.bytes) }
    for folder in folders.reversed() { try operations.synchronize(place + "/" + folder) }
    try operations.synchronize(place)
  }

  /// Puts the new folder into its place.
  ///
  /// - Returns: whether it replaced one, be it one that another run has put there since this one looked.
  private func put(
    _ work: WorkName, into output: OutputPath, replaces: Bool, mayReplace: (String) -> Bool
  ) throws(SystemFailure) -> Bool {
    if !replaces {
      do throws(SystemFailure) {
        try operations.move(output.sibling(work.text), to: output.path)
        return false
      } catch {
        guard error.code == EEXIST, mayReplace(output.path) else { throw error }
      }
    }
    try exchange(work, with: output)
    return true
  }

  /// Puts the new folder in place of the old one, which is then under the new one's hidden name.
  private func exchange(_ work: WorkName, with output: OutputPath) throws(SystemFailure) {
    let place = output.sibling(work.text)
    if try operations.exchange(place, output.path) { return }
    let old = WorkName(output: work.output, process: work.process, number: work.number, role: .old)
    let aside = output.sibling(old.text)
    WorkName.mark(aside, inUse: true)
    defer { WorkName.mark(aside, inUse: false) }
    try operations.move(output.path, to: aside)
    do throws(SystemFailure) {
      try operations.move(place, to: output.path)
    } catch {
      try? operations.move(aside, to: output.path)
      throw error
    }
    remove(aside)
  }

  private func makeParents(of output: OutputPath) throws(WriteFailure) -> [String] {
    var made: [String] = []
    for folder in output.ancestors {
      do throws(SystemFailure) {
        if try operations.kind(of: folder) != nil { continue }
        try operations.makeDirectory(folder)
        made.append(folder)
      } catch {
        for parent in made.reversed() { try? operations.removeDirectory(parent) }
        throw WriteFailure(error)
      }
    }
    return made
  }

  /// Takes away what dead runs left beside an output, and puts a plan back that one of them had moved aside.
  private func cleanUpAfterDeadRuns(_ output: OutputPath) {
    for name in (try? operations.list(output.folder)) ?? [] {
      let path = output.sibling(name)
      guard let work = WorkName(name, of: output.name), work.isDead(at: path, operations) else { continue }
      guard (try? operations.kind(of: path)) == .directory else { continue }
      let isOnlyPlan = work.role == .old && (try? operations.kindOrFailure(of: output.path)) == .some(nil)
      if isOnlyPlan, (try? operations.move(path, to: output.path)) != nil { continue }
      remove(path)
    }
  }

  /// Removes what is ours in a folder, and the folder if that was all; never follows a link, never reports a failure.
  private func remove(_ place: String) {
    guard (try? operations.kind(of: place)) == .directory else { return }
    removeContents(of: place, inFolder: "")
    try? operations.removeDirectory(place)
  }

  private func removeContents(of place: String, inFolder prefix: String) {
    for name in (try? operations.list(place)) ?? [] where owns(prefix + name) {
      let path = place + "/" + name
      switch try? operations.kind(of: path) {
      case .file, .other: try? operations.removeFile(path)
      case .directory:
        removeContents(of: path, inFolder: prefix + name + "/")
        try? operations.removeDirectory(path)
      case nil: continue
      }
    }
  }
}

extension FileOperations {
  /// What stands at a path, as a failure to write if that cannot be told.
  func kindOrFailure(of path: String) throws(WriteFailure) -> FileKind? {
    do throws(SystemFailure) { return try kind(of: path) } catch { throw WriteFailure(error) }
  }
}
