public import Relocation

/// Letters to households, each on a page of its own, in one document that is made to be printed.
public struct HouseholdLetters: Sendable {
  private let context: SheetContext
  private let mark: PlanMark

  /// Prepares the letters of a plan.
  public init(
    of reading: PlanReading, mark: PlanMark, language: Language, options: ExportOptions = ExportOptions()
  ) {
    context = SheetContext(reading, language, options)
    self.mark = mark
  }

  /// The document; for one household, by position, or for everybody, by township, village and settlement.
  public func html(household: Int? = nil, encoding: OutputEncoding = .utf8) -> String {
    let households = household.map { [$0] } ?? context.planningCase.householdsByOrigin()
    let letters = households.map { HouseholdLetter(context: context, position: $0, mark: mark.text).markup }
    return PrintedPage.text(
      title: context.text("易地搬迁安置告知书", "Notice of resettlement"), language: context.language,
      charset: encoding.rawValue, style: Self.style, body: Markup(letters))
  }

  private static let style = PrintedPage.style(
    """
    @page { size: A4 portrait; margin: 20mm; }
    body { margin: 0; font-size: 11pt; line-height: 1.6; }
    .letter { max-width: 170mm; margin: 0 auto; padding: 10mm 0; break-after: page; break-inside: avoid; }
    .letter:last-child { break-after: auto; }
    h2 { font-size: 1.05rem; margin-bottom: 0.2rem; }
    .result { font-size: 1.2rem; font-weight: bold; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid #778; padding: 0.3rem 0.6rem; text-align: left; overflow-wrap: anywhere; }
    th { width: 30%; background: #e7ecf2; }
    @media print { .letter { padding: 0; max-width: none; } }
    """)
}
