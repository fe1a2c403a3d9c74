import Relocation

/// The names of a direct formulation's variables and rows: ASCII, short, and made of symbols that a legend explains.
///
/// Symbols number the instance's lists from 1, not the problem's, so that they do not depend on the seed.
struct DirectNames {
  let problem: AssignmentProblem

  func unit(_ unit: Int) -> String { "h\(problem.units[unit].household + 1)" }

  func site(_ site: Int) -> String { "s\(problem.sites[site] + 1)" }

  func group(_ group: Int) -> String { "g\(problem.groups[group].settlement + 1)" }

  /// A party goes by the first of its households.
  func party(_ party: Int) -> String {
    let first = problem.parties[party].units.map { problem.units[$0].household }.min() ?? 0
    return "h\(first + 1)"
  }

  func placement(of unit: Int, _ choice: AssignmentProblem.Choice) -> String {
    let place = "\(self.unit(unit))_\(site(choice.site))"
    return choice.dwelling < 0 ? place : "\(place)_d\(problem.dwellings[choice.dwelling].row + 1)"
  }

  func resource(_ resource: Int) -> String {
    switch problem.resources[resource].name {
    case .site(_, let kind):
      let site = problem.consumption.firstIndex { $0.contains { $0.resource == resource } }
      return site.map { "\(kind.rawValue)_\(self.site($0))" } ?? kind.rawValue
    case .dwelling:
      let option = problem.dwellings.first { $0.resource == resource }
      return "dwelling_d\((option?.row ?? -1) + 1)"
    case .limit(let position): return "limit_q\(position + 1)"
    case .share(let position, _):
      let site = problem.consumption.firstIndex { $0.contains { $0.resource == resource } }
      return "share_q\(position + 1)_\(site.map { self.site($0) } ?? "s0")"
    }
  }
}
