import ArgumentParser
import Foundation
import SyntheticInstances

/// Writes a made-up county of any size.
struct County: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A made-up county of any size, in which everybody can be placed.")

  @Argument(help: "The folder to write to; it is made where it is missing.")
  var folder: String

  @Option(help: "Number of households.")
  var households = 4170

  @Option(help: "Number of sites; a tenth of them cross-region sites.")
  var sites = 11

  @Option(help: "Number of settlements.")
  var settlements = 650

  @Option(help: "Spare part of places, dwellings, school places and jobs.")
  var slack = 0.02

  @Option(help: "Another seed gives another case.")
  var seed: UInt64 = 1

  @Flag(name: .customLong("no-wishes"), help: "Leave the wishes out.")
  var noWishes = false

  @Option(help: "Part of the households that can be placed only if cross-region sites are used.")
  var crossShare = 0.4

  @Option(help: "Part of the households that belong to a kin group.")
  var kinShare = 0.08

  @Option(help: "Part of the settlements that move as a whole.")
  var wholeShare = 0.08

  func validate() throws {
    guard sites >= 1, settlements >= sites, households >= settlements, households <= 600_000 else {
      throw ValidationError("Needed: 1 <= sites <= settlements <= households <= 600000.")
    }
    guard [crossShare, kinShare, wholeShare].allSatisfy({ (0...1).contains($0) }), (0...10).contains(slack) else {
      throw ValidationError("Shares are parts of one; the slack is at least 0 (0.02 is two in a hundred).")
    }
  }

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let shape = CountyShape(
      households: households, sites: sites, settlements: settlements, slack: slack, seed: seed, wishes: !noWishes,
      crossShare: crossShare, kinShare: kinShare, wholeShare: wholeShare)
    try shape.write(to: folder)
  }
}
