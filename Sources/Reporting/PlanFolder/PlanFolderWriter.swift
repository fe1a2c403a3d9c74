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
    try write(FolderTree(try files(of: contents, path: path)), to: path, replacing: replacing)
  }

  /// Writes a folder that holds `impossible.json` alone: that no plan obeys the rules, and what would help.
  ///
  /// It takes the place of nothing but an empty folder or an earlier one of its kind: a plan is worth more than the news
  /// that another one is impossible.
  ///
  /// - Throws: ``WriteFailure``, as ``write(_:to:replacing:)`` does.
  public func writeImpossibility(_ json: [UInt8], to path: String) throws(WriteFailure) {
    try write(FolderTree([PlanFolderLayout.impossibility: json]), to: path, replacing: false)
  }

  /// Whether ``write(_:to:replacing:)`` would be let to write here, to be asked before a long run; a `WriteFailure` if not.
  public func check(_ path: String, replacing: Bool) throws(WriteFailure) {
    let output = try OutputPath(path)
    if try operations.kindOrFailure(of: output.path) != nil { try admit(output.path, replacing: replacing) }
  }

  /// Removes a plan folder of ours, or one that says that no plan is possible; where nothing stands, nothing is done.
  ///
  /// - Throws: ``WriteFailure`` where it is no folder of ours or holds files of others; then nothing is removed.
  public func remove(_ path: String) throws(WriteFailure) {
    guard try operations.kindOrFailure(of: path) != nil else { return }
    try admit(path, replacing: true)
    try FolderWriter(operations: operations, owns: PlanFolderLayout.owns).takeAway(path)
  }

  private func write(_ tree: FolderTree, to path: String, replacing: Bool) throws(WriteFailure) {
    let writer = FolderWriter(operations: operations, owns: PlanFolderLayout.owns)
    try writer.write(tree, to: path) { path throws(WriteFailure) in try admit(path, replacing: replacing) }
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

  /// Throws where what stands at a path may not be replaced.
  private func admit(_ path: String, replacing: Bool) throws(WriteFailure) {
    let objection: WriteFailure.Reason?
    do throws(SystemFailure) {
      objection = try self.objection(toReplacing: path, asked: replacing)
    } catch {
      throw WriteFailure(error)
    }
    if let objection { throw WriteFailure(path: path, reason: objection) }
  }

  private func objection(toReplacing path: String, asked: Bool) throws(SystemFailure) -> WriteFailure.Reason? {
    guard try operations.kind(of: path) == .directory else { return asked ? .notAPlanFolder : .exists }
    let names = try operations.list(path)
    // Neither an empty folder nor the news that there is no plan is worth keeping.
    if names.isEmpty || names == [PlanFolderLayout.impossibility] { return nil }
    guard asked else { return .exists }
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
