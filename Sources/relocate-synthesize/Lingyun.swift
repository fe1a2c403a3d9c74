import ArgumentParser
import Foundation
import SyntheticInstances

/// Writes the case of Lingyun County.
struct Lingyun: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The published totals of Lingyun County 2017 with synthetic households.")

  @Argument(help: "The folder to write to; it is made where it is missing.")
  var folder: String

  @Option(help: "Another seed gives another case of the same totals.")
  var seed: UInt64 = LingyunCase.publishedSeed

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in LingyunCase(seed: seed).files() {
      try Data(file.bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(file.name))
    }
  }
}
