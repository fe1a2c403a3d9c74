import Interpretation
import Relocation

/// What the sheets of one plan are drawn from, with what is costly to find kept.
struct SheetContext: Sendable {
  let reading: PlanReading
  let language: Language
  let options: ExportOptions
  let reasons: PlacementReasons
  let occupancy: [SiteOccupancy]

  init(_ reading: PlanReading, _ language: Language, _ options: ExportOptions) {
    self.reading = reading
    self.language = language
    self.options = options
    reasons = PlacementReasons(reading)
    occupancy = reading.occupancy()
  }

  var planningCase: PlanningCase { reading.planningCase }
  var instance: Instance { reading.planningCase.instance }

  func text(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// Where those who made and checked an internal sheet sign.
  var signatures: String {
    text(
      "制表人：______________　　审核人：______________　　负责人：______________　　日期：______年____月____日",
      "Drawn up by: ______________    Checked by: ______________    Approved by: ______________    Date: ______________"
    )
  }
}
