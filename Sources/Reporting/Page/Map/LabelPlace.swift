/// A place for a label beside a sign: where its text starts, ends or has its middle, so that it keeps beside the sign at
/// whatever size its letters are drawn.
struct LabelPlace: Sendable {
  /// Where the text lies of the point: -1 left or above, 0 in the middle, 1 right or below.
  private let side: (across: Int, down: Int)
  /// From the middle of the sign.
  private let offset: (x: Double, y: Double)

  /// How far from its middle a sign of a radius reaches at most.
  static func reach(radius: Double) -> Double { 1.15 * radius + 1 }

  /// Right, left, above, below, and the four corners.
  static func around(radius: Double) -> [LabelPlace] {
    let sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)]
    let gap = reach(radius: radius) + 1
    return sides.map { across, down in
      let lift = across == 0 ? gap : 0.3 * radius
      return LabelPlace(side: (across, down), offset: (Double(across) * gap, Double(down) * lift))
    }
  }

  /// What a text covers there.
  func box(from point: (x: Double, y: Double), text: String, size: Double) -> LabelSpace.Box {
    let width = LabelSpace.width(of: text, size: size)
    let left = point.x + offset.x + width * Double(side.across - 1) / 2
    let top = point.y + offset.y + size * Double(side.down - 1) / 2
    return .init(left: left, top: top, right: left + width, bottom: top + size)
  }

  /// The place as attributes of a text.
  var attributes: KeyValuePairs<StaticString, String?> {
    [
      "x": DrawingNumber.text(offset.x), "y": DrawingNumber.text(offset.y), "dy": shift, "text-anchor": anchor,
    ]
  }

  private var anchor: String { side.across == 0 ? "middle" : side.across < 0 ? "end" : "start" }

  /// From the line that letters stand on, in their own size.
  private var shift: String { side.down == 0 ? ".35em" : side.down < 0 ? "-.1em" : ".85em" }
}
