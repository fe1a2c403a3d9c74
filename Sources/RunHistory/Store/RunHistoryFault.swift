internal import GRDB
public import Relocation

/// Why the history of runs cannot be read or written. It never concerns the plans themselves.
public struct RunHistoryFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// There is no history at the path.
    case missing
    /// The file is no database, or a damaged one.
    case damaged
    /// It was written by a newer program.
    case newer
    /// Another process holds it for too long.
    case busy
    /// There is no room on the disk.
    case full
    /// The place cannot be written or read, with the database's own words for it.
    case inaccessible(String)
  }

  /// The database file.
  public var path: String
  /// What is wrong.
  public var kind: Kind

  /// Makes a fault.
  public init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  init(path: String, _ error: any Error) {
    if error is RowDecodingError {
      self.init(path: path, kind: .damaged)
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(path: path, kind: .inaccessible("\(error)"))
      return
    }
    self.init(path: path, kind: Self.kind(error))
  }

  private static func kind(_ error: DatabaseError) -> Kind {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
    // A file of ours always has our tables: one without them is somebody else's.
    case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA: .damaged
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_FULL: .full
    default: .inaccessible(error.message ?? error.resultCode.description)
    }
  }

  /// What is wrong and what to do.
  public var sentence: Bilingual {
    switch kind {
    case .missing:
      Bilingual(zh: "没有运行记录 \(path)。", en: "There is no history of runs at \(path).")
    case .damaged:
      Bilingual(
        zh: "运行记录 \(path) 已损坏或不是本程序的文件。方案本身不受影响；移走此文件后会重新开始记录。",
        en:
          "The history of runs \(path) is damaged or not a file of this program. The plans are not affected; move the "
          + "file away and a new history begins.")
    case .newer:
      Bilingual(
        zh: "运行记录 \(path) 由更新的程序写出，请升级程序。",
        en: "The history of runs \(path) was written by a newer program; use a newer one.")
    case .busy:
      Bilingual(
        zh: "运行记录 \(path) 被另一个进程占用，请稍后再试。",
        en: "The history of runs \(path) is held by another process; try again later.")
    case .full:
      Bilingual(
        zh: "运行记录 \(path) 无法写入：磁盘已满。", en: "The history of runs \(path) cannot be written: the disk is full.")
    case .inaccessible(let words):
      Bilingual(
        zh: "运行记录 \(path) 无法打开（\(words)）。请检查权限。",
        en: "The history of runs \(path) cannot be opened (\(words)). Check its permissions.")
    }
  }
}
