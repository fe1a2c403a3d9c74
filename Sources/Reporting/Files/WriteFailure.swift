public import Relocation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// That an output could not be written; nothing of it was left behind. Exit code 73.
public struct WriteFailure: Error, Hashable, Sendable {
  /// Why.
  public enum Reason: Hashable, Sendable {
    /// Something stands there already.
    case exists
    /// What stands there is not a plan folder of ours, so it is not replaced either.
    case notAPlanFolder
    /// The plan folder there holds files that we did not write; they are named.
    case foreignFiles([String])
    /// The path names no new file or folder (`.`, `..`, `/`), or a file inside has a name that leads out of the folder.
    case unusableName
    /// The system said no, with its number for the reason.
    case system(Int32)
  }

  /// What was to be written.
  public var path: String
  /// Why it could not.
  public var reason: Reason

  /// Makes a failure.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(_ failure: SystemFailure) {
    self.init(path: failure.path, reason: failure.code == EEXIST ? .exists : .system(failure.code))
  }

  /// What is wrong and what to do.
  public var sentence: Bilingual {
    switch reason {
    case .exists:
      Bilingual(
        zh: "\(path) 已存在，未写入。请换一个输出位置，或加 --force 覆盖。",
        en: "\(path) exists already; nothing was written. Choose another place, or add --force to replace it.")
    case .notAPlanFolder:
      Bilingual(
        zh: "\(path) 不是本程序写出的方案文件夹，即使加 --force 也不会覆盖。请换一个输出位置。",
        en: "\(path) is not a plan folder of this program, so even --force does not replace it. Choose another place.")
    case .foreignFiles(let names):
      Bilingual(
        zh: "方案文件夹 \(path) 里有其他文件（\(names.joined(separator: "、"))），覆盖会丢失它们。请先移走，或换一个输出位置。",
        en: "The plan folder \(path) holds other files (\(names.joined(separator: ", "))), which replacing it would "
          + "lose. Move them away first, or choose another place.")
    case .unusableName:
      Bilingual(zh: "\(path) 不能作为输出的名称。", en: "\(path) cannot be the name of an output.")
    case .system(let code):
      Bilingual(
        zh: "无法写入 \(path)：\(Self.explanation(code).zh)。没有留下任何不完整的文件。",
        en: "Cannot write \(path): \(Self.explanation(code).en). Nothing half-written is left.")
    }
  }

  /// What a number of the system means, without what to do.
  public static func explanation(_ code: Int32) -> Bilingual {
    switch code {
    case EACCES, EPERM: Bilingual(zh: "没有写入权限", en: "you may not write there")
    case EROFS: Bilingual(zh: "磁盘是只读的", en: "the disk is read-only")
    case ENOSPC, EDQUOT: Bilingual(zh: "磁盘已满", en: "the disk is full")
    case EPIPE: Bilingual(zh: "读取的一方已经关闭", en: "whoever was to read has closed it")
    case EBADF: Bilingual(zh: "输出已关闭", en: "it is closed")
    case ENOENT: Bilingual(zh: "上级文件夹不存在", en: "the folder above it does not exist")
    case ENOTDIR: Bilingual(zh: "路径中有一段不是文件夹", en: "a part of the path is not a folder")
    case ENAMETOOLONG: Bilingual(zh: "名称太长", en: "the name is too long")
    case ELOOP: Bilingual(zh: "符号链接循环", en: "symbolic links go in a circle")
    default: Bilingual(zh: "系统错误 \(code)", en: "system error \(code): \(String(cString: strerror(code)))")
    }
  }
}
