#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a plain `rename` cannot promise: never to replace, or to exchange two names in one step.
enum RenameFlags: UInt32 {
  #if canImport(Darwin)
    case exchange = 2
    case noReplace = 4
    private static let function = "renameatx_np"
  #else
    case noReplace = 1
    case exchange = 2
    private static let function = "renameat2"
  #endif

  private typealias Function =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// Looked up at run time, because the C library hides it from Swift behind a macro, and older systems lack it.
  private static let implementation: Function? = dlsym(
    dlopen(nil, RTLD_NOW), function
  ).map { unsafeBitCast($0, to: Function.self) }

  /// The result of the call, with `errno` set where it is not 0; `nil` where the system or the disk does not know it.
  static func apply(_ flag: RenameFlags, _ path: String, _ other: String) -> Int32? {
    guard let implementation else { return nil }
    let result = implementation(AT_FDCWD, path, AT_FDCWD, other, flag.rawValue)
    let isUnknown = result != 0 && [ENOSYS, EINVAL, EOPNOTSUPP].contains(errno)
    return isUnknown ? nil : result
  }
}
