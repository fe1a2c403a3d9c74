import Foundation
import InstanceFiles
import Relocation
import SyntheticInstances
import Testing

@Suite("The instances of the repository")
struct InstanceFoldersTests {
  private static let folders =
    ["tiny", "lingyun-2017", "impossible", "replan"]
    + [
      "01-kin-across-settlements", "02-whole-too-big", "03-pins", "04-bars", "05-min-people", "06-jobs", "07-schools",
      "08-limits", "09-max-distance", "10-no-dwellings", "11-missing-coordinates", "12-gb18030", "13-utf-16",
      "14-hazard", "15-whole-soft", "16-changes",
    ].map { "small/\($0)" }

  private func read(_ folder: String) throws -> Instance {
    let examination = try examineInstance(at: RepositoryFolder.file("Instances/\(folder)").path)
    let faults = examination.faults + examination.hints
    #expect(faults.map { "\($0.place.en): \($0.problem.en)" } == [])
    return try #require(examination.reading).instance
  }

  @Test("are read without a fault or a hint", arguments: folders)
  func read(folder: String) throws {
    let instance = try read(folder)
    #expect(!instance.households.isEmpty)
    #expect(!instance.sites.isEmpty)
  }

  @Test("hold the case of Lingyun as it was drawn")
  func lingyun() throws {
    let read = try read("lingyun-2017")
    let drawn = LingyunCase().instance()
    #expect(read.households == drawn.households)
    #expect(read.settlements == drawn.settlements)
    #expect(read.sites == drawn.sites)
    #expect(read.dwellings == drawn.dwellings)
    #expect(read.columns == drawn.columns)
  }

  @Test("say the same in GB18030 as a reader of Unicode would expect")
  func rareCharacters() throws {
    let heads = try read("small/12-gb18030").households.compactMap(\.head)
    #expect(heads == ["陆示例", "岑示例", "蒙示例", "韦示例𠮷", "黄示例㐀", "罗示例䶮"])
  }
}
