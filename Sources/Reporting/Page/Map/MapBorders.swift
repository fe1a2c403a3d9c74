import Relocation

/// Borders as lines of a map, no finer than it can show.
struct MapBorders: Sendable {
  /// Points nearer to the one before than this are left out, in units of the drawing.
  private static let resolution = 0.8

  let boundaries: MapBoundaries
  let projection: MapProjection

  /// The lines and their names; areas that lie wholly outside are left out.
  func markup(_ shown: (String) -> String) -> Markup {
    var lines: Markup = []
    var names: Markup = []
    for area in boundaries.areas {
      let drawn = area.lines.map { $0.map(projection.point) }.filter(isVisible)
      guard let largest = drawn.max(by: { extent($0) < extent($1) }) else { continue }
      lines += .element("path", ["d": drawn.map(path).joined()])
      guard let name = area.name else { continue }
      let middle = middle(of: largest)
      names += .element(
        "text", ["x": DrawingNumber.text(middle.x), "y": DrawingNumber.text(middle.y), "text-anchor": "middle"],
        .text(FlowMap.short(shown(name))))
    }
    return [
      .element("g", ["class": "borders", "aria-hidden": "true"], lines),
      .element("g", ["class": "places", "aria-hidden": "true"], names),
    ]
  }

  private func isVisible(_ line: [(x: Double, y: Double)]) -> Bool {
    let (low, high) = corners(line)
    return high.x > 0 && low.x < MapProjection.width && high.y > 0 && low.y < projection.height
  }

  private func corners(
    _ line: [(x: Double, y: Double)]
  ) -> (low: (x: Double, y: Double), high: (x: Double, y: Double)) {
    var low = (x: Double.infinity, y: Double.infinity)
    var high = (x: -Double.infinity, y: -Double.infinity)
    for point in line {
      low = (min(low.x, point.x), min(low.y, point.y))
      high = (max(high.x, point.x), max(high.y, point.y))
    }
    return (low, high)
  }

  private func extent(_ line: [(x: Double, y: Double)]) -> Double {
    let (low, high) = corners(line)
    return (high.x - low.x) * (high.y - low.y)
  }

  private func middle(of line: [(x: Double, y: Double)]) -> (x: Double, y: Double) {
    let (low, high) = corners(line)
    return (
      min(MapProjection.width - 20, max(20, (low.x + high.x) / 2)),
      min(projection.height - 10, max(20, (low.y + high.y) / 2))
    )
  }

  private func path(_ line: [(x: Double, y: Double)]) -> String {
    var text = ""
    var last: (x: Double, y: Double)?
    for point in line {
      // Far outside, a line need not be exact, and a number must stay one.
      let clamped = (x: min(4000, max(-4000, point.x)), y: min(4000, max(-4000, point.y)))
      if let last, abs(last.x - clamped.x) + abs(last.y - clamped.y) < Self.resolution { continue }
      text += (last == nil ? "M" : "L") + FlowMap.pair(clamped)
      last = clamped
    }
    return text
  }
}
