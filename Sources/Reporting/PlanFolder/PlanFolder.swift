#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
public import Relocation

/// A plan folder as it was read.
public struct PlanFolder: Sendable {
  /// The folder.
  public let path: String
  /// What `plan.json` says.
  public let document: PlanDocument
  /// Who goes where, as `assignments.csv` says.
  public let plan: Plan
  /// The bytes of `assignments.csv`.
  public let assignments: [UInt8]
  /// The bytes of `certificate.json`.
  public let certificate: [UInt8]

  /// Reads `plan.json`, `assignments.csv` and `certificate.json`.
  ///
  /// - Throws: ``PlanFolderFault``, with the first file that is missing or wrong.
  public init(at path: String) throws(PlanFolderFault) {
    self.path = path
    let bytes = try Self.read(PlanFolderLayout.document, in: path)
    let documentPath = path + "/" + PlanFolderLayout.document
    guard let schema = PlanDocument.schema(bytes) else {
      _ = try JSONText.value(PlanDocument.self, from: bytes, path: documentPath)
      throw PlanFolderFault(path: path, kind: .notAPlanFolder)
    }
    guard schema == PlanDocument.currentSchema else { throw PlanFolderFault(path: path, kind: .unknownSchema(schema)) }
    document = try JSONText.value(PlanDocument.self, from: bytes, path: documentPath)
    assignments = try Self.read(PlanFolderLayout.assignments, in: path)
    plan = try AssignmentTable.plan(from: assignments, path: path + "/" + PlanFolderLayout.assignments)
    certificate = try Self.read(PlanFolderLayout.certificate, in: path)
  }

  /// Where the copy of the instance lies: the folder of its tables, or its workbook.
  public var instancePath: String {
    let files = document.inputs.filter { $0.role == .instance }
    guard files.count == 1, let only = files.first, only.name.lowercased().hasSuffix(".xlsx") else {
      return path + "/" + PlanFolderLayout.instance
    }
    return path + "/" + PlanFolderLayout.path(of: only)
  }

  /// Where the scenario as solved lies.
  public var scenarioPath: String { path + "/" + PlanFolderLayout.scenario }

  /// Where the earlier plan's assignments lie; `nil` where the plan was made without one.
  public var earlierPath: String? {
    document.inputs.contains { $0.role == .earlier } ? path + "/" + PlanFolderLayout.earlier : nil
  }

  /// The path of an input's copy in the folder.
  public func path(of input: PlanDocument.Input) throws(PlanFolderFault) -> String {
    guard PlanFolderLayout.isFileName(input.name) else {
      throw PlanFolderFault(path: input.name, kind: .notAPlanFolder)
    }
    return path + "/" + PlanFolderLayout.path(of: input)
  }

  /// The bytes of an input's copy in the folder.
  public func bytes(of input: PlanDocument.Input) throws(PlanFolderFault) -> [UInt8] {
    try Self.read(try path(of: input), in: nil)
  }

  /// The earlier plan that the plan was made from; `nil` where there was none.
  public func earlierPlan() throws(PlanFolderFault) -> Plan? {
    guard let earlierPath else { return nil }
    return try AssignmentTable.plan(from: try Self.read(earlierPath, in: nil), path: earlierPath)
  }

  private static func read(_ name: String, in folder: String?) throws(PlanFolderFault) -> [UInt8] {
    let path = folder.map { $0 + "/" + name } ?? name
    do throws(SystemFailure) {
      return try DiskOperations().read(path)
    } catch {
      let isMissing = error.code == ENOENT || error.code == ENOTDIR
      throw PlanFolderFault(path: path, kind: isMissing ? .missing : .unreadable(error.code))
    }
  }
}
