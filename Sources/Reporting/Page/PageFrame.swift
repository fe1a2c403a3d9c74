import Relocation

/// What every page has around its sections: head, policy, style sheet, contents, script.
struct PageFrame: Sendable {
  let language: Language
  let title: String
  let subtitle: String
  /// On paper sections run on from sheet to sheet; otherwise each keeps to one where it can.
  var runsOn = false

  private func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// The whole file.
  func bytes(_ sections: [PageSection]) -> [UInt8] {
    let script = VerbatimText(resource: PackageResources.report_js)
    let style = VerbatimText(resource: PackageResources.report_css)
    let head: Markup = [
      .element("meta", ["charset": "utf-8"]),
      .element("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy(script, style)]),
      .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .element("meta", ["name": "referrer", "content": "no-referrer"]),
      .element("meta", ["name": "color-scheme", "content": "light dark"]), .element("title", .text(title)),
      .verbatim("style", [:], style),
    ]
    let page: Markup = .element(
      "html", ["lang": text("zh-CN", "en")],
      [.element("head", head), .element("body", [body(sections), .verbatim("script", [:], script)])])
    return Array("<!DOCTYPE html>\n".utf8) + Array(page.source.utf8) + [0x0A]
  }

  /// Nothing from anywhere, but this one script and this one style sheet.
  static func policy(_ script: VerbatimText, _ style: VerbatimText) -> String {
    "default-src 'none'; script-src \(ContentHash.source(of: script)); style-src \(ContentHash.source(of: style)); "
      + "base-uri 'none'; form-action 'none'"
  }

  private func body(_ sections: [PageSection]) -> Markup {
    [
      .element("a", ["class": "skip", "href": "#main"], .text(text("跳到正文", "Skip to the content"))),
      .element(
        "header", [.element("h1", .text(title)), .element("p", ["class": "subtitle"], .text(subtitle))]),
      .element(
        "nav", ["aria-label": text("目录", "Contents")], .element("ul", Markup(sections.map(\.link)))),
      .element(
        "main", ["id": "main", "class": runsOn ? "run-on" : nil, "tabindex": "-1"], Markup(sections.map(\.markup))),
      .element("footer", .paragraph(text("由 relocate 生成；本页不连接网络。", "Made by relocate; this page uses no network."))),
    ]
  }
}
