import Formulation
import Relocation

/// What every section of a page is drawn from.
struct PageContext: Sendable {
  let reading: PlanReading
  let document: PlanDocument
  let certificate: BoundCertificate?
  let summary: PlanSummary
  let options: PageOptions

  init(_ reading: PlanReading, _ document: PlanDocument, _ certificate: BoundCertificate?, _ options: PageOptions) {
    self.reading = reading
    self.document = document
    self.certificate = certificate
    self.options = options
    summary = PlanSummary(of: reading)
  }

  var planningCase: PlanningCase { reading.planningCase }
  var instance: Instance { reading.planningCase.instance }
  var language: Language { options.language }
  var isPublic: Bool { options.isPublic }

  /// The text in the page's language.
  func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Text of the data as the page may show it: on a public page, numbers of identity cards and telephones are stars.
  func shown(_ text: String) -> String { isPublic ? PublicText.safe(text) : text }

  /// A site's id, followed by its name where it has one.
  func label(site position: Int) -> String {
    let site = instance.sites[position]
    guard let name = site.name, !name.isEmpty, name != site.id.rawValue else { return shown(site.id.rawValue) }
    return shown("\(site.id) \(name)")
  }

  /// A settlement's name, or its id where it has none.
  func name(settlement position: Int) -> String {
    let settlement = instance.settlements[position]
    return shown(settlement.name.flatMap { $0.isEmpty ? nil : $0 } ?? settlement.id.rawValue)
  }

  /// A settlement with its village and township before it.
  func origin(settlement position: Int) -> String {
    let settlement = instance.settlements[position]
    let above = [settlement.township, settlement.village].compactMap { $0 }.filter { !$0.isEmpty }.map(shown)
    return (above + [name(settlement: position)]).joined(separator: " / ")
  }

  /// A number of people with the word for them.
  func people(_ count: Int) -> String {
    text("\(Figures.grouped(count)) 人", "\(Figures.grouped(count)) \(count == 1 ? "person" : "people")")
  }

  /// A number of households with the word for them.
  func households(_ count: Int) -> String {
    text("\(Figures.grouped(count)) 户", "\(Figures.grouped(count)) \(count == 1 ? "household" : "households")")
  }

  /// A distance with its unit.
  func kilometres(_ tenths: Int) -> String { Figures.tenths(tenths) + text(" 公里", " km") }

  /// The people of some households, by position.
  func people(of households: [Int]) -> Int { HeadCount(households.lazy.map { instance.households[$0] }).people }
}
