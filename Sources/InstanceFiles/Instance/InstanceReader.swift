internal import Relocation

/// Reads an instance: a folder of CSV files, one for each table.
///
/// The files may be UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030/GBK, and their headings English or
/// Chinese (``Heading``). Linear in the number of cells.
///
/// - Parameter path: the folder.
/// - Returns: the instance, its files with their sums, and what is odd about them.
/// - Throws: ``InstanceReadingError/noSuchInput(path:problem:)`` where there is no such folder;
///   ``InstanceReadingError/faults(_:)`` with every fault of every file where there is any.
public func readInstance(at path: String) throws(InstanceReadingError) -> InstanceReading {
  let examination = try examineInstance(at: path)
  guard let reading = examination.reading else { throw .faults(examination.faults) }
  return reading
}

/// Reads an instance and says everything about its files, faults or not.
///
/// - Parameter path: the folder.
/// - Throws: ``InstanceReadingError/noSuchInput(path:problem:)`` only.
public func examineInstance(at path: String) throws(InstanceReadingError) -> InstanceExamination {
  switch FileSystem.kind(of: path) {
  case .absent(let reason): throw .noSuchInput(path: path, problem: Absence.text(path, reason))
  case .other, .file: return refusal(of: path)
  case .folder: break
  }
  let names: [String]
  switch FileSystem.names(in: path) {
  case .failed(let reason): throw .noSuchInput(path: path, problem: Absence.text(path, reason))
  case .names(let found): names = found
  }
  var assembly = InstanceAssembly(folder: InstanceFolder(path: path, names: names))
  assembly.readTables()
  return assembly.examination
}

/// A path that is a file: only folders are read.
private func refusal(of path: String) -> InstanceExamination {
  let name = FileSystem.lastComponent(of: path)
  let isWorkbook = ["xlsx", "xls", "xlsm"].contains(InstanceFolder.parts(of: name).ending)
  let fault = DataFault(isWorkbook ? .workbookNotRead : .notAFolder, file: name)
  return InstanceExamination(reading: nil, faults: [fault], hints: [], inputs: [], unreadFiles: [])
}

/// How an input that is not there is named.
enum Absence {
  static func text(_ path: String, _ reason: String) -> Bilingual {
    Bilingual(zh: "找不到或打不开“\(path)”（\(reason)）", en: "\"\(path)\" does not exist or cannot be opened (\(reason))")
  }
}
