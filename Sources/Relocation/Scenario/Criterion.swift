/// A number that a plan has and that a scenario may want small. All are exact integers.
public enum Criterion: Hashable, Sendable, CustomStringConvertible {
  /// People of households left without a site, times the household's priority (1 + hazard level).
  case unplaced
  /// People of each household times 0 for its first wish, 1 second, 2 third, 4 none of its wishes; 0 where it stated none.
  case wishes
  /// People times distance in tenths of a kilometre; an unknown distance counts 0.
  case distance
  /// Over settlements: number of sites used, less one.
  case split
  /// Households whose site differs from the earlier plan.
  case moved
  /// Yuan: sites' cost per person and dwellings' cost.
  case cost
  /// Minus the sum of a scores column over the placed households, in thousandths.
  case score(String)
  /// The largest mean of (wishes + distance) per person over the groups that a column makes.
  case worst(String)

  /// The key in a scenario file.
  public var description: String {
    switch self {
    case .unplaced: "unplaced"
    case .wishes: "wishes"
    case .distance: "distance"
    case .split: "split"
    case .moved: "moved"
    case .cost: "cost"
    case .score(let name): "score:\(name)"
    case .worst(let column): "worst:\(column)"
    }
  }

  /// Reads the key of a scenario file; `nil` where there is no such criterion.
  public init?(key: String) {
    switch key {
    case "unplaced": self = .unplaced
    case "wishes": self = .wishes
    case "distance": self = .distance
    case "split": self = .split
    case "moved": self = .moved
    case "cost": self = .cost
    default:
      if key.hasPrefix("score:"), key.count > 6 {
        self = .score(String(key.dropFirst(6)))
      } else if key.hasPrefix("worst:"), key.count > 6 {
        self = .worst(String(key.dropFirst(6)))
      } else {
        return nil
      }
    }
  }
}
