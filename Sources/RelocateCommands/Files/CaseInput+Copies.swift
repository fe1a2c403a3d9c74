import Foundation
import InstanceFiles
import Relocation
import Reporting

extension CaseInput {
  /// The files that a plan is made from, for the copies in its folder.
  ///
  /// They are read again, and their sums must be those of the first reading: what is copied is what was planned with.
  ///
  /// - Throws: ``CommandFailure`` with 65 where a file changed meanwhile, with 66 where it is gone.
  func copies() throws -> [InputCopy] { try tableCopies() + [scenarioCopy] }

  /// The tables alone, which many scenarios may share.
  ///
  /// - Throws: as ``copies()``.
  func tableCopies() throws -> [InputCopy] {
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    return try reading.inputs.map { input in
      let bytes = try Self.bytes(of: isWorkbook ? path : folder.appendingPathComponent(input.name).path)
      guard sha256Sum(of: bytes) == input.sha256 else { throw CommandFailure(.badData, Message.changed(input.name)) }
      return InputCopy(role: .instance, name: input.name, bytes: bytes, sha256: input.sha256)
    }
  }

  /// The scenario as solved, which is the file's meaning and not its text.
  var scenarioCopy: InputCopy {
    let bytes = Array(scenarioText(scenario).utf8)
    return InputCopy(
      role: .scenario, name: scenarioReading?.input.name ?? "default.yaml", bytes: bytes, sha256: sha256Sum(of: bytes))
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.noInput, Message.gone(path))
    }
    return Array(data)
  }
}
