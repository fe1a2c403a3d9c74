/// A bar for a table's cell, beside the figures that it shows.
enum ShareBar {
  private static let length = 100

  /// A part of a whole on a track.
  static func markup(_ part: Int, of whole: Int, style: String = "fill") -> Markup {
    .element(
      "svg",
      [
        "class": "bar", "viewBox": "0 0 \(length) 8", "preserveAspectRatio": "none", "aria-hidden": "true",
        "focusable": "false",
      ],
      [
        .element("rect", ["class": "track", "width": "\(length)", "height": "8"]),
        .element(
          "rect", ["class": style, "width": DrawingNumber.share(part, of: whole, length: length), "height": "8"]),
      ])
  }
}
