import Relocation

/// The frame of a page that is made to be printed.
enum PrintedPage {
  /// A whole document; nothing in it is loaded from elsewhere.
  static func text(
    title: String, language: Language, charset: String, style: VerbatimText, body: Markup
  ) -> String {
    let head: Markup = [
      .element("meta", ["charset": charset]),
      .element("meta", ["name": "viewport", "content": "width=device-width"]), .element("title", .text(title)),
      .verbatim("style", [:], style),
    ]
    let page = Markup.element(
      "html", ["lang": language == .chinese ? "zh-CN" : "en"], .element("head", head) + .element("body", body))
    return "<!DOCTYPE html>\n" + page.source + "\n"
  }

  /// A style sheet of ours, with the rules that every printed page has before it.
  static func style(_ rules: String) -> VerbatimText { VerbatimText(resource: Array((common + rules).utf8)) }

  private static let common = """
    body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimSun, sans-serif; color: #111; }
    h1 { text-align: center; font-size: 1.3rem; }
    .closing { margin-top: 1.5rem; }
    footer { margin-top: 1rem; color: #555; font-size: 0.75rem; }

    """
}
