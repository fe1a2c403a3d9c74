internal import CGLPK

/// Where a row or column stands in the basis.
public enum BasisStatus: Sendable, Hashable, CaseIterable {
  /// In the basis.
  case basic
  /// Out of it, at its lower bound.
  case atLower
  /// Out of it, at its upper bound.
  case atUpper
  /// Out of it, free, at zero.
  case free
  /// Out of it, fixed.
  case fixed

  init?(code: Int32) {
    switch code {
    case GLP_BS: self = .basic
    case GLP_NL: self = .atLower
    case GLP_NU: self = .atUpper
    case GLP_NF: self = .free
    case GLP_NS: self = .fixed
    default: return nil
    }
  }

  var code: Int32 {
    switch self {
    case .basic: GLP_BS
    case .atLower: GLP_NL
    case .atUpper: GLP_NU
    case .free: GLP_NF
    case .fixed: GLP_NS
    }
  }
}
