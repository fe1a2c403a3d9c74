import Relocation

extension FlowMap {
  /// How many sites have their id beside them always; more would cover the map.
  private static let labelledSites = 40
  /// More townships than this are not named.
  private static let namedTownships = 40
  /// So many homes are kept free of names; more leave no room for any.
  private static let freeHomes = 60
  private static let labelSize = 15.0
  /// On a phone, and on small maps side by side; the style sheet says when.
  private static let largeLabelSize = 26.0
  private static let placeSize = 17.0

  /// The townships' names and the sites' signs, their labels beside one another.
  func labels(isLive: Bool) -> Markup {
    let signs = context.instance.sites.enumerated().compactMap { position, site in
      site.position.map { (site: position, point: projection.point($0), radius: radius(of: position)) }
    }
    var space = LabelSpace(width: MapProjection.width, height: projection.height)
    for sign in signs { space.take(Self.box(around: sign.point, reach: LabelPlace.reach(radius: sign.radius))) }
    // Where there are few homes, no name covers one.
    for home in homes.count <= Self.freeHomes ? homes : [] {
      space.take(Self.box(around: projection.point(home.position), reach: 4))
    }
    // Names of sites must also find room where the map is small and letters large; townships are not named there.
    var wide = space
    let sites = signs.map { sign(of: $0.site, at: $0.point, $0.radius, isLive: isLive, &space, &wide) }
    let townships = townships(&space)
    return [townships, .element("g", ["class": "sites"], Markup(sites))]
  }

  private static func box(around point: (x: Double, y: Double), reach: Double) -> LabelSpace.Box {
    .init(left: point.x - reach, top: point.y - reach, right: point.x + reach, bottom: point.y + reach)
  }

  private func radius(of site: Int) -> Double {
    let largest = context.summary.sites.map { $0.use(of: .people).used }.max() ?? 0
    let people = context.summary.sites[site].use(of: .people).used
    return 7 + 8 * (Double(people) / Double(max(1, largest))).squareRoot()
  }

  private func sign(
    of site: Int, at point: (x: Double, y: Double), _ radius: Double, isLive: Bool, _ space: inout LabelSpace,
    _ wide: inout LabelSpace
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
        isLabelled ? label(of: site, at: point, radius, &space, &wide) : [],
      ])
  }

  /// The site's id to the right of its sign, or wherever else there is room: for large letters, or else for small ones.
  private func label(
    of site: Int, at point: (x: Double, y: Double), _ radius: Double, _ space: inout LabelSpace,
    _ wide: inout LabelSpace
  ) -> Markup {
    let text = Self.short(context.shown(context.instance.sites[site].id.rawValue))
    let places = LabelPlace.around(radius: radius)
    let small = places.map { $0.box(from: point, text: text, size: Self.labelSize) }
    let large = places.map { $0.box(from: point, text: text, size: Self.largeLabelSize) }
    let chosen = wide.firstFree(large, and: { space.isFree(small[$0]) }) ?? space.firstFree(small) ?? 0
    space.take(small[chosen])
    wide.take(large[chosen])
    return .element("text", places[chosen].attributes, .text(text))
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
      // The letters are spaced, and have an edge in the colour of the land.
      let width = LabelSpace.width(of: text, size: 1.05 * Self.placeSize) + 6
      let shifts = [0.0, -16, 18, -26, 28, -46, 48]
      let boxes = shifts.map { shift in
        LabelSpace.Box(
          left: middle.x - width / 2, top: middle.y + shift - Self.placeSize / 2 - 2, right: middle.x + width / 2,
          bottom: middle.y + shift + Self.placeSize / 2 + 2)
      }
      guard let free = space.firstFree(boxes) else { continue }
      space.take(boxes[free])
      names += .element(
        "text",
        [
          "x": DrawingNumber.text(middle.x), "y": DrawingNumber.text(middle.y + shifts[free] + 6),
          "text-anchor": "middle",
        ],
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
