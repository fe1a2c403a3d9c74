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
    ///
    /// - Parameter reach: a value that the classes cover at least, so that several drawings have one scale.
    init(_ values: [(value: Int, weight: Int)], reach: Int = 0) {
      let largest = max(reach, values.map(\.value).max() ?? 0)
      let steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000]
      width = steps.first { largest / $0 < 20 } ?? largest / 20 + 1
      var weights = [Int](repeating: 0, count: values.isEmpty ? 0 : largest / width + 1)
      for (value, weight) in values { weights[max(0, value) / width] += weight }
      self.weights = weights
    }
  }

  private static let left = 8.0
  private static let top = 38.0
  private static let plotWidth = 704.0
  private static let plotHeight = 180.0

  let classes: Classes
  /// The weight that a column of full height stands for, so that several drawings have one scale.
  var most: Int?
  let mean: Int?
  let meanText: String
  let title: String
  let unit: String

  private var step: Double { Self.plotWidth / Double(max(1, classes.weights.count)) }

  /// The drawing.
  var markup: Markup {
    .element(
      "svg",
      [
        "class": classes.weights.count > 8 ? "chart many" : "chart", "viewBox": "0 0 720 248", "role": "img",
        "aria-label": title,
      ],
      [
        Markup(classes.weights.indices.map(column)), meanLine, Markup(classes.weights.indices.map(amount)), axis,
        meanLabel,
      ])
  }

  private func height(_ position: Int) -> Double {
    let most = max(1, most ?? classes.weights.max() ?? 1)
    return max(1.5, min(1, Double(classes.weights[position]) / Double(most)) * Self.plotHeight)
  }

  private func column(_ position: Int) -> Markup {
    guard classes.weights[position] > 0 else { return [] }
    let height = height(position)
    return .element(
      "rect",
      [
        "class": "fill", "x": DrawingNumber.text(Self.left + Double(position) * step + 1),
        "y": DrawingNumber.text(Self.top + Self.plotHeight - height), "width": DrawingNumber.text(max(1, step - 2)),
        "height": DrawingNumber.text(height),
      ])
  }

  private func amount(_ position: Int) -> Markup {
    guard classes.weights[position] > 0 else { return [] }
    return .element(
      "text",
      [
        "class": "small amount", "x": DrawingNumber.text(Self.left + (Double(position) + 0.5) * step),
        "y": DrawingNumber.text(Self.top + Self.plotHeight - height(position) - 5), "text-anchor": "middle",
      ],
      .text(Figures.grouped(classes.weights[position])))
  }

  private var axis: Markup {
    let base = Self.top + Self.plotHeight
    let count = classes.weights.count
    let line: Markup = .element(
      "path", ["class": "axis", "d": "M\(DrawingNumber.text(Self.left)) \(DrawingNumber.text(base))h704"])
    // The last label carries the unit, and needs the room of the one before it. Every other one can be left out.
    let shown = (0...count).filter { count < 12 || $0 != count - 1 }
    let labels = shown.map { position -> Markup in
      let isLast = position == count
      let isSpare = (count - position) % 2 == 1 || (count >= 12 && position == count - 2)
      return .element(
        "text",
        [
          "class": isSpare ? "small odd" : "small",
          "x": DrawingNumber.text(Self.left + Double(position) * step), "y": DrawingNumber.text(base + 18),
          "text-anchor": position == 0 ? "start" : isLast ? "end" : "middle",
        ], .text("\(position * classes.width / 10)" + (isLast ? unit : "")))
    }
    return line + Markup(labels)
  }

  /// Where the mean lies; `nil` where there is none.
  private var meanPlace: Double? {
    guard let mean, !classes.weights.isEmpty else { return nil }
    return Self.left + Double(mean) / Double(classes.width) * step
  }

  private var meanLine: Markup {
    guard let x = meanPlace else { return [] }
    let line = "M\(DrawingNumber.text(x)) 22v\(DrawingNumber.text(Self.top - 22 + Self.plotHeight))"
    return [.element("path", ["class": "mean-edge", "d": line]), .element("path", ["class": "mean", "d": line])]
  }

  private var meanLabel: Markup {
    guard let x = meanPlace else { return [] }
    return .element(
      "text",
      [
        "class": "small strong", "x": DrawingNumber.text(x), "y": "16",
        "text-anchor": x < Self.plotWidth / 2 ? "start" : "end",
      ], .text(meanText))
  }
}
