import Formulation

/// How many households of a site find no dwelling, by size.
///
/// A type admits an interval of household sizes, so the most households that can be housed are found greedily: sizes
/// upwards, each first into the admitted type whose interval ends first (earliest deadline first, exact for points
/// and intervals).
struct DwellingBands: Sendable {
  /// The distinct household sizes, ascending.
  let sizes: [Int]
  /// By site: the types that have a limit or not, sorted by the end of their interval.
  private let types: [[Band]]

  private struct Band: Sendable {
    var first: Int
    var last: Int
    var count: Int
    var option: Int
  }

  init(_ problem: AssignmentProblem) {
    let sizes = Set(problem.profiles.map(\.people)).sorted()
    self.sizes = sizes
    var profileOfSize: [Int: Int] = [:]
    for (index, profile) in problem.profiles.enumerated() { profileOfSize[profile.people] = index }
    types = problem.sites.indices.map { site in
      let bands = problem.dwellingsOfSite[site].compactMap { option -> Band? in
        let admitted = sizes.indices.filter { index in
          profileOfSize[sizes[index]].map { problem.profiles[$0].options[site].contains(option) } ?? false
        }
        guard let first = admitted.first, let last = admitted.last else { return nil }
        let count = problem.dwellings[option].resource.flatMap { problem.resources[$0].upper } ?? Int.max
        return Band(first: first, last: last, count: count, option: option)
      }
      return bands.sorted { ($0.last, $0.first, $0.option) < ($1.last, $1.first, $1.option) }
    }
  }

  /// The options of a site with the interval of size classes that each admits.
  func options(at site: Int) -> [(option: Int, first: Int, last: Int)] {
    types[site].map { ($0.option, $0.first, $0.last) }
  }

  /// Whether a site asks for dwellings at all.
  func matter(at site: Int) -> Bool { !types[site].isEmpty }

  /// Households without a dwelling, given how many of each size are at the site.
  func shortage(at site: Int, counts: UnsafeBufferPointer<Int32>) -> Int {
    let bands = types[site]
    guard !bands.isEmpty else { return 0 }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: bands.count) { left in
      for index in bands.indices { left[index] = bands[index].count }
      var missing = 0
      for size in counts.indices where counts[size] > 0 {
        var need = Int(counts[size])
        for index in bands.indices where left[index] > 0 && bands[index].first <= size && bands[index].last >= size {
          let taken = min(need, left[index])
          left[index] -= taken
          need -= taken
          if need == 0 { break }
        }
        missing += need
      }
      return missing
    }
  }

  /// For each size, the options its households take in the greedy housing, with how many of each.
  func housing(at site: Int, counts: [Int32]) -> [[(option: Int, count: Int)]] {
    var left = types[site].map(\.count)
    var result = [[(option: Int, count: Int)]](repeating: [], count: counts.count)
    for size in counts.indices where counts[size] > 0 {
      var need = Int(counts[size])
      for (index, band) in types[site].enumerated() where left[index] > 0 && band.first <= size && band.last >= size {
        let taken = min(need, left[index])
        left[index] -= taken
        need -= taken
        result[size].append((band.option, taken))
        if need == 0 { break }
      }
    }
    return result
  }
}
