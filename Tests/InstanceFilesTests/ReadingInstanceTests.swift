import InstanceFiles
import Relocation
import Testing

@Suite("Reading an instance")
struct ReadingInstanceTests {
  static let sites = "id,name,region,people,jobs\nS1,城东,县内,100,\nS2,田阳,跨区域,50,9\n"
  static let households = "id,people,settlement,wish_1\nH2,3,T1,S2\nH1,4,T1,S1-城东\n"

  @Test("Two plain tables make an instance, sorted by id, with the sums of its files")
  func plainTables() throws {
    let folder = try TemporaryFolder(["sites.csv": Self.sites, "households.csv": Self.households])
    let reading = try readInstance(at: folder.path)
    #expect(reading.instance.households.map(\.id) == ["H1", "H2"])
    #expect(reading.instance.households.map(\.people) == [4, 3])
    #expect(reading.instance.households[0].wishes == ["S1", nil, nil])
    #expect(reading.instance.settlements.map(\.id) == ["T1"])
    #expect(reading.instance.site("S2")?.region == .crossRegion)
    #expect(reading.instance.site("S1")?.jobs == nil)
    #expect(reading.instance.site("S2")?.jobs == 9)
    #expect(reading.instance.columns[.households] == ["id", "people", "settlement", "wish_1"])
    #expect(reading.inputs.map(\.name) == ["households.csv", "sites.csv"])
    #expect(reading.inputs.map(\.rows) == [2, 2])
    #expect(reading.inputs[0].bytes == Self.households.utf8.count)
    #expect(reading.origins.row(of: HouseholdID("H1")) == 3)
  }

  @Test("The sum of a known text is the published one")
  func publishedSum() {
    #expect(
      sha256Sum(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(sha256Sum(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
