import Interpretation
public import Relocation

/// Two to six plans side by side on one page, with the moves between the first and each other.
public struct ComparePage: Sendable {
  /// One plan.
  public struct Entry: Sendable {
    /// What the page calls it.
    public var name: String
    /// The plan in its case.
    public var reading: PlanReading
    /// What `plan.json` says of it.
    public var document: PlanDocument

    /// Makes an entry.
    public init(name: String, reading: PlanReading, document: PlanDocument) {
      self.name = name
      self.reading = reading
      self.document = document
    }
  }

  /// How many plans fit beside one another.
  public static let counts = 2...6

  let names: [String]
  let contexts: [PageContext]
  let language: Language

  /// Prepares a page; the first plan is what the others are held against.
  public init(_ entries: [Entry], language: Language) {
    names = entries.map(\.name)
    contexts = entries.map { PageContext($0.reading, $0.document, nil, PageOptions(language: language)) }
    self.language = language
  }

  func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// The file. O(plans × (households · log households + settlements × sites)).
  public var bytes: [UInt8] {
    let frame = PageFrame(
      language: language, title: text("安置方案比较", "Resettlement plans compared"),
      subtitle: names.joined(separator: " · ") + " · "
        + text("内部资料，含逐户信息，请勿公开", "internal: names households, not for the public"), runsOn: true)
    return frame.bytes([figures, sites, maps, townships, distances, fairness] + moves + [about])
  }

  private var about: PageSection {
    var table = PageTable(
      text("方案的来历", "Where the plans come from"),
      [
        .words(.text(text("方案", "Plan"))), .words(.text(text("数据", "Instance"))),
        .words(.text(text("方案设定", "Scenario"))), .number(.text(text("种子", "Seed"))),
        .words(.text(text("版本", "Version"))), .words(.text(text("数据表", "Tables"))),
      ])
    for (name, context) in zip(names, contexts) {
      let document = context.document
      let isSame = fingerprints(document) == contexts.first.map { fingerprints($0.document) }
      table.append([
        .text(name), .text(document.instance.split(separator: "/").last.map(String.init) ?? ""),
        .text(document.scenario.name), .text(String(document.seed)), .text(document.versions.relocate),
        .text(isSame ? text("与第一个相同", "the same as the first's") : text("与第一个不同", "not the first's")),
      ])
    }
    return PageSection(id: "about", title: text("方案的来历", "Where the plans come from"), body: table.markup)
  }

  private func fingerprints(_ document: PlanDocument) -> [String] {
    document.inputs.filter { $0.role == .instance }.map(\.sha256).sorted()
  }
}
