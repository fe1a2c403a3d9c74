/// The sign of a site: a shape and a colour, so that nobody has to tell colours apart.
///
/// There are eight colours and seven shapes; as these have no common divisor, the signs of 56 sites differ. Colours are
/// classes of the style sheet, which has one set for light and one for dark.
enum SiteMarker {
  static let colourCount = 8
  private static let shapeCount = 7

  /// The class that gives a site its colour.
  static func colour(of site: Int) -> String { "c\(site % colourCount)" }

  /// The outline around the origin, in a circle of a radius.
  static func outline(of site: Int, radius: Double) -> String {
    switch site % shapeCount {
    case 0: circle(radius)
    case 1: polygon([(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)], radius)
    case 2: polygon([(0, -1.1), (1, 0.75), (-1, 0.75)], radius)
    case 3: polygon([(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)], radius)
    case 4: polygon([(0, 1.1), (1, -0.75), (-1, -0.75)], radius)
    case 5: polygon([(-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0)], radius)
    default:
      polygon(
        [
          (-0.4, -1.05), (0.4, -1.05), (0.4, -0.4), (1.05, -0.4), (1.05, 0.4), (0.4, 0.4), (0.4, 1.05), (-0.4, 1.05),
          (-0.4, 0.4), (-1.05, 0.4), (-1.05, -0.4), (-0.4, -0.4),
        ], radius)
    }
  }

  /// The sign before a site's name in a table.
  static func icon(of site: Int) -> Markup {
    .element(
      "svg", ["class": "sign", "viewBox": "-10 -10 20 20", "aria-hidden": "true", "focusable": "false"],
      .element("path", ["class": colour(of: site), "d": outline(of: site, radius: 7.5)]))
  }

  private static func circle(_ radius: Double) -> String {
    let radius = DrawingNumber.text(radius)
    return
      "M-\(radius) 0a\(radius) \(radius) 0 1 0 \(doubled(radius)) 0a\(radius) \(radius) 0 1 0 -\(doubled(radius)) 0z"
  }

  private static func doubled(_ radius: String) -> String {
    DrawingNumber.text(2 * (Double(radius) ?? 0))
  }

  private static func polygon(_ corners: [(Double, Double)], _ radius: Double) -> String {
    let points = corners.map { "\(DrawingNumber.text($0.0 * radius)) \(DrawingNumber.text($0.1 * radius))" }
    return "M" + points.joined(separator: "L") + "z"
  }
}
