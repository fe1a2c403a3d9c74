public import Relocation

/// Why a file of boundaries cannot be drawn.
public enum BoundariesFault: Error, Hashable, Sendable {
  case notJSON
  /// It is JSON and says nothing that GeoJSON (RFC 7946) would.
  case notGeoJSON
  /// A position is not two numbers of degrees.
  case badPosition
  /// There is no polygon and no line in it.
  case empty

  /// What is wrong with the file, and what to do.
  public func sentence(path: String) -> Bilingual {
    let what =
      switch self {
      case .notJSON: Bilingual(zh: "不是 JSON 文件。请给出 GeoJSON 文件。", en: "this is not JSON. Give a file in GeoJSON.")
      case .notGeoJSON:
        Bilingual(
          zh: "是 JSON，但不是 GeoJSON：缺少 FeatureCollection、Feature 或几何对象。",
          en: "this is JSON, but not GeoJSON: there is no FeatureCollection, Feature or geometry.")
      case .badPosition:
        Bilingual(
          zh: "坐标不是经纬度（度）。请用地理坐标系（如 CGCS2000、WGS 84）导出。",
          en:
            "a position is not a longitude and a latitude in degrees. Export it in geographic coordinates (WGS 84, say)."
        )
      case .empty: Bilingual(zh: "里面没有面，也没有线。", en: "there is neither a polygon nor a line in it.")
      }
    return Bilingual(zh: "\(path)：\(what.zh)", en: "\(path): \(what.en)")
  }
}
