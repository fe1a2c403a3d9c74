/// What is needed to re-derive the bounds of a plan in exact integer arithmetic, without any solver.
///
/// For a level `k` with earlier levels held at `caps`, integer multipliers `m` (per resource), `λ` (per earlier level) and
/// `q` (per link of kin across settlements) over a common `scale` give, by Lagrangian duality,
///
///     scale · bound ≤ Σ over blocks of min over the block's patterns of
///                         [ scale · cost_k + Σ λ_l · cost_l + Σ m_r · use_r + links ]
///                     − Σ λ_l · cap_l − Σ_r ( m_r > 0 ? m_r · upper_r : m_r · lower_r )
///
/// A *block* is a settlement, or a party (household, kin group, whole settlement) where its settlement neither bounds nor
/// charges its sites. A *pattern* says for each party of the block which site it goes to, and which dwelling each
/// household takes, or that the party is left out. A multiplier is positive only where the resource has an upper limit and
/// negative only where it has a lower one. The bound is the right-hand side over `scale`, rounded up.
///
/// A level that charges the largest mean over groups, `worst:COLUMN`, with weight W in `scale · cost_k + Σ λ_l · cost_l`
/// pays at least Σ_g μ_g · (1000 · burden_g − slack_g), where Σ_g μ_g · people_g ≤ W: the multipliers μ of its groups.
///
/// Where branching was needed a level's certificate is a binary tree: each inner node splits all plans by one condition,
/// and the bound is the least over the leaves. On the way places may be struck off that no plan below a number uses, and planes
/// added (``Plane``), which multipliers then price like resources.
public struct BoundCertificate: Hashable, Sendable, Codable {
  /// Version of this form.
  public static let currentVersion = 2
  /// The versions that are read: the first has no planes, and strikes nothing off.
  public static let knownVersions = 1...currentVersion

  /// Version of the form it is written in.
  public var version: Int
  /// By `ROLE/NAME`, the SHA-256 of every input file in hexadecimal; empty until a plan folder is written.
  public var inputs: [String: String]
  /// One per level, in order.
  public var levels: [Level]

  /// Makes one from its parts.
  public init(version: Int = Self.currentVersion, inputs: [String: String] = [:], levels: [Level] = []) {
    self.version = version
    self.inputs = inputs
    self.levels = levels
  }

  /// The certificate of one level.
  public struct Level: Hashable, Sendable, Codable {
    /// The values that earlier levels may not exceed.
    public var caps: [Int]
    /// The tree of conditions, or its one leaf.
    public var root: Node
    /// Makes one from its parts.
    public init(caps: [Int], root: Node) {
      self.caps = caps
      self.root = root
    }
  }

  /// A node of the tree: a leaf with multipliers, or a condition with what follows where it holds and where it does not, or what
  /// multipliers leave of the places for plans below a number, with planes that these obey.
  public indirect enum Node: Hashable, Sendable, Codable {
    case leaf(Multipliers)
    case branch(Condition, holds: Node, fails: Node)
    case narrow(Multipliers, below: Int, planes: [Plane], rest: Node)

    /// The multipliers that bound all plans that reach the node; `nil` where it asks a question.
    public var multipliers: Multipliers? {
      switch self {
      case .leaf(let multipliers), .narrow(let multipliers, _, _, _): multipliers
      case .branch: nil
      }
    }
  }

  /// A mixed-integer rounding of a sum of limits: what every plan obeys because places are taken wholly or not.
  ///
  /// Each limit, and each earlier plane, is counted from where every household is at its *base*, its cheapest place under the
  /// multipliers of the node. With A(h, t) the sum of multipliers times what h takes more at t than at its base, b that of what is
  /// left of the limits at the bases, f = b mod divisor and F(a) = (divisor − f) · ⌊a / divisor⌋ + max(0, a mod divisor − f),
  ///
  ///     Σ_h ⌊ (F(A(h, t)) − Σ_r F(m_r) · more_r(h, t)) / grain ⌋ ≤ ⌊ (F(b) − Σ_r F(m_r) · left_r) / grain ⌋
  public struct Plane: Hashable, Sendable, Codable {
    /// At least 1.
    public var divisor: Int
    /// What coefficients are divided by, rounded down; at least 1.
    public var grain: Int
    /// By the text of a ``ResourceName`` with an upper limit.
    public var resources: [String: Int]
    /// By the number of an earlier plane on the way to this one, from 0, as text.
    public var planes: [String: Int]

    /// Makes one from its parts.
    public init(divisor: Int, grain: Int, resources: [String: Int], planes: [String: Int]) {
      self.divisor = divisor
      self.grain = grain
      self.resources = resources
      self.planes = planes
    }
  }

  /// A question that splits all plans in two.
  public enum Condition: Hashable, Sendable, Codable {
    /// At least one household of the settlement is placed at the site.
    case settlementUses(settlement: String, site: String)
    /// The household is placed at the site.
    case householdAt(household: String, site: String)
  }

  /// Integer multipliers over a common scale.
  public struct Multipliers: Hashable, Sendable, Codable {
    /// What all multipliers are to be divided by.
    public var scale: Int
    /// One per earlier level, not negative.
    public var earlierLevels: [Int]
    /// By the text of a ``ResourceName``; those that are absent are zero.
    public var resources: [String: Int]
    /// By `HOUSEHOLD/SITE`, where the household is the first (by id) of those of its settlement in a party that crosses
    /// settlements: added where that part goes to the site, subtracted where the part with the party's first household does.
    public var links: [String: Int]
    /// By column that a criterion `worst:COLUMN` compares, and by the text of a group: not negative.
    public var means: [String: [String: Int]]
    /// By the number of a plane on the way to the node, from 0, as text: not negative.
    public var planes: [String: Int]

    /// Makes one from its parts.
    public init(
      scale: Int, earlierLevels: [Int] = [], resources: [String: Int] = [:], links: [String: Int] = [:],
      means: [String: [String: Int]] = [:], planes: [String: Int] = [:]
    ) {
      self.scale = scale
      self.earlierLevels = earlierLevels
      self.resources = resources
      self.links = links
      self.means = means
      self.planes = planes
    }
  }
}
