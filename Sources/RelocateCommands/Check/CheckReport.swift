import InstanceFiles
import Relocation

/// What `check --json` prints.
struct CheckReport: Encodable {
  /// One fault, or one thing that is likely not meant.
  struct Fault: Encodable {
    var kind: String
    var file: String
    var sheet: String?
    var row: Int?
    var column: String?
    var heading: String?
    var problem: String
    var remedy: String

    init(_ fault: DataFault, _ language: Language) {
      kind = fault.kind.rawValue
      file = fault.file
      sheet = fault.sheet
      row = fault.row
      column = fault.column?.name
      heading = fault.column?.heading
      problem = fault.problem[language]
      remedy = fault.remedy[language]
    }
  }

  /// One oddity.
  struct Odd: Encodable {
    var kind: String
    var place: OddityPlace
    var amount: Int?
    var sentence: String
  }

  /// Households and people.
  struct Count: Encodable {
    var households: Int
    var people: Int

    init(_ count: HeadCount) {
      households = count.households
      people = count.people
    }
  }

  /// The totals that a person would check first.
  struct Totals: Encodable {
    var all: Count
    var sizes: [String: Int]
    var settlements: Int
    var wholeSettlements: Int
    var registeredPoor: Count
    var accompanying: Count
    var consenting: Count
    var withWishes: Count
    var preschool: Int
    var primary: Int
    var middle: Int
    var workers: Int

    init(_ totals: InstanceTotals) {
      all = Count(totals.all)
      sizes = Dictionary(uniqueKeysWithValues: totals.sizes.map { (String($0.people), $0.households) })
      settlements = totals.settlements
      wholeSettlements = totals.wholeSettlements
      registeredPoor = Count(totals.registeredPoor)
      accompanying = Count(totals.accompanying)
      consenting = Count(totals.consenting)
      withWishes = Count(totals.withWishes)
      preschool = totals.preschool
      primary = totals.primary
      middle = totals.middle
      workers = totals.workers
    }
  }

  var instance: String
  var totals: Totals?
  var faults: [Fault]
  /// What is not wrong in the files but likely not meant.
  var hints: [Fault]
  var oddities: [Odd]
  var unreadFiles: [String]
}
