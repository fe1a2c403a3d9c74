import Relocation

extension FlowMap {
  /// How many sites have their id beside them always; more would cover the map.
  private static let labelledSites = 40
  /// More townships than this are not named.
  private static let namedTownships = 40
  /// So many homes are kept free of names; more leave no room for any.
  private static let freeHomes = 60
  private static let labelSize = 15.0
  private static let placeSize = 17.0

  /// The townships' names and the sites' signs, their labels beside one another.
  func labels(isLive: Bool) -> Markup {
    var space = LabelSpace(width: MapProjection.width, height: projection.height)
    let signs = context.instance.sites.enumerated().compactMap { position, site in
      site.position.map { (site: position, point: projection.point($0), radius: radius(of: position)) }
    }
    for sign in signs {
      let (x, y, radius) = (sign.point.x, sign.point.y, sign.radius)
      space.take(.init(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius))
    }
    // Where there are few homes, no name covers one.
    for home in homes.count <= Self.freeHomes ? homes : [] {
      let (x, y) = projection.point(home.position)
      space.take(.init(left: x - 4, top: y - 4, right: x + 4, bottom: y + 4))
    }
    let sites = signs.map { sign(of: $0.site, at: $0.point, $0.radius, isLive: isLive, &space) }
    let townships = townships(&space)
    return [townships, .element("g", ["class": "sites"], Markup(sites))]
  }

  private func radius(of site: Int) -> Double {
    let largest = context.summary.sites.map { $0.use(of: .people).used }.max() ?? 0
    let people = context.summary.sites[site].use(of: .people).used
    return 7 + 8 * (Double(people) / Double(max(1, largest))).squareRoot()
  }

  private func sign(
    of site: Int, at point: (x: Double, y: Double), _ radius: Double, isLive: Bool, _ space: inout LabelSpace
  ) -> Markup {
    let story = story(ofSite: site)
    let isLabelled = context.instance.sites.count <= Self.labelledSites
    return .element(
      "g",
      [
        "class": "site \(SiteMarker.colour(of: site))", "data-site": "\(site)", "tabindex": isLive ? "0" : nil,
        "role": isLive ? "button" : nil,
        "aria-pressed": isLive ? "false" : nil, "aria-label": isLive ? story : nil,
        "transform": "translate(\(Self.pair(point)))",
      ],
      [
        .element("title", .text(story)), .element("path", ["d": SiteMarker.outline(of: site, radius: radius)]),
        isLabelled ? label(of: site, at: point, radius, &space) : [],
      ])
  }

  /// The site's id to the right of its sign, or wherever else there is room.
  private func label(of site: Int, at point: (x: Double, y: Double), _ radius: Double, _ space: inout LabelSpace)
    -> Markup
  {
    let text = Self.short(context.shown(context.instance.sites[site].id.rawValue))
    let width = LabelSpace.width(of: text, size: Self.labelSize)
    // Each by the middle of the text, from the middle of the sign.
    let places = [
      (x: radius + 4 + width / 2, y: 0.0), (x: -radius - 4 - width / 2, y: 0), (x: 0, y: -radius - 10),
      (x: 0, y: radius + 11), (x: radius + width / 2, y: -radius - 6), (x: radius + width / 2, y: radius + 8),
      (x: -radius - width / 2, y: -radius - 6), (x: -radius - width / 2, y: radius + 8),
    ]
    let boxes = places.map {
      Self.box(around: (point.x + $0.x, point.y + $0.y), width: width, size: Self.labelSize)
    }
    let chosen = places[space.place(boxes) ?? 0]
    return .element(
      "text",
      ["x": DrawingNumber.text(chosen.x), "y": DrawingNumber.text(chosen.y + 5), "text-anchor": "middle"], .text(text))
  }

  private static func box(around middle: (x: Double, y: Double), width: Double, size: Double) -> LabelSpace.Box {
    LabelSpace.Box(
      left: middle.x - width / 2, top: middle.y - size / 2, right: middle.x + width / 2, bottom: middle.y + size / 2)
  }

  private func story(ofSite site: Int) -> String {
    let use = context.summary.sites[site].use(of: .people)
    let households = context.reading.householdsAtSite[site]
    let homes = Set(households.map { context.planningCase.settlementOfHousehold[$0] }).count
    let people =
      use.capacity.map { Figures.grouped(use.used) + " / " + Figures.grouped($0) } ?? Figures.grouped(use.used)
    return context.text(
      "\(context.label(site: site))：\(people) 人，\(context.households(households.count))，来自 \(homes) 个屯",
      "\(context.label(site: site)): people \(people), \(context.households(households.count)), "
        + "from \(homes) settlement\(homes == 1 ? "" : "s")")
  }

  static func short(_ name: String) -> String { name.count > 10 ? name.prefix(9) + "…" : name }

  /// Townships' names near the middle of their settlements, where no borders name them and there is room.
  private func townships(_ space: inout LabelSpace) -> Markup {
    guard context.options.boundaries == nil else { return [] }
    var points: [String: [(x: Double, y: Double)]] = [:]
    for settlement in context.instance.settlements {
      guard let name = settlement.township, !name.isEmpty, let position = settlement.position else { continue }
      points[name, default: []].append(projection.point(position))
    }
    guard points.count <= Self.namedTownships else { return [] }
    var names: Markup = []
    for (name, points) in points.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let count = Double(points.count)
      let middle = (x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
      let text = Self.short(context.shown(name))
      let width = LabelSpace.width(of: text, size: Self.placeSize)
      let shifts = [0.0, -16, 18, -26, 28, -46, 48]
      let boxes = shifts.map { Self.box(around: (middle.x, middle.y + $0), width: width, size: Self.placeSize) }
      guard let shift = space.place(boxes).map({ shifts[$0] }) else { continue }
      names += .element(
        "text",
        ["x": DrawingNumber.text(middle.x), "y": DrawingNumber.text(middle.y + shift + 6), "text-anchor": "middle"],
        .text(text))
    }
    return .element("g", ["class": "places", "aria-hidden": "true"], names)
  }

  /// How long some kilometres are.
  var scale: Markup {
    let kilometres = projection.scaleKilometres
    let length = DrawingNumber.text(Double(kilometres) * projection.unitsPerKilometre)
    let y = DrawingNumber.text(projection.height - 14)
    return .element(
      "g", ["class": "scale", "aria-hidden": "true"],
      [
        .element("path", ["d": "M16 \(y)v-5m0 5h\(length)v-5"]),
        .element(
          "text", ["x": "22", "y": DrawingNumber.text(projection.height - 20)],
          .text("\(kilometres)" + context.text(" 公里", " km"))),
      ])
  }
}
