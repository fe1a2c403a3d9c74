internal import CLibcrypto
internal import Foundation

/// The hash by which a content security policy admits one script or style sheet and no other.
enum ContentHash {
  /// `'sha256-…'` with the sum in base 64.
  static func source(of text: VerbatimText) -> String {
    let bytes = Array(text.text.utf8)
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    return "'sha256-\(Data(digest).base64EncodedString())'"
  }
}
