import Formulation

/// The fixed data of a smoothed dual: what fragments cost and use at each site, in flat arrays.
struct SmoothedModel: Sendable {
  let task: LevelTask
  /// The sites that are looked at.
  let near: NearSites
  /// Sites in each block's list.
  let siteCount: Int
  /// All sites.
  let realSiteCount: Int
  let measureCount: Int
  let sizeCount: Int
  /// At `fragment · siteCount + position in its block's list`: cost on the level without dwellings; at least ``unreachable`` where it may not go.
  let costs: [Double]
  /// By fragment.
  let outside: [Double]
  /// At `fragment · measureCount + measure`.
  let amounts: [Double]
  /// By fragment: its households' profiles with counts.
  let profiles: FlatLists<(profile: Int, count: Double)>
  /// By profile: its size class.
  let sizeOfProfile: [Int]
  /// By fragment: its households' size classes with counts.
  let sizes: FlatLists<(size: Int, count: Double)>
  /// By site: the resources that its households use, with the measure.
  let uses: FlatLists<(resource: Int, measure: Int)>
  /// By site: all resources that are used there, those of ``uses`` first, in their order, then those of dwellings.
  let resources: FlatLists<Int>
  /// The longest list of ``resources``.
  let width: Int
  /// At `site · sizeCount + size`: the dwelling options that admit the size, with their resource (or -1), its position in
  /// the site's ``resources``, and their cost.
  let options: [[(resource: Int, position: Int, cost: Double)]]
  /// By site, whether its households need a dwelling.
  let needsDwelling: [Bool]

  static let unreachable = 1e15

  /// `nil` where earlier levels have rows of their own.
  init?(_ task: LevelTask, _ near: NearSites, threads: Int) {
    guard task.cappedLevels.isEmpty else { return nil }
    self.task = task
    self.near = near
    let problem = task.problem
    siteCount = near.width
    realSiteCount = problem.siteCount
    measureCount = problem.measures.count
    (costs, outside) = NearCosts.of(task, near, threads: threads)
    let bands = DwellingBands(problem)
    sizeCount = bands.sizes.count
    let classOf = Dictionary(uniqueKeysWithValues: bands.sizes.enumerated().map { ($0.element, $0.offset) })
    var amounts = [Double](repeating: 0, count: task.structure.fragments.count * measureCount)
    let sizeOfProfile = problem.profiles.map { classOf[$0.people] ?? 0 }
    var profiles: [[(profile: Int, count: Double)]] = []
    var sizes: [[(size: Int, count: Double)]] = []
    for (index, fragment) in task.structure.fragments.enumerated() {
      var ofProfile: [Int: Double] = [:]
      var ofSize: [Int: Double] = [:]
      for unit in fragment.units {
        let profile = problem.units[unit].profile
        for (measure, amount) in problem.profiles[profile].amounts.enumerated() {
          amounts[index * measureCount + measure] += Double(amount)
        }
        ofProfile[profile, default: 0] += 1
        ofSize[sizeOfProfile[profile], default: 0] += 1
      }
      profiles.append(ofProfile.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      sizes.append(ofSize.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
    self.amounts = amounts
    self.sizeOfProfile = sizeOfProfile
    self.profiles = FlatLists(profiles)
    self.sizes = FlatLists(sizes)
    uses = FlatLists(problem.consumption.map { $0.map { ($0.resource, $0.measure) } })
    var resources = problem.consumption.map { $0.map(\.resource) }
    needsDwelling = (0..<realSiteCount).map { problem.needsDwelling(at: $0) }
    var options = [[(resource: Int, position: Int, cost: Double)]](
      repeating: [], count: realSiteCount * bands.sizes.count)
    for site in 0..<realSiteCount {
      for band in bands.options(at: site) {
        let dwelling = problem.dwellings[band.option]
        if let resource = dwelling.resource { resources[site].append(resource) }
        let position = dwelling.resource == nil ? -1 : resources[site].count - 1
        for size in band.first...band.last {
          options[site * bands.sizes.count + size].append(
            (dwelling.resource ?? -1, position, Double(dwelling.costs[task.level])))
        }
      }
    }
    self.options = options
    self.resources = FlatLists(resources)
    width = resources.reduce(1) { max($0, $1.count) }
  }

  /// How far apart a fragment's sites lie in the mean: the scale on which prices matter.
  var spread: Double {
    var total = 0.0
    var count = 0.0
    for fragment in outside.indices {
      var (sum, squares, number) = (0.0, 0.0, 0.0)
      for cost in costs[fragment * siteCount..<(fragment + 1) * siteCount] + [outside[fragment]]
      where cost < Self.unreachable {
        sum += cost
        squares += cost * cost
        number += 1
      }
      guard number > 1 else { continue }
      total += max(0, squares / number - (sum / number) * (sum / number)).squareRoot()
      count += 1
    }
    return count > 0 ? total / count : 0
  }

  /// The most that a fragment's sites differ by: no place can be worth much more than that.
  var largestRange: Double {
    var largest = 0.0
    for fragment in outside.indices {
      var (least, most) = (Double.infinity, -Double.infinity)
      for cost in costs[fragment * siteCount..<(fragment + 1) * siteCount] + [outside[fragment]]
      where cost < Self.unreachable {
        least = min(least, cost)
        most = max(most, cost)
      }
      largest = max(largest, most - least)
    }
    return largest
  }
}
