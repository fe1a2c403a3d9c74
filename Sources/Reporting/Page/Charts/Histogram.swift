import Relocation

/// Columns over classes of equal width, with the mean marked.
struct Histogram: Sendable {
  /// Classes of equal width over values that are not negative.
  struct Classes: Sendable, Equatable {
    /// The width of each, a round number of tenths.
    let width: Int
    /// The sum of the weights in each, from 0 up.
    let weights: [Int]

    /// Puts weighted values into at most twenty classes.
    init(_ values: [(value: Int, weight: Int)]) {
      let largest = values.map(\.value).max() ?? 0
      let steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000]
      width = steps.first { largest / $0 < 20 } ?? largest / 20 + 1
      var weights = [Int](repeating: 0, count: values.isEmpty ? 0 : largest / width + 1)
      for (value, weight) in values { weights[max(0, value) / width] += weight }
      self.weights = weights
    }
  }

  private static let left = 8.0
  private static let top = 22.0
  private static let plotWidth = 704.0
  private static let plotHeight = 180.0

  let classes: Classes
  let mean: Int?
  let meanText: String
  let title: String
  let unit: String

  private var step: Double { Self.plotWidth / Double(max(1, classes.weights.count)) }

  /// The drawing.
  var markup: Markup {
    .element(
      "svg", ["class": "chart", "viewBox": "0 0 720 232", "role": "img", "aria-label": title],
      [Markup(classes.weights.indices.map(column)), axis, meanMark])
  }

  private func column(_ position: Int) -> Markup {
    let weight = classes.weights[position]
    guard weight > 0 else { return [] }
    let height = max(1.5, Double(weight) / Double(classes.weights.max() ?? 1) * Self.plotHeight)
    let x = Self.left + Double(position) * step
    let top = Self.top + Self.plotHeight - height
    return [
      .element(
        "rect",
        [
          "class": "fill", "x": DrawingNumber.text(x + 1), "y": DrawingNumber.text(top),
          "width": DrawingNumber.text(max(1, step - 2)), "height": DrawingNumber.text(height),
        ]),
      .element(
        "text",
        [
          "class": "small", "x": DrawingNumber.text(x + step / 2), "y": DrawingNumber.text(top - 5),
          "text-anchor": "middle",
        ],
        .text(Figures.grouped(weight))),
    ]
  }

  private var axis: Markup {
    let base = Self.top + Self.plotHeight
    let line: Markup = .element(
      "path", ["class": "axis", "d": "M\(DrawingNumber.text(Self.left)) \(DrawingNumber.text(base))h704"])
    // The last label carries the unit, and needs the room of the one before it.
    let shown = (0...classes.weights.count).filter { classes.weights.count < 12 || $0 != classes.weights.count - 1 }
    let labels = shown.map { position -> Markup in
      let isLast = position == classes.weights.count
      return .element(
        "text",
        [
          "class": "small", "x": DrawingNumber.text(Self.left + Double(position) * step),
          "y": DrawingNumber.text(base + 18), "text-anchor": position == 0 ? "start" : isLast ? "end" : "middle",
        ], .text("\(position * classes.width / 10)" + (isLast ? unit : "")))
    }
    return line + Markup(labels)
  }

  private var meanMark: Markup {
    guard let mean, !classes.weights.isEmpty else { return [] }
    let x = Self.left + Double(mean) / Double(classes.width) * step
    return [
      .element(
        "path", ["class": "mean", "d": "M\(DrawingNumber.text(x)) 14v\(DrawingNumber.text(Self.plotHeight + 8))"]),
      .element(
        "text",
        [
          "class": "small strong", "x": DrawingNumber.text(x), "y": "11",
          "text-anchor": x < Self.plotWidth / 2 ? "start" : "end",
        ], .text(meanText)),
    ]
  }
}
