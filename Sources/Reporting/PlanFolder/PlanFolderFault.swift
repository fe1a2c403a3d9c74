public import Relocation

/// Why a plan folder cannot be read.
public struct PlanFolderFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// There is nothing at the path. Exit code 66.
    case missing
    /// It cannot be read, with the system's number for the reason. Exit code 66.
    case unreadable(Int32)
    /// The folder is not a plan folder of ours.
    case notAPlanFolder
    /// The folder was written by a newer program.
    case unknownSchema(Int)
    /// `plan.json` or another JSON file is broken; the text says where.
    case malformed(String)
    /// It is not a CSV file in UTF-8.
    case notATable
    case missingColumns([String])
    /// Rows count from 1, the heading among them.
    case wrongCellCount(row: Int)
    case repeatedHousehold(row: Int, String)
  }

  /// What could not be read.
  public var path: String
  /// Why.
  public var kind: Kind

  /// Makes a fault.
  public init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// Whether the input is not there, rather than wrong.
  public var isMissing: Bool {
    switch kind {
    case .missing, .unreadable: true
    default: false
    }
  }

  /// What is wrong and what to do.
  public var sentence: Bilingual {
    let what = explanation
    return Bilingual(zh: "\(path)：\(what.zh)", en: "\(path): \(what.en)")
  }

  private var explanation: Bilingual {
    switch kind {
    case .missing: Bilingual(zh: "没有这个文件或文件夹。", en: "there is no such file or folder.")
    case .unreadable(let code):
      Bilingual(zh: "无法读取（系统错误 \(code)）。", en: "it cannot be read (system error \(code)).")
    case .notAPlanFolder:
      Bilingual(zh: "不是本程序写出的方案文件夹。", en: "this is not a plan folder of this program.")
    case .unknownSchema(let schema):
      Bilingual(
        zh: "文件格式版本 \(schema) 比本程序新，请升级程序。",
        en: "it has schema \(schema), which is newer than this program; use a newer one.")
    case .malformed(let detail):
      Bilingual(zh: "JSON 内容有误：\(detail)。", en: "the JSON in it is broken: \(detail).")
    case .notATable: Bilingual(zh: "不是 UTF-8 的 CSV 表。", en: "this is not a CSV table in UTF-8.")
    case .missingColumns(let columns):
      Bilingual(
        zh: "缺少列：\(columns.joined(separator: "、"))。",
        en: "it lacks some of the columns \(columns.joined(separator: ", ")).")
    case .wrongCellCount(let row):
      Bilingual(zh: "第 \(row) 行的单元格数与表头不符。", en: "row \(row) has not as many cells as the heading.")
    case .repeatedHousehold(let row, let household):
      Bilingual(zh: "第 \(row) 行的户 \(household) 重复出现。", en: "row \(row) repeats household \(household).")
    }
  }
}
