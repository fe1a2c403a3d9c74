extension PlanDocument {
  /// One objective level.
  public struct Level: Hashable, Sendable, Codable {
    /// One criterion of the level.
    public struct Term: Hashable, Sendable, Codable {
      /// Its key in a scenario file.
      public var criterion: String
      /// Its weight in the level.
      public var weight: Int
      /// The plan's value, not yet weighted.
      public var value: Int

      /// Makes a term.
      public init(criterion: String, weight: Int, value: Int) {
        self.criterion = criterion
        self.weight = weight
        self.value = value
      }
    }

    /// In the scenario's order.
    public var criteria: [Term]
    /// The weighted sum of the criteria.
    public var value: Int
    /// No plan that keeps the earlier levels is below this.
    public var bound: Int
    /// The bound that the certificate re-derives without a solver.
    public var certifiedBound: Int
    /// (value − bound) / |value|, 0 where they are equal.
    public var relativeGap: Double
    /// How much later levels were allowed to worsen this one.
    public var tolerance: Int

    /// Makes a level; the gap follows from value and bound.
    public init(criteria: [Term], value: Int, bound: Int, certifiedBound: Int, tolerance: Int) {
      self.criteria = criteria
      self.value = value
      self.bound = bound
      self.certifiedBound = certifiedBound
      self.tolerance = tolerance
      relativeGap = Self.relativeGap(value: value, bound: bound)
    }

    /// (value − bound) / |value|, over 1 where the value is 0.
    public static func relativeGap(value: Int, bound: Int) -> Double {
      value == bound ? 0 : (Double(value) - Double(bound)) / max(1, Double(value).magnitude)
    }
  }

  /// One file the plan was made from.
  public struct Input: Hashable, Sendable, Codable {
    /// What it was for.
    public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
      /// A table or the workbook of the instance.
      case instance
      case scenario
      /// The assignments of the earlier plan, given with `--from`.
      case earlier
    }

    /// What it was for.
    public var role: Role
    /// The file's name, without folders.
    public var name: String
    /// Its length.
    public var bytes: Int
    /// In hexadecimal.
    public var sha256: String

    /// Makes an entry.
    public init(role: Role, name: String, bytes: Int, sha256: String) {
      self.role = role
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// The scenario as solved.
  public struct ScenarioText: Hashable, Sendable, Codable {
    /// The scenario's name.
    public var name: String
    /// The whole scenario in YAML, changes made on the command line included.
    public var text: String

    /// Makes an entry.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// Seconds spent in one phase.
  public struct Timing: Hashable, Sendable, Codable {
    /// The key of the phase.
    public var phase: String
    /// Wall-clock seconds.
    public var seconds: Double

    /// Makes an entry, rounded to thousandths.
    public init(phase: String, seconds: Double) {
      self.phase = phase
      self.seconds = (seconds * 1000).rounded() / 1000
    }
  }

  /// What the plan was made with.
  public struct Versions: Hashable, Sendable, Codable {
    /// This program's version.
    public var relocate: String
    /// GLPK's version.
    public var glpk: String
    /// ``PlanDocument/currentSchema`` when it was written.
    public var schema: Int

    /// Makes an entry.
    public init(relocate: String, glpk: String, schema: Int = PlanDocument.currentSchema) {
      self.relocate = relocate
      self.glpk = glpk
      self.schema = schema
    }
  }
}
