import Relocation

/// The map: borders, flows from homes to sites, homes, sites, scale.
struct FlowMap: Sendable {
  /// How many flows are drawn, the largest first.
  static let shownFlows = 3000

  /// People of one home at one site.
  struct Flow: Sendable {
    var home: Int
    var site: Int
    var people: Int
  }

  let context: PageContext
  let projection: MapProjection
  let title: String
  let homes: [MapHome]
  /// Every flow with both ends on the map, the largest first.
  let flows: [Flow]

  /// `nil` where no site or no home has coordinates.
  init?(_ context: PageContext, title: String) {
    let homes = MapHome.all(context)
    let sites = context.instance.sites.compactMap(\.position)
    let settled = zip(context.instance.settlements, context.planningCase.householdsOfSettlement)
      .filter { !$0.1.isEmpty }.compactMap(\.0.position)
    guard !settled.isEmpty, !sites.isEmpty, let projection = MapProjection(settled + sites) else { return nil }
    self.context = context
    self.projection = projection
    self.title = title
    self.homes = homes
    let flows = homes.enumerated().flatMap { position, home in
      Self.peopleBySite(of: home, context).map { Flow(home: position, site: $0.site, people: $0.people) }
    }
    self.flows = flows.filter { context.instance.sites[$0.site].position != nil }.sorted { left, right in
      left.people != right.people ? left.people > right.people : (left.home, left.site) < (right.home, right.site)
    }
  }

  private static func peopleBySite(of home: MapHome, _ context: PageContext) -> [(site: Int, people: Int)] {
    context.reading.sitesUsed(by: home.households).map { site in
      (site, context.people(of: home.households.filter { context.reading.sites[$0] == site }))
    }
  }

  /// The drawing, which the page's script brings to life.
  var markup: Markup { drawing(isLive: true) }

  /// The drawing as nothing but a picture.
  var picture: Markup { drawing(isLive: false) }

  private func drawing(isLive: Bool) -> Markup {
    .element(
      "svg",
      [
        "id": isLive ? "map" : nil, "class": "map", "viewBox": "0 0 960 \(DrawingNumber.text(projection.height))",
        "role": isLive ? "group" : "img", "aria-label": title,
      ],
      [borders, lines, dots, labels(isLive: isLive), scale])
  }

  private var borders: Markup {
    guard let boundaries = context.options.boundaries else { return [] }
    return MapBorders(boundaries: boundaries, projection: projection).markup(context.shown)
  }

  /// Flows by site, so that one site's can be set off together.
  private var lines: Markup {
    let largest = Double(flows.first?.people ?? 1)
    var paths = [Markup](repeating: [], count: context.instance.sites.count)
    for flow in flows.prefix(Self.shownFlows) {
      guard let goal = context.instance.sites[flow.site].position else { continue }
      let width = 0.6 + 4.4 * (Double(flow.people) / max(1, largest)).squareRoot()
      let (start, end) = (projection.point(homes[flow.home].position), projection.point(goal))
      paths[flow.site] += .element(
        "path",
        [
          "d": "M\(Self.pair(start))L\(Self.pair(end))", "stroke-width": DrawingNumber.text(width),
          "data-home": "\(flow.home)",
        ])
    }
    let groups = paths.enumerated().filter { !$0.element.isEmpty }.map { site, paths -> Markup in
      .element("g", ["class": "flow \(SiteMarker.colour(of: site))", "data-site": "\(site)"], paths)
    }
    return .element("g", ["class": "flows", "aria-hidden": "true"], Markup(groups))
  }

  private var dots: Markup {
    let dots = homes.enumerated().map { position, home -> Markup in
      let point = projection.point(home.position)
      let isLeft = home.households.contains { context.reading.sites[$0] == nil }
      return .element(
        "circle",
        [
          "class": isLeft ? "home left" : "home", "cx": DrawingNumber.text(point.x), "cy": DrawingNumber.text(point.y),
          "r": isLeft ? "3.4" : "2.4", "data-home": "\(position)", "data-name": home.name,
        ],
        .element("title", .text(story(of: home))))
    }
    return .element("g", ["class": "homes", "aria-hidden": "true"], Markup(dots))
  }

  private func story(of home: MapHome) -> String {
    var goals = Self.peopleBySite(of: home, context).map { site, people in
      "\(context.shown(context.instance.sites[site].id.rawValue)) \(Figures.grouped(people))"
    }
    let left = context.people(of: home.households.filter { context.reading.sites[$0] == nil })
    if left > 0 { goals.append(context.text("未安置 \(left)", "left out \(left)")) }
    let start = home.name + context.text("：", ": ") + context.households(home.households.count)
    return start + " → " + goals.joined(separator: context.text("，", ", "))
  }

  static func pair(_ point: (x: Double, y: Double)) -> String {
    "\(DrawingNumber.text(point.x)) \(DrawingNumber.text(point.y))"
  }
}
