import Foundation
import Synchronization

/// The one standard output of this process, and the first failure to write to it.
///
/// What is printed cannot be taken back, so a failure stops nothing; it decides how the process ends.
enum StandardOutput {
  private static let firstFailure = Mutex<Int32?>(nil)

  /// The system's number of the first failure; `nil` where everything was written.
  static var failure: Int32? { firstFailure.withLock { $0 } }

  /// Writes, unless an earlier write failed.
  static func write(_ bytes: [UInt8]) {
    firstFailure.withLock { failure in
      if failure == nil { failure = send(bytes, to: STDOUT_FILENO) }
    }
  }

  /// Keeps the numbers of the standard streams from files of ours where a stream was closed before the start; a write to
  /// it then fails as it should.
  static func reserveStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is this one. It is open for reading only, so that nothing written vanishes unnoticed.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Writes all bytes to a file descriptor.
  ///
  /// - Returns: the system's number of what went wrong; `nil` where nothing did.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return nil
  }
}
