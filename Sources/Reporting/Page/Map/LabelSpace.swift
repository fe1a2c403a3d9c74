/// Where labels can stand on a map without covering one another.
struct LabelSpace: Sendable {
  /// A rectangle by its corners.
  struct Box: Sendable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// The edges of the drawing.
  let frame: Box
  private var taken: [Box] = []

  init(width: Double, height: Double) { frame = Box(left: 0, top: 0, right: width, bottom: height) }

  /// Keeps a place free of labels.
  mutating func take(_ box: Box) { taken.append(box) }

  /// Whether a place is inside and nothing else has it.
  func isFree(_ box: Box) -> Bool {
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
      && !taken.contains { $0.overlaps(box) }
  }

  /// The first of some places that is free, and of which something else holds; `nil` where none is.
  func firstFree(_ boxes: [Box], and holds: (Int) -> Bool = { _ in true }) -> Int? {
    boxes.indices.first { isFree(boxes[$0]) && holds($0) }
  }

  /// About how wide a text is: Chinese characters are as wide as they are high.
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? size : 0.62 * size) }
  }
}
