public import Relocation

/// A question by which the people of a register are grouped. The raw values are stable keys for files.
public enum FairnessDimension: String, CaseIterable, Hashable, Sendable, Encodable {
  /// The settlement's township (乡镇).
  case township
  /// The settlement (自然屯).
  case settlement
  /// Persons in the household.
  case size
  case ethnicity
  /// On the poverty register, or moving along.
  case category
  /// The hazard level that counts for the household: its own, else its settlement's, else 0.
  case hazard
  /// Whether a person of the household has a disability.
  case disability

  /// The dimension in a few words.
  public var title: Bilingual {
    switch self {
    case .township: Bilingual(zh: "乡镇", en: "Township")
    case .settlement: Bilingual(zh: "自然屯", en: "Settlement")
    case .size: Bilingual(zh: "家庭人口", en: "Household size")
    case .ethnicity: Bilingual(zh: "民族", en: "Ethnicity")
    case .category: Bilingual(zh: "人员类别", en: "Category")
    case .hazard: Bilingual(zh: "地质灾害等级", en: "Hazard level")
    case .disability: Bilingual(zh: "残疾", en: "Disability")
    }
  }

  /// Whether the tables have the column that it needs.
  func isKnown(in instance: Instance) -> Bool {
    switch self {
    case .size: true
    case .settlement: instance.settlements.count > 1
    case .township: instance.has("township", in: .settlements)
    case .ethnicity: instance.has("ethnicity", in: .households)
    case .category: instance.has("category", in: .households)
    case .hazard: instance.has("hazard", in: .households) || instance.has("hazard", in: .settlements)
    case .disability: instance.has("disabled", in: .households)
    }
  }

  /// The key of a household's group; `nil` where the register does not say.
  func key(ofHousehold position: Int, in planningCase: PlanningCase) -> String? {
    let household = planningCase.instance.households[position]
    let settlement = planningCase.settlement(ofHousehold: position)
    let text: String? =
      switch self {
      case .township: settlement.township
      case .settlement: settlement.id.rawValue
      case .size: String(household.people)
      case .ethnicity: household.ethnicity
      case .category: household.category?.rawValue
      case .hazard: String(planningCase.priority(ofHousehold: position) - 1)
      case .disability: household.disabled > 0 ? "yes" : "no"
      }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Numbers in their order, other keys by their bytes, what is not said last.
  func precedes(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left != nil && right == nil }
    if self == .size || self == .hazard, let one = Int(left), let other = Int(right) { return one < other }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
