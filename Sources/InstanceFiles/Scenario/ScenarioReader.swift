internal import Relocation

/// Reads a scenario file (YAML in any encoding that tables may have).
///
/// What a file leaves out is as in the built-in scenario, with one exception: without `sites_per_settlement` there is no
/// such limit, as the contract says.
///
/// - Parameter path: the file.
/// - Throws: ``InstanceReadingError/noSuchInput(path:problem:)`` where there is no such file;
///   ``InstanceReadingError/faults(_:)`` with every fault, by line, character and key.
public func readScenario(at path: String) throws(InstanceReadingError) -> ScenarioReading {
  let name = FileSystem.lastComponent(of: path)
  let size: Int
  switch FileSystem.kind(of: path) {
  case .absent(let reason): throw .noSuchInput(path: path, problem: Absence.text(path, reason))
  case .folder, .other: throw .faults([DataFault(.notARegularFile, file: name)])
  case .file(let bytes): size = bytes
  }
  guard size <= ScenarioText.largest else { throw .faults([DataFault(.tooLarge, file: name)]) }
  switch FileSystem.read(path, expected: size) {
  case .failed(let reason): throw .noSuchInput(path: path, problem: Absence.text(path, reason))
  case .bytes(let bytes): return try ScenarioText.read(bytes, name: name)
  }
}

/// Reads a scenario from its text.
///
/// - Parameters:
///   - text: the YAML.
///   - fileName: the name that faults give as their file.
/// - Throws: ``InstanceReadingError/faults(_:)`` with every fault.
public func parseScenario(text: String, fileName: String) throws(InstanceReadingError) -> ScenarioReading {
  try ScenarioText.read(Array(text.utf8), name: fileName)
}

/// From the bytes of a scenario file to what they say.
enum ScenarioText {
  static let largest = 1 << 26

  static func read(_ bytes: [UInt8], name: String) throws(InstanceReadingError) -> ScenarioReading {
    let text: TextDecoder.Text
    do throws(TextDecoder.Failure) {
      text = try TextDecoder.decode(bytes)
    } catch {
      throw .faults([DataFault(error.faultText, file: name)])
    }
    var parser = ScenarioParser(file: name)
    let scenario = parser.parse(String(decoding: text.utf8, as: UTF8.self), name: InstanceFolder.parts(of: name).stem)
    guard parser.faults.faults.isEmpty else { throw .faults(parser.faults.sorted) }
    let input = InputFile(
      name: name, table: nil, bytes: bytes.count, sha256: sha256Sum(of: bytes), encoding: text.encoding, rows: 0)
    return ScenarioReading(scenario: scenario, input: input, marks: parser.marks)
  }
}
