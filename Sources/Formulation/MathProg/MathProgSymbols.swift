import Relocation

/// The symbols that stand for ids in MathProg data: a letter and a number, in the order of ids.
struct MathProgSymbols {
  let households: [String]
  let settlements: [String]
  let sites: [String]
  /// Of each row of the dwellings table: a type's number; a further row of the same type at a site adds its own.
  let dwellings: [String]
  /// By household; `nil` where it has no kin.
  let kin: [String?]
  private let instance: Instance

  /// What the model calls a site that the sites table does not have.
  static let elsewhere = "elsewhere"

  init(_ planningCase: PlanningCase) {
    instance = planningCase.instance
    households = Self.numbered("h", instance.households.count)
    settlements = Self.numbered("g", instance.settlements.count)
    sites = Self.numbered("s", instance.sites.count)
    dwellings = Self.dwellings(of: instance)
    var kin = [String?](repeating: nil, count: instance.households.count)
    for (position, group) in planningCase.kinGroups.enumerated() {
      for member in group.members { kin[member] = "k\(position + 1)" }
    }
    self.kin = kin
  }

  /// The symbol of a site: the model's default where there is none, and its word for any site that is not there.
  func site(_ id: SiteID?) -> String {
    guard let id else { return MathProgText.empty }
    return instance.index(of: id).map { sites[$0] } ?? Self.elsewhere
  }

  /// A letter with the numbers from 1.
  static func numbered(_ letter: String, _ count: Int) -> [String] {
    (0..<count).map { "\(letter)\($0 + 1)" }
  }

  private static func dwellings(of instance: Instance) -> [String] {
    let types = Set(instance.dwellings.map(\.type)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($0.element, $0.offset + 1) })
    var rows: [Assignment: Int] = [:]
    return instance.dwellings.map { dwelling in
      let row = rows[Assignment(site: dwelling.site, dwelling: dwelling.type), default: 0] + 1
      rows[Assignment(site: dwelling.site, dwelling: dwelling.type)] = row
      let type = "t\(numbers[dwelling.type] ?? 0)"
      return row == 1 ? type : "\(type)_\(row)"
    }
  }
}
