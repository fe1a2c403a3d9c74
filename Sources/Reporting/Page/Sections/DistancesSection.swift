import Relocation

/// How far people go.
struct DistancesSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(id: "distances", title: context.text("搬迁距离", "How far people go"), body: content)
  }

  /// The distances of the placed households, each with its people.
  func classes(reach: Int = 0) -> Histogram.Classes? {
    let values = context.reading.placed.compactMap { household, site in
      context.planningCase.distanceTenths(household: household, site: site).map {
        (value: $0, weight: context.instance.households[household].people)
      }
    }
    return values.isEmpty ? nil : Histogram.Classes(values, reach: reach)
  }

  /// A drawing of classes that were made with ``classes(reach:)``; columns of full height stand for `most` people.
  func drawing(_ classes: Histogram.Classes, _ title: String, most: Int? = nil) -> Markup {
    let mean = context.summary.meanDistanceTenths
    return Histogram(
      classes: classes, most: most, mean: mean,
      meanText: context.text("平均 ", "mean ") + (mean.map(context.kilometres) ?? ""), title: title,
      unit: context.text(" 公里", " km")
    ).markup
  }

  private var content: Markup {
    guard let classes = classes() else {
      return .absent(
        context.text(
          "没有距离：数据没有距离表，也没有坐标。", "No distance is known: the tables have neither distances nor coordinates."))
    }
    let title = context.text("按距离分组的人数", "People by distance")
    return .element("figure", [drawing(classes, title), .element("figcaption", .text(title))]) + unknown
      + table(classes, title)
  }

  private var unknown: Markup {
    let count = context.summary.peopleWithUnknownDistance
    guard count > 0 else { return [] }
    return .absent(
      context.text(
        "另有 \(context.people(count))距离不详，未计入。", "Not counted: \(context.people(count)) whose distance is not known."))
  }

  private func table(_ classes: Histogram.Classes, _ title: String) -> Markup {
    var table = PageTable(
      title,
      [.words(.text(context.text("距离（公里）", "Distance (km)"))), .number(.text(context.text("人数", "People")))])
    for (position, weight) in classes.weights.enumerated() {
      let from = position * classes.width / 10
      table.append([.text("\(from) – \((position + 1) * classes.width / 10)"), .text(Figures.grouped(weight))])
    }
    return .folded(context.text("数字", "The figures"), table.markup)
  }
}
