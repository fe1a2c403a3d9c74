internal import Relocation

/// Reads an instance: a folder of CSV files and workbooks, or one workbook.
///
/// A table may be spread over several files and sheets (`households-甲村.xlsx`, `households-乙村.csv`). CSV files may be UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030/GBK, and their headings English or
/// Chinese (``Heading``). Linear in the number of cells.
///
/// - Parameter path: the folder, or the workbook.
/// - Returns: the instance, its files with their sums, and what is odd about them.
/// - Throws: ``InstanceReadingError/noSuchInput(path:problem:)`` where there is nothing;
///   ``InstanceReadingError/faults(_:)`` with every fault of every file where there is any.
public func readInstance(at path: String) throws(InstanceReadingError) -> InstanceReading {
  let examination = try examineInstance(at: path)
  guard let reading = examination.reading else { throw .faults(examination.faults) }
  return reading
}

/// Reads an instance and says everything about its files, faults or not.
///
/// - Parameter path: the folder, or the workbook.
/// - Throws: ``InstanceReadingError/noSuchInput(path:problem:)`` only.
public func examineInstance(at path: String) throws(InstanceReadingError) -> InstanceExamination {
  let folder: InstanceFolder
  switch FileSystem.kind(of: path) {
  case .absent(let reason): throw .noSuchInput(path: path, problem: Absence.text(path, reason))
  case .other: return refusal(of: path)
  case .file:
    guard isWorkbook(path) else { return refusal(of: path) }
    folder = InstanceFolder(workbook: path)
  case .folder:
    switch FileSystem.names(in: path) {
    case .failed(let reason): throw .noSuchInput(path: path, problem: Absence.text(path, reason))
    case .names(let names): folder = InstanceFolder(path: path, names: names)
    }
  }
  var assembly = InstanceAssembly(folder: folder)
  assembly.readTables()
  return assembly.examination
}

/// Whether a file calls itself a workbook.
private func isWorkbook(_ path: String) -> Bool {
  InstanceFolder.workbookEndings.contains(InstanceFolder.parts(of: FileSystem.lastComponent(of: path)).ending)
}

/// A path that is neither a folder nor a workbook.
private func refusal(of path: String) -> InstanceExamination {
  let fault = DataFault(.notAFolder, file: FileSystem.lastComponent(of: path))
  return InstanceExamination(reading: nil, faults: [fault], hints: [], inputs: [], unreadFiles: [])
}

/// How an input that is not there is named.
enum Absence {
  static func text(_ path: String, _ reason: String) -> Bilingual {
    Bilingual(zh: "找不到或打不开“\(path)”（\(reason)）", en: "\"\(path)\" does not exist or cannot be opened (\(reason))")
  }
}
