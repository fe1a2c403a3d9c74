import Relocation
import Testing

@testable import Reporting

@Suite("Drawings of the page")
struct ChartTests {
  @Test(
    "Classes are of round width, at most twenty, and hold every weight", arguments: [0, 7, 99, 995, 12_345, 900_001])
  func classes(largest: Int) {
    let values = (0...50).map { (value: largest * $0 / 50, weight: $0 + 1) }
    let classes = Histogram.Classes(values)
    #expect(classes.weights.count <= 20)
    #expect(classes.weights.reduce(0, +) == values.reduce(0) { $0 + $1.weight })
    #expect(classes.weights[largest / classes.width] > 0)
    #expect(Histogram.Classes([]).weights.isEmpty)
  }

  @Test("A value on the border of two classes is in the upper one")
  func border() {
    let classes = Histogram.Classes([(value: 0, weight: 1), (value: 10, weight: 2), (value: 19, weight: 4)])
    #expect(classes == Histogram.Classes([(value: 19, weight: 4), (value: 10, weight: 2), (value: 0, weight: 1)]))
    #expect(classes.weights == [1, 6])
  }

  @Test("Classes reach as far as is asked, and a column is as high as its weight is of the most")
  func sharedScale() {
    let near = Histogram.Classes([(value: 15, weight: 2)], reach: 395)
    let far = Histogram.Classes([(value: 395, weight: 4)])
    #expect(near.width == far.width)
    #expect(near.weights.count == far.weights.count)
    let half = Histogram(classes: near, most: 4, mean: nil, meanText: "", title: "", unit: "").markup.source
    #expect(half.contains("height=\"90\""))
    #expect(!half.contains("height=\"180\""))
  }

  @Test(
    "A bar shows its share, and no more than everything", arguments: [(0, "0"), (1, "33.3"), (3, "100"), (9, "100")])
  func bar(part: Int, width: String) {
    #expect(ShareBar.markup(part, of: 3).source.contains("class=\"fill\" width=\"\(width)\""))
  }

  @Test("A bar of nothing is empty")
  func emptyBar() {
    #expect(ShareBar.markup(5, of: 0).source.contains("class=\"fill\" width=\"0\""))
  }

  @Test("The signs of 56 sites differ by colour or shape")
  func signs() {
    let signs = (0..<56).map { SiteMarker.colour(of: $0) + SiteMarker.outline(of: $0, radius: 8) }
    #expect(Set(signs).count == 56)
  }

  @Test("Labels do not cover one another where there is room, and keep to the frame")
  func labels() {
    var space = LabelSpace(width: 100, height: 100)
    let left = LabelSpace.Box(left: 10, top: 10, right: 50, bottom: 20)
    let right = LabelSpace.Box(left: 40, top: 10, right: 80, bottom: 20)
    let below = LabelSpace.Box(left: 10, top: 30, right: 50, bottom: 40)
    let outside = LabelSpace.Box(left: 90, top: 10, right: 130, bottom: 20)
    #expect(space.firstFree([left, right]) == 0)
    #expect(space.firstFree([left, right]) { $0 > 0 } == 1)
    space.take(left)
    #expect(space.firstFree([right, outside, below]) == 2)
    space.take(below)
    #expect(space.firstFree([left, right, below, outside]) == nil)
    #expect(LabelSpace.width(of: "凌云", size: 10) > LabelSpace.width(of: "ab", size: 10))
  }

  @Test("A label keeps beside its sign, whatever the size of its letters", arguments: [7.0, 15])
  func labelPlaces(radius: Double) {
    let reach = LabelPlace.reach(radius: radius)
    let sign = LabelSpace.Box(left: -reach, top: -reach, right: reach, bottom: reach)
    let places = LabelPlace.around(radius: radius)
    #expect(places.count == 8)
    for size in [15.0, 26] {
      #expect(places.allSatisfy { !$0.box(from: (0, 0), text: "S01", size: size).overlaps(sign) })
    }
  }
}
