import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("The repository's own instances")
struct RepositoryInstancesTests {
  /// Folders with a households table, but for the faulty ones.
  static var folders: [String] {
    let root = URL(fileURLWithPath: Repository.path("Instances")).resolvingSymlinksInPath().path
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let households = files.filter { $0.hasSuffix("/households.csv") && !$0.hasPrefix("faulty/") }
    return households.map { root + "/" + $0.dropLast("/households.csv".count) }.sorted()
  }

  @Test("All but the faulty ones are read without a fault, and their scenarios fit them")
  func readable() throws {
    #expect(Self.folders.count >= 2)
    for folder in Self.folders {
      let examination = try examineInstance(at: folder)
      #expect(examination.faults.map { $0.text(in: .english) } == [], "\(folder)")
      guard let instance = examination.reading?.instance else { continue }
      for name in examination.unreadFiles where name.hasSuffix(".yaml") {
        let reading = try readScenario(at: folder + "/" + name)
        #expect(validate(reading, against: instance) == [], "\(folder)/\(name)")
        #expect(
          try parseScenario(text: scenarioText(reading.scenario), fileName: "copy.yaml").scenario == reading.scenario)
      }
    }
  }
}
