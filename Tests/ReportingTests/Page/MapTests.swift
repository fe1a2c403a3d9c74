import Foundation
import Relocation
import Testing

@testable import Reporting

@Suite("The map of the page")
struct MapTests {
  private static let corners = [
    GeographicPosition(longitude: 106, latitude: 24), GeographicPosition(longitude: 107, latitude: 24.5),
    GeographicPosition(longitude: 106.5, latitude: 24.2),
  ]

  @Test("North is up, east is right, and a kilometre is as long one way as the other")
  func projection() throws {
    let projection = try #require(MapProjection(Self.corners))
    let points = Self.corners.map(projection.point)
    #expect(points[0].x < points[2].x && points[2].x < points[1].x)
    #expect(points[0].y > points[2].y && points[2].y > points[1].y)
    for point in points {
      #expect((0...MapProjection.width).contains(point.x))
      #expect((0...projection.height).contains(point.y))
    }
    let kilometres = Double(Self.corners[0].distanceTenths(to: Self.corners[1])) / 10
    let drawn =
      ((points[1].x - points[0].x) * (points[1].x - points[0].x)
      + (points[1].y - points[0].y) * (points[1].y - points[0].y)).squareRoot()
    #expect(abs(drawn / projection.unitsPerKilometre - kilometres) < kilometres / 100)
  }

  @Test("One point, or many at one place, can be drawn; no point cannot")
  func onePoint() throws {
    let projection = try #require(MapProjection([Self.corners[0], Self.corners[0]]))
    #expect(projection.point(Self.corners[0]).x == MapProjection.width / 2)
    #expect(MapProjection([]) == nil)
  }

  @Test("Features, polygons, lines and collections are read; points are passed over")
  func boundaries() throws {
    let ring = "[[106,24],[107,24],[107,25],[106,24]]"
    let text = """
      {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Polygon","coordinates":[\(ring)]}},
        {"type":"Feature","properties":{"NAME":"乙"},"geometry":{"type":"MultiPolygon","coordinates":[[\(ring)],[\(ring)]]}},
        {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
          {"type":"LineString","coordinates":\(ring)},{"type":"Point","coordinates":[1,2]}]}},
        {"type":"Feature","properties":{},"geometry":null}]}
      """
    let areas = try MapBoundaries(geoJSON: [0xEF, 0xBB, 0xBF] + Array(text.utf8)).areas
    #expect(areas.map(\.name) == ["甲", "乙", nil])
    #expect(areas.map(\.lines.count) == [1, 2, 1])
    #expect(areas[0].lines[0].count == 4)
  }

  @Test(
    "A file that is no map says what it is",
    arguments: [
      ("{", BoundariesFault.notJSON), ("[]", .notGeoJSON), ("7", .notGeoJSON), ("{\"type\":\"Topology\"}", .notGeoJSON),
      ("{\"type\":\"FeatureCollection\"}", .notGeoJSON), ("{\"type\":\"FeatureCollection\",\"features\":[]}", .empty),
      ("{\"type\":\"Point\",\"coordinates\":[1,2]}", .empty), ("{\"type\":\"LineString\"}", .badPosition),
      ("{\"type\":\"LineString\",\"coordinates\":[[1]]}", .badPosition),
      ("{\"type\":\"LineString\",\"coordinates\":[[\"a\",\"b\"]]}", .badPosition),
      ("{\"type\":\"LineString\",\"coordinates\":[[36512345,2689012]]}", .badPosition),
    ])
  func faults(text: String, fault: BoundariesFault) {
    #expect(throws: fault) { try MapBoundaries(geoJSON: Array(text.utf8)) }
    #expect(fault.sentence(path: "x.json").en.hasPrefix("x.json: "))
    #expect(fault.sentence(path: "x.json").zh.hasPrefix("x.json："))
  }
}
