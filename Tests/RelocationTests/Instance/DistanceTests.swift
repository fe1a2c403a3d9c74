import Foundation
import Testing

@testable import Relocation

@Suite("Distances")
struct DistanceTests {
  private func position(_ longitude: Double, _ latitude: Double) -> GeographicPosition {
    GeographicPosition(longitude: longitude, latitude: latitude)
  }

  @Test("A degree of latitude, and one of longitude at the equator, are 111.2 km; half the earth is 20,015.1 km")
  func degrees() {
    #expect(position(106, 24).distanceTenths(to: position(106, 25)) == 1112)
    #expect(position(106, 0).distanceTenths(to: position(107, 0)) == 1112)
    #expect(position(0, 0).distanceTenths(to: position(180, 0)) == 200_151)
    #expect(position(0, 90).distanceTenths(to: position(0, -90)) == 200_151)
    #expect(position(106, 24).distanceTenths(to: position(106, 24)) == 0)
  }

  @Test("Lingyun and Tianyang are 76.1 km apart, in both directions")
  func lingyunTianyang() {
    let lingyun = position(106.565, 24.346)
    let tianyang = position(106.904, 23.736)
    #expect(lingyun.distanceTenths(to: tianyang) == 761)
    #expect(tianyang.distanceTenths(to: lingyun) == 761)
  }

  @Test("Sine, cosine and arcsine agree with the C library to 1e-15 of the larger of 1 and the value")
  func portableMath() {
    for step in -1000...1000 {
      let angle = Double(step) / 1000 * 2 * Double.pi
      #expect(abs(PortableMath.sine(angle) - sin(angle)) < 1e-13)
      #expect(abs(PortableMath.cosine(angle) - cos(angle)) < 1e-13)
      if abs(angle) <= Double.pi / 2 {
        #expect(abs(PortableMath.sine(angle) - sin(angle)) < 1e-15)
        #expect(abs(PortableMath.cosine(angle) - cos(angle)) < 1e-15)
      }
    }
    for step in 0...1000 {
      let value = Double(step) / 1000
      #expect(abs(PortableMath.arcsine(value) - asin(value)) < 2e-15)
    }
  }

  @Test("The great circle agrees with the C library's on places of the county, to the tenth")
  func againstLibrary() {
    var random = TestRandom(seed: 7)
    var compared = 0
    for _ in 0..<2000 {
      let from = position(Double.random(in: 106...107, using: &random), Double.random(in: 23.5...24.7, using: &random))
      let to = position(Double.random(in: 106...107, using: &random), Double.random(in: 23.5...24.7, using: &random))
      let tenths = libraryTenths(from, to)
      if abs(tenths - tenths.rounded(.down) - 0.5) < 1e-6 { continue }
      #expect(from.distanceTenths(to: to) == Int((tenths + 0.5).rounded(.down)))
      compared += 1
    }
    #expect(compared > 1900)
  }

  private func libraryTenths(_ from: GeographicPosition, _ to: GeographicPosition) -> Double {
    let radians = Double.pi / 180
    let haversine =
      pow(sin((to.latitude - from.latitude) * radians / 2), 2)
      + cos(from.latitude * radians) * cos(to.latitude * radians)
      * pow(sin((to.longitude - from.longitude) * radians / 2), 2)
    return 2 * asin(haversine.squareRoot()) * 63710.088
  }

  @Test("The matrix has the table's value first, then the great circle, and nothing where a position is missing")
  func matrix() {
    let instance = Facts.instance(
      [],
      settlements: [Settlement(id: "A", position: position(106, 24)), Settlement(id: "B")],
      sites: [
        Site(id: "S1", position: position(106, 25)), Site(id: "S2", position: position(106, 25)), Site(id: "S3"),
      ],
      distances: [Facts.leg("A", "S1"): 1400, Facts.leg("B", "S3"): 0, Facts.leg("Z", "S1"): 5])
    let matrix = DistanceMatrix(of: instance)
    #expect((0..<3).map { matrix.tenths(settlement: 0, site: $0) } == [1400, 1112, nil])
    #expect((0..<3).map { matrix.tenths(settlement: 1, site: $0) } == [nil, nil, 0])
    for (row, settlement) in instance.settlements.enumerated() {
      for (column, site) in instance.sites.enumerated() {
        #expect(
          matrix.tenths(settlement: row, site: column) == instance.distanceTenths(from: settlement.id, to: site.id))
      }
    }
  }
}
