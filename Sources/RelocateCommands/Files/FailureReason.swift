import Foundation

/// Why the system refused, in its own words.
enum FailureReason {
  /// The words of the system where the error holds its number, else the error's own.
  static func of(_ error: any Error) -> String {
    let whole = error as NSError
    let inner = whole.userInfo[NSUnderlyingErrorKey] as? NSError ?? whole
    if inner.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(inner.code))) }
    return String(describing: error)
  }
}
