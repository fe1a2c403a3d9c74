import InstanceFiles
import Relocation

/// What `--vary` asks for: keys, each with its values, and every combination of them.
struct SweepGrid {
  /// More would be a slip of the keyboard, and folders are numbered for a person to read.
  static let mostRuns = 10_000

  /// One key with its values.
  struct Axis: Hashable {
    var key: String
    var values: [String]

    /// Reads `KEY=a,b,c`; `nil` where it is not that. The key ends at the last `=` before the first `,`.
    init?(_ text: String) {
      let head = text.prefix { $0 != "," }
      guard let equals = head.lastIndex(of: "=") else { return nil }
      key = String(text[..<equals])
      values = text[text.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      if key.isEmpty || values.contains("") || Set(values).count < values.count { return nil }
    }
  }

  let axes: [Axis]

  /// How many combinations there are; `nil` where there are more than ``mostRuns``.
  var count: Int? {
    var count = 1
    for axis in axes {
      count *= axis.values.count
      if count > Self.mostRuns { return nil }
    }
    return count
  }

  /// Every combination, the last key changing first.
  var combinations: [[ScenarioSetting]] {
    axes.reduce([[]]) { combinations, axis in
      combinations.flatMap { start in axis.values.map { start + [ScenarioSetting(key: axis.key, value: $0)] } }
    }
  }

  /// The scenarios of all combinations, checked against the instance before any of them is solved.
  ///
  /// - Throws: ``CommandFailure`` with 64 and every fault.
  func points(on base: CaseInput) throws -> [SweepPoint] {
    let file = base.scenarioReading?.input.name ?? "default.yaml"
    var faults: [DataFault] = []
    let points = combinations.enumerated().compactMap { index, settings -> SweepPoint? in
      let words = settings.map { "\(SweepPoint.short($0.key)) = \($0.value)" }.joined(separator: ", ")
      let name = "\(base.scenario.name) · \(words)"
      do throws(InstanceReadingError) {
        let scenario = try varied(
          base.scenario, by: settings, name: name, fileName: file, on: base.reading.instance)
        return SweepPoint(number: index + 1, settings: settings, scenario: scenario)
      } catch .faults(let found) {
        faults += found
      } catch {}
      return nil
    }
    guard faults.isEmpty else {
      let lines = Self.once(faults).map { Bilingual(zh: $0.text(in: .chinese), en: $0.text(in: .english)) }
      throw CommandFailure(.usage, messages: lines)
    }
    return points
  }

  /// The same fault comes again with every combination.
  private static func once(_ faults: [DataFault]) -> [DataFault] {
    var seen: Set<DataFault> = []
    return faults.filter { seen.insert($0).inserted }
  }
}
