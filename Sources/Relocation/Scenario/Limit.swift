/// A limit of the scenario's own, over any numeric or text column: a quota, say.
public struct Limit: Hashable, Sendable {
  /// What is counted.
  public enum Measure: Hashable, Sendable {
    case people
    case households
    /// A numeric column of households, by its English key or its heading in the file.
    case column(String)

    /// The key in a scenario file.
    public var key: String {
      switch self {
      case .people: "people"
      case .households: "households"
      case .column(let name): name
      }
    }
  }

  /// Which sites count together.
  public enum Sites: Hashable, Sendable {
    case all
    case listed([SiteID])
    /// Sites whose columns have all of these values.
    case matching([String: String])
  }

  /// What the scenario calls it; named in sentences.
  public var name: String
  /// What is counted.
  public var measure: Measure
  /// Only households whose columns (their own or their settlement's) have all of these values are counted.
  public var condition: [String: String]
  /// At which sites it is counted.
  public var sites: Sites
  /// The smallest sum that is allowed; `nil` is no such limit.
  public var atLeast: Int?
  /// The largest sum that is allowed; `nil` is no such limit.
  public var atMost: Int?
  /// The largest share of all that is placed at a site that the counted households may be, at each of the sites by
  /// itself; `nil` is no such limit.
  public var shareAtMost: Share?

  /// Makes a limit; without more it counts all people at all sites and allows everything.
  public init(
    name: String, measure: Measure = .people, where condition: [String: String] = [:], sites: Sites = .all,
    atLeast: Int? = nil, atMost: Int? = nil, shareAtMost: Share? = nil
  ) {
    self.name = name
    self.measure = measure
    self.condition = condition
    self.sites = sites
    self.atLeast = atLeast
    self.atMost = atMost
    self.shareAtMost = shareAtMost
  }
}
