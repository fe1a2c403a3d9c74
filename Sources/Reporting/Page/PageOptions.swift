public import Relocation

/// How a page is made from a plan.
public struct PageOptions: Sendable {
  /// The language of everything that is not the data's own.
  public var language: Language
  /// Whether the page may be shown to everybody: without anything about a single household.
  public var isPublic: Bool
  /// Borders that are drawn under the map.
  public var boundaries: MapBoundaries?

  /// Makes options; without more, the internal page without borders.
  public init(language: Language, isPublic: Bool = false, boundaries: MapBoundaries? = nil) {
    self.language = language
    self.isPublic = isPublic
    self.boundaries = boundaries
  }
}
