internal import Foundation
public import Relocation

/// Borders to be drawn under a map: of townships, say.
public struct MapBoundaries: Hashable, Sendable {
  /// One area or line with its name.
  public struct Area: Hashable, Sendable {
    /// The property `name` (or 名称, NAME, 乡镇) of the feature.
    public let name: String?
    /// Rings of polygons, and lines.
    public let lines: [[GeographicPosition]]
  }

  /// In the order of the file.
  public let areas: [Area]

  /// Reads GeoJSON (RFC 7946): features, geometries and collections of both; points are passed over.
  ///
  /// - Throws: ``BoundariesFault``.
  public init(geoJSON bytes: [UInt8]) throws(BoundariesFault) {
    let content = bytes.starts(with: OutputEncoding.byteOrderMark) ? bytes[3...] : bytes[...]
    guard let value = try? JSONSerialization.jsonObject(with: Data(content), options: [.fragmentsAllowed]) else {
      throw .notJSON
    }
    guard let object = value as? [String: Any] else { throw .notGeoJSON }
    areas = try Self.areas(of: object, name: nil).filter { !$0.lines.isEmpty }
    if areas.isEmpty { throw .empty }
  }

  private static func areas(of object: [String: Any], name: String?) throws(BoundariesFault) -> [Area] {
    guard let type = object["type"] as? String else { throw .notGeoJSON }
    switch type {
    case "FeatureCollection":
      return try gathered(object["features"]) { feature throws(BoundariesFault) in try areas(of: feature, name: nil) }
    case "GeometryCollection":
      let parts = try gathered(object["geometries"]) { part throws(BoundariesFault) in try areas(of: part, name: name) }
      return [Area(name: name, lines: parts.flatMap(\.lines))]
    case "Feature":
      guard let geometry = object["geometry"] as? [String: Any] else { return [] }
      return try areas(of: geometry, name: featureName(object))
    case "Point", "MultiPoint": return []
    case "LineString": return [Area(name: name, lines: [try line(object["coordinates"])])]
    case "Polygon", "MultiLineString": return [Area(name: name, lines: try lines(object["coordinates"]))]
    case "MultiPolygon":
      guard let polygons = object["coordinates"] as? [Any] else { throw .badPosition }
      var all: [[GeographicPosition]] = []
      for polygon in polygons { all += try lines(polygon) }
      return [Area(name: name, lines: all)]
    default: throw .notGeoJSON
    }
  }

  private static func gathered(
    _ value: Any?, _ areas: ([String: Any]) throws(BoundariesFault) -> [Area]
  ) throws(BoundariesFault) -> [Area] {
    guard let objects = value as? [[String: Any]] else { throw .notGeoJSON }
    var all: [Area] = []
    for object in objects { all += try areas(object) }
    return all
  }

  private static func featureName(_ feature: [String: Any]) -> String? {
    let properties = feature["properties"] as? [String: Any] ?? [:]
    return ["name", "名称", "NAME", "Name", "乡镇", "township"].lazy.compactMap { properties[$0] as? String }
      .first { !$0.isEmpty }
  }

  private static func lines(_ value: Any?) throws(BoundariesFault) -> [[GeographicPosition]] {
    guard let list = value as? [Any] else { throw .badPosition }
    var all: [[GeographicPosition]] = []
    for entry in list { all.append(try line(entry)) }
    return all
  }

  private static func line(_ value: Any?) throws(BoundariesFault) -> [GeographicPosition] {
    guard let list = value as? [[Any]] else { throw .badPosition }
    var all: [GeographicPosition] = []
    for entry in list {
      guard entry.count >= 2, let longitude = entry[0] as? Double, let latitude = entry[1] as? Double,
        longitude.magnitude <= 360, latitude.magnitude <= 90
      else { throw .badPosition }
      all.append(GeographicPosition(longitude: longitude, latitude: latitude))
    }
    return all
  }
}
