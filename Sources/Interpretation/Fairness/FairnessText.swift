import Foundation

/// A fairness report as JSON, `fairness.json` of a plan folder.
public enum FairnessText {
  /// The bytes of a report; the same for the same report.
  public static func bytes(of report: FairnessReport) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return Array(try encoder.encode(report)) + [0x0A]
  }
}
