internal import Foundation

/// Text that stands in a `script` or `style` element as it is, so that nothing in it may end the element.
struct VerbatimText: Sendable {
  let text: String

  /// A script or style sheet of ours.
  init(resource bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    precondition(!text.contains("</"), "a resource of the page may not contain the end of an element")
  }

  /// Data as JSON; angle brackets and ampersands are escapes there, so no text of the data is ever markup.
  init(json value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // The values are texts and whole numbers, which can always be encoded.
    let bytes = (try? encoder.encode(value)) ?? Data("null".utf8)
    var source: [UInt8] = []
    source.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x26: source += Array("\\u0026".utf8)
      case 0x3C: source += Array("\\u003c".utf8)
      case 0x3E: source += Array("\\u003e".utf8)
      default: source.append(byte)
      }
    }
    text = String(decoding: source, as: UTF8.self)
  }
}
