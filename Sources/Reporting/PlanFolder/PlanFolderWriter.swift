/// Writes plan folders whole or not at all: a kill at any moment leaves the earlier plan or none.
public struct PlanFolderWriter: Sendable {
  let operations: any FileOperations

  /// A writer on this machine's disks.
  public init() { operations = DiskOperations() }

  init(operations: any FileOperations) { self.operations = operations }

  /// Writes a folder.
  ///
  /// With `replacing`, a plan folder of ours that stands there is exchanged for the new one in one step and then removed.
  /// Nothing but a plan folder of ours (or an empty folder) is ever replaced, nor one that holds files of others, and no
  /// symbolic link is followed.
  ///
  /// - Throws: ``WriteFailure``, with nothing left behind and what stood there untouched.
  public func write(_ contents: PlanFolderContents, to path: String, replacing: Bool) throws(WriteFailure) {
    let tree = FolderTree(try files(of: contents, path: path))
    let writer = FolderWriter(operations: operations, owns: PlanFolderLayout.owns)
    try writer.write(tree, to: path) { path throws(WriteFailure) in
      guard replacing else { throw WriteFailure(path: path, reason: .exists) }
      try admitReplacement(of: path)
    }
  }

  /// Whether ``write(_:to:replacing:)`` would be let to write here, to be asked before a long run; a `WriteFailure` if not.
  public func check(_ path: String, replacing: Bool) throws(WriteFailure) {
    let output = try OutputPath(path)
    guard try operations.kindOrFailure(of: output.path) != nil else { return }
    guard replacing else { throw WriteFailure(path: output.path, reason: .exists) }
    try admitReplacement(of: output.path)
  }

  private func files(of contents: PlanFolderContents, path: String) throws(WriteFailure) -> [String: [UInt8]] {
    guard let document = try? JSONText.bytes(of: contents.document),
      let assignments = contents.assignments.csv()
    else { throw WriteFailure(path: path, reason: .unusableName) }
    var files = [
      PlanFolderLayout.document: document, PlanFolderLayout.assignments: assignments,
      PlanFolderLayout.certificate: contents.certificate,
    ]
    for input in contents.inputs {
      guard PlanFolderLayout.isFileName(input.name) else { throw WriteFailure(path: input.name, reason: .unusableName) }
      files[PlanFolderLayout.path(of: input.entry)] = input.bytes
    }
    for (name, bytes) in contents.additions {
      guard PlanFolderLayout.additions.contains(name) else { throw WriteFailure(path: name, reason: .unusableName) }
      files[name] = bytes
    }
    return files
  }

  private func admitReplacement(of path: String) throws(WriteFailure) {
    let objection: WriteFailure.Reason?
    do throws(SystemFailure) { objection = try self.objection(toReplacing: path) } catch { throw WriteFailure(error) }
    if let objection { throw WriteFailure(path: path, reason: objection) }
  }

  private func objection(toReplacing path: String) throws(SystemFailure) -> WriteFailure.Reason? {
    guard try operations.kind(of: path) == .directory else { return .notAPlanFolder }
    if try operations.list(path).isEmpty { return nil }
    let document = path + "/" + PlanFolderLayout.document
    guard try operations.kind(of: document) == .file, PlanDocument.isMarked(try operations.read(document)) else {
      return .notAPlanFolder
    }
    let foreign = try foreignFiles(in: path, prefix: "")
    return foreign.isEmpty ? nil : .foreignFiles(foreign)
  }

  private func foreignFiles(in folder: String, prefix: String) throws(SystemFailure) -> [String] {
    var foreign: [String] = []
    for name in try operations.list(folder) {
      let path = prefix + name
      let isFolder = try operations.kind(of: folder + "/" + name) == .directory
      if !PlanFolderLayout.owns(path) || isFolder != PlanFolderLayout.isFolder(path) {
        foreign.append(path)
      } else if isFolder {
        foreign += try foreignFiles(in: folder + "/" + name, prefix: path + "/")
      }
    }
    return foreign
  }
}
