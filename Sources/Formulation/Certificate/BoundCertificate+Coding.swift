extension BoundCertificate.Multipliers {
  private enum CodingKeys: String, CodingKey {
    case scale, earlierLevels, resources, links, means, planes
  }

  /// Reads multipliers; `means` and `planes` may be absent.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      scale: try values.decode(Int.self, forKey: .scale),
      earlierLevels: try values.decode([Int].self, forKey: .earlierLevels),
      resources: try values.decode([String: Int].self, forKey: .resources),
      links: try values.decode([String: Int].self, forKey: .links),
      means: try values.decodeIfPresent([String: [String: Int]].self, forKey: .means) ?? [:],
      planes: try values.decodeIfPresent([String: Int].self, forKey: .planes) ?? [:])
  }

  /// Writes multipliers; without `means` or `planes` where there are none.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(scale, forKey: .scale)
    try values.encode(earlierLevels, forKey: .earlierLevels)
    try values.encode(resources, forKey: .resources)
    try values.encode(links, forKey: .links)
    if !means.isEmpty { try values.encode(means, forKey: .means) }
    if !planes.isEmpty { try values.encode(planes, forKey: .planes) }
  }
}
