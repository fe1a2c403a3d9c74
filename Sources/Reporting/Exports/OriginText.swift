import Relocation

extension PlanningCase {
  /// Township, village and hamlet of a household with slashes between; those that are not known are left out.
  func origin(ofHousehold household: Int) -> String {
    let settlement = settlement(ofHousehold: household)
    let hamlet = settlement.name.flatMap { $0.isEmpty ? nil : $0 } ?? settlement.id.rawValue
    return [settlement.township, settlement.village, hamlet].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: "/")
  }

  /// What a site is called on a sheet for people: its name, or its id where it has none.
  func siteName(_ site: Int) -> String {
    instance.sites[site].name.flatMap { $0.isEmpty ? nil : $0 } ?? instance.sites[site].id.rawValue
  }

  /// Positions of households by township, village, settlement and id, as people look for them.
  func householdsByOrigin() -> [Int] {
    let keys = instance.households.indices.map { household in
      let settlement = settlement(ofHousehold: household)
      return [settlement.township ?? "", settlement.village ?? "", settlement.id.rawValue]
    }
    return instance.households.indices.sorted { left, right in
      for (one, other) in zip(keys[left], keys[right]) where one != other {
        return one.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return left < right
    }
  }
}
