/// A point on the earth in degrees, WGS 84 or any other system so long as all of an instance use the same.
public struct GeographicPosition: Hashable, Sendable {
  /// Degrees, east positive.
  public var longitude: Double
  /// Degrees, north positive.
  public var latitude: Double

  /// Makes a position of degrees.
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Mean radius of the earth in kilometres (IUGG R₁).
  public static let earthRadiusKilometres = 6371.0088

  /// The great-circle distance in tenths of a kilometre, rounded half up.
  ///
  /// The haversine formula over sine, cosine and arcsine of our own, which use nothing but the four operations and the
  /// square root: IEEE 754 fixes those to the last bit, so every machine finds the same distance, as the C library's
  /// functions do not promise.
  public func distanceTenths(to other: GeographicPosition) -> Int {
    let radians = 3.141592653589793 / 180
    let halfLatitude = PortableMath.sine((other.latitude - latitude) * radians / 2)
    let halfLongitude = PortableMath.sine((other.longitude - longitude) * radians / 2)
    let cosines = PortableMath.cosine(latitude * radians) * PortableMath.cosine(other.latitude * radians)
    let haversine = halfLatitude * halfLatitude + cosines * halfLongitude * halfLongitude
    let angle = 2 * PortableMath.arcsine(min(1, haversine).squareRoot())
    return Int((angle * Self.earthRadiusKilometres * 10 + 0.5).rounded(.down))
  }
}
