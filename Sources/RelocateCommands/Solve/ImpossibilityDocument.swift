import Formulation
import Foundation
import InstanceFiles
import Planning
import Relocation

/// What `impossible.json` says.
struct ImpossibilityDocument: Encodable {
  /// One change of a limit.
  struct Change: Encodable {
    /// The limit: `site/ID/people`, `dwelling/ID/TYPE/0`, `limit/0`.
    var resource: String
    /// Positive raises an upper limit, negative lowers a lower one.
    var amount: Int
    var zh: String
    var en: String
  }

  /// One way to make a plan possible.
  struct Way: Encodable {
    var rulesGivenUp: Int
    var units: Int
    var isProvenSmallest: Bool
    var zh: [String]
    var en: [String]
    /// The parts of the scenario that the way changes.
    var block: String
    /// The whole scenario with the way's changes, ready to be solved.
    var scenario: String
  }

  /// Limits and rules that cannot all hold.
  struct Clash: Encodable {
    var isIrreducible: Bool
    var zh: [String]
    var en: [String]
  }

  var format: String
  var schema = 1
  var instance: String
  var scenario: String
  var householdsWithoutSite: [String]
  var changes: [Change]
  var isProvenSmallest: Bool
  /// The smallest first.
  var ways: [Way]
  var clash: Clash?
  var relocate = VersionText.relocate

  /// As they stand in a file.
  var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self)) + [0x0A]
    }
  }

  /// - Parameter format: another name where a plan stands beside it, and this tells what those left out would need.
  init(
    _ impossibility: Impossibility, instance: String, in planningCase: PlanningCase,
    format: String = "relocate-impossible"
  ) {
    self.format = format
    let text = ImpossibilityText(impossibility: impossibility, planningCase: planningCase, language: .english)
    self.instance = instance
    scenario = planningCase.scenario.name
    householdsWithoutSite = impossibility.householdsWithoutSite.map(\.rawValue)
    changes = impossibility.changes.map { change in
      let sentence = text.sentence(change)
      return Change(resource: change.resource.description, amount: change.amount, zh: sentence.zh, en: sentence.en)
    }
    isProvenSmallest = impossibility.isProvenSmallest
    let repairs = RepairText(impossibility, planningCase: planningCase, language: .english)
    ways = impossibility.ways.map { way in
      let sentences = way.items.map(repairs.sentence)
      return Way(
        rulesGivenUp: way.rulesGivenUp, units: way.units, isProvenSmallest: way.isProvenSmallest,
        zh: sentences.map(\.zh), en: sentences.map(\.en), block: repairs.block(way),
        scenario: scenarioText(way.scenario))
    }
    clash = impossibility.clash.map { clash in
      let lines = repairs.lines(clash)
      return Clash(isIrreducible: clash.isIrreducible, zh: lines.map(\.zh), en: lines.map(\.en))
    }
  }
}
