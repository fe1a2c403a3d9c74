import Foundation
import Relocation

extension Console {
  /// Prints a value as JSON on standard output: keys sorted, so that equal results are equal texts.
  func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    verbatim(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
