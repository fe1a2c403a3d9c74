internal import Relocation
internal import Yams

// Limits of the scenario's own.
extension ScenarioParser {
  mutating func limits(_ entry: ScenarioEntry) -> [Limit] {
    guard let items = items(entry) else { return [] }
    var limits: [Limit] = []
    var names: Set<String> = []
    for (index, node) in items.enumerated() {
      let path = entry.path.item(index)
      guard node.mapping != nil else {
        wrong(node, path, Bilingual(zh: "“键: 值”的对应", en: "a mapping of keys to values"))
        continue
      }
      let limit = limit(node, path)
      if !limit.name.isEmpty, !names.insert(limit.name).inserted { fault(.duplicateKey(limit.name), mark(node), path) }
      limits.append(limit)
    }
    return limits
  }

  private mutating func limit(_ node: Node, _ path: ScenarioPath) -> Limit {
    var limit = Limit(name: "")
    var bounds = LimitBounds()
    let path = named(path, node)
    for entry in entries(node, path: path) {
      switch entry.key {
      case "name": limit.name = name(entry) ?? ""
      case "measure": limit.measure = measure(entry) ?? limit.measure
      case "where": limit.condition = condition(entry, tables: [.households, .settlements])
      case "sites": limit.sites = sites(entry) ?? limit.sites
      case "at_least": bounds.least = bound(entry, &bounds)
      case "at_most": bounds.most = bound(entry, &bounds)
      case "exactly": bounds.exactly = bound(entry, &bounds)
      case "share_at_most":
        bounds.isGiven = true
        limit.shareAtMost = share(entry)
      default: unknown(entry, allowed: ScenarioKeys.limit)
      }
    }
    if node.mapping?["name"] == nil { fault(.missingKey("name"), mark(node), path) }
    if node.mapping?["share_at_most"] != nil, node.mapping?["where"] == nil {
      fault(.missingKey("where"), mark(node), path)
    }
    check(bounds, mark(node), path)
    limit.atLeast = bounds.exactly ?? bounds.least
    limit.atMost = bounds.exactly ?? bounds.most
    return limit
  }

  private mutating func name(_ entry: ScenarioEntry) -> String? {
    guard let name = text(entry.value, entry.path) else { return nil }
    if name.isEmpty { wrong(entry.value, entry.path, Bilingual(zh: "一个名称", en: "a name")) }
    return name
  }

  /// Messages show a limit by its number, positions are kept by its name.
  private func named(_ path: ScenarioPath, _ node: Node) -> ScenarioPath {
    guard let name = node.mapping?["name"]?.scalar?.string else { return path }
    var named = path
    named.keys[named.keys.count - 1] = name
    return named
  }

  private mutating func bound(_ entry: ScenarioEntry, _ bounds: inout LimitBounds) -> Int? {
    bounds.isGiven = true
    return integer(entry, in: 0...Int.max / 4)
  }

  /// A number from 0 to 1 with at most six decimals, or a percentage with at most four.
  private mutating func share(_ entry: ScenarioEntry) -> Share? {
    guard let text = text(entry.value, entry.path) else { return nil }
    let narrow = TextFolding.halfWidth(text)
    let isPercent = narrow.hasSuffix("%")
    let digits = isPercent ? String(narrow.dropLast()).trimmed : narrow
    let places = isPercent ? 4 : 6
    if let number = ExactNumber(digits.utf8), !number.isNegative, number.fraction.count <= places,
      let millionths = number.scaled(places: places), millionths <= Share.million
    {
      return Share(millionths: millionths)
    }
    wrong(
      entry.value, entry.path,
      Bilingual(zh: " 0 到 1 之间的小数或百分数（如 0.4 或 40%）", en: "a number from 0 to 1, or a percentage (0.4, or 40%)"))
    return nil
  }

  private mutating func check(_ bounds: LimitBounds, _ mark: ScenarioMark, _ path: ScenarioPath) {
    if !bounds.isGiven { fault(.limitWithoutBound, mark, path) }
    if bounds.exactly != nil, bounds.least != nil || bounds.most != nil { fault(.exactlyWithBounds, mark, path) }
    if let least = bounds.least, let most = bounds.most, least > most { fault(.boundsCross(least, most), mark, path) }
  }

  /// `people`, `households`, or a column of households by its English key, a Chinese heading of the contract's or its own
  /// heading.
  private mutating func measure(_ entry: ScenarioEntry) -> Limit.Measure? {
    guard let text = text(entry.value, entry.path) else { return nil }
    if text == "households" || text == "户数" { return .households }
    let key = Heading.matching(text, in: .households)?.key ?? text
    return key == "people" ? .people : .column(key)
  }

  /// Columns with the values that they must have. Chinese headings and values become English keys.
  private mutating func condition(_ entry: ScenarioEntry, tables: [Instance.Table]) -> [String: String] {
    var condition: [String: String] = [:]
    for pair in entries(entry.value, path: entry.path) {
      let column = columnKey(pair.key, tables: tables)
      marks[entry.path.key(column).keys] = pair.mark
      guard let text = text(pair.value, pair.path) else { continue }
      if condition[column] != nil { fault(.duplicateKey(pair.key), pair.mark, pair.path) }
      condition[column] = value(text, of: column, tables: tables, pair)
    }
    return condition
  }

  /// A settlement's Chinese headings are left alone: households may have a column of their own under such a heading.
  private func columnKey(_ text: String, tables: [Instance.Table]) -> String {
    guard let table = tables.first else { return text }
    return Heading.matching(text, in: table)?.key ?? text
  }

  private mutating func value(
    _ text: String, of column: String, tables: [Instance.Table], _ pair: ScenarioEntry
  ) -> String {
    if text.isEmpty { return text }
    let heading = tables.lazy.compactMap { Heading.named(column, in: $0) }.first
    switch heading?.content {
    case .choice(let values):
      if let key = AcceptedValueIndex(values)[text] { return key }
      fault(.notAccepted(text, values: values), mark(pair.value), pair.path)
    case .yesOrNo:
      if let key = AcceptedValueIndex.flags[text] { return key == "yes" ? "true" : "false" }
      fault(.notYesOrNo(text), mark(pair.value), pair.path)
    default: break
    }
    return text
  }

  /// A mapping of site columns to values, a list of ids, or one id.
  private mutating func sites(_ entry: ScenarioEntry) -> Limit.Sites? {
    switch entry.value {
    case .mapping: return .matching(condition(entry, tables: [.sites]))
    case .sequence: break
    default:
      if isNull(entry.value) { return .all }
      return text(entry.value, entry.path).map { .listed([SiteID($0)]) }
    }
    let ids = siteList(entry)
    if ids.isEmpty {
      wrong(entry.value, entry.path, Bilingual(zh: "至少有一个安置点编号的列表", en: "a list of at least one site"))
    }
    return .listed(ids)
  }

  /// Site ids in the order of the file, each once.
  mutating func siteList(_ entry: ScenarioEntry) -> [SiteID] {
    var ids: [SiteID] = []
    var seen: Set<SiteID> = []
    for (index, node) in (items(entry) ?? []).enumerated() {
      guard let text = text(node, entry.path.item(index)) else { continue }
      marks[entry.path.key(text).keys] = mark(node)
      if seen.insert(SiteID(text)).inserted { ids.append(SiteID(text)) }
    }
    return ids
  }
}

/// The bounds that a limit's keys give.
private struct LimitBounds {
  var least: Int?
  var most: Int?
  var exactly: Int?
  var isGiven = false
}

extension String {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
