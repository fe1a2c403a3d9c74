/// A hamlet (自然屯) from which households move.
public struct Settlement: Hashable, Sendable {
  /// How the hamlet moves.
  public enum Move: String, CaseIterable, Sendable {
    /// 整体搬迁: the hamlet moves as a whole.
    case whole
    /// 个别搬迁: households move one by one.
    case individual
  }

  /// Unique among the settlements.
  public var id: SettlementID
  /// What people call it.
  public var name: String?
  /// The administrative village (行政村) it belongs to.
  public var village: String?
  /// The township (乡镇) it belongs to.
  public var township: String?
  /// Where it lies; `nil` where the table does not say.
  public var position: GeographicPosition?
  /// Whether it moves as a whole.
  public var move: Move
  /// Hazard level of the place, 0 and up; counts for its households that have none of their own.
  public var hazard: Int?
  /// The cells of columns that the contract does not name.
  public var extra: [String: String]

  /// Makes a settlement; without more it is a bare id whose households move one by one.
  public init(
    id: SettlementID, name: String? = nil, village: String? = nil, township: String? = nil,
    position: GeographicPosition? = nil, move: Move = .individual, hazard: Int? = nil, extra: [String: String] = [:]
  ) {
    self.id = id
    self.name = name
    self.village = village
    self.township = township
    self.position = position
    self.move = move
    self.hazard = hazard
    self.extra = extra
  }
}
