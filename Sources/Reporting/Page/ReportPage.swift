public import Formulation
import Interpretation
public import Relocation

/// `report.html`: one page that shows a plan to people, whole in itself.
///
/// It needs no network: style sheet, script, drawings and data stand in the file, and its content security policy lets nothing
/// else in. Equal plan, document and options give equal bytes; what a run took in seconds is not on it.
public struct ReportPage: Sendable {
  let context: PageContext

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - document: What `plan.json` says of the plan.
  ///   - certificate: Of the plan's bounds; without it the page names no worth of one more place.
  public init(
    of reading: PlanReading, document: PlanDocument, certificate: BoundCertificate?, options: PageOptions
  ) {
    context = PageContext(reading, document, certificate, options)
  }

  /// The file. O(households · log households + settlements × sites).
  public var bytes: [UInt8] {
    let name = context.shown(context.document.scenario.name)
    let title = context.text("安置方案：\(name)", "Resettlement plan: \(name)")
    let frame = PageFrame(language: context.language, title: title, subtitle: subtitle)
    return frame.bytes(sections)
  }

  private var subtitle: String {
    let path = context.document.instance
    let instance = context.shown(path.split(separator: "/").last.map(String.init) ?? path)
    let kind =
      context.isPublic
      ? context.text("公开页面", "public page")
      : context.text("内部资料，含逐户信息，请勿公开", "internal: names households, not for the public")
    return "\(instance) · \(kind)"
  }

  private var sections: [PageSection] {
    let reasons = PlacementReasons(context.reading)
    return [
      HeadlineSection(context: context).section, MapSection(context: context).section,
      SitesSection(context: context).section, WishesSection(context: context).section,
      DistancesSection(context: context).section, TownshipsSection(context: context).section,
      FairnessSection(context: context).section, BindingSection(context: context).section,
      SplitSection(context: context).section, UnplacedSection(context: context, reasons: reasons).section,
      ChangesSection(context: context).section, HouseholdsSection(context: context, reasons: reasons).section,
      AboutSection(context: context).section,
    ]
  }
}
