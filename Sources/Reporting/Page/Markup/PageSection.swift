/// One section of a page, with its heading and its place in the list of contents.
struct PageSection: Sendable {
  /// The name by which links find it.
  let id: String
  let title: String
  let body: Markup

  var markup: Markup {
    .element(
      "section", ["id": id, "aria-labelledby": "\(id)-title"],
      [.element("h2", ["id": "\(id)-title"], .text(title)), body])
  }

  /// Its line in the list of contents.
  var link: Markup { .element("li", .element("a", ["href": "#\(id)"], .text(title))) }
}

extension Markup {
  /// A paragraph.
  static func paragraph(_ text: String) -> Markup { .element("p", .text(text)) }

  /// A paragraph that says what is missing and why.
  static func absent(_ text: String) -> Markup { .element("p", ["class": "absent"], .text(text)) }

  /// What is folded away until somebody asks for it.
  static func folded(_ title: String, _ body: Markup) -> Markup {
    .element("details", [.element("summary", .text(title)), body])
  }
}
