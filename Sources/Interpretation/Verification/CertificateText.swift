public import Formulation
import Foundation

/// Certificates as JSON, `certificate.json` of a plan folder.
public enum CertificateText {
  /// The bytes of a certificate; the same for the same certificate.
  public static func bytes(of certificate: BoundCertificate) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(certificate)) + [0x0A]
  }

  /// Reads a certificate; `nil` where the bytes are none.
  public static func certificate(from bytes: [UInt8]) -> BoundCertificate? {
    try? JSONDecoder().decode(BoundCertificate.self, from: Data(bytes))
  }
}
