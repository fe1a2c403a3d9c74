import Formulation
import Relocation

/// A plane of a certificate, derived from the limits that it combines (``BoundCertificate/Plane``).
struct PlaneRounding: Sendable {
  /// What is taken of the combined limits, and of the rounded ones.
  struct Weight: Sendable {
    var combined = 0
    var rounded = 0
  }

  private let divisor: Int
  private let grain: Int
  /// What the right side leaves over the divisor.
  private var left = 0
  /// By resource, and by plane that has one.
  private var resources: [Weight]
  private var planes: [(plane: Int, weight: Weight)] = []
  private let layout: ResourceLayout
  /// The right side.
  private(set) var limit = 0

  init(_ plane: BoundCertificate.Plane, _ places: NarrowedPlaces) throws(CertificateFault) {
    guard plane.divisor >= 1, plane.grain >= 1 else { throw .planeOutOfForm }
    (divisor, grain, layout) = (plane.divisor, plane.grain, places.layout)
    resources = [Weight](repeating: Weight(), count: layout.count)
    let taken = try places.takenAtBases()
    var rooms: [(multiplier: Int, room: Int)] = []
    for (name, multiplier) in plane.resources.sorted(by: { $0.key < $1.key }) {
      if places.names.ambiguous.contains(name) { throw .ambiguousName(name) }
      guard let resource = places.names.resources[name] else { throw .unknownResource(name) }
      guard let upper = resource.upper else { throw .planeOutOfForm }
      let position = layout.position(resource.place)
      rooms.append((multiplier, try Checked.difference(upper, taken.resources[position])))
      resources[position].combined = multiplier
    }
    for (name, multiplier) in plane.planes.sorted(by: { $0.key < $1.key }) {
      guard let number = Int(name), places.planeLimits.indices.contains(number) else { throw .unknownPlane(name) }
      rooms.append((multiplier, try Checked.difference(places.planeLimits[number], taken.planes[number])))
      planes.append((number, Weight(combined: multiplier)))
    }
    var sum = 0
    for (multiplier, room) in rooms { sum = try Checked.sum(sum, try Checked.product(multiplier, room)) }
    left = Self.modulo(sum, divisor)
    var rounded = try value(sum)
    for (multiplier, room) in rooms {
      rounded = try Checked.difference(rounded, try Checked.product(try value(multiplier), room))
    }
    limit = Self.quotient(rounded, grain)
    for index in resources.indices where resources[index].combined != 0 {
      resources[index].rounded = try value(resources[index].combined)
    }
    for index in planes.indices { planes[index].weight.rounded = try value(planes[index].weight.combined) }
  }

  func weigh(_ uses: [ResourceUse], _ row: NarrowedPlaces.Row) throws(CertificateFault) -> Weight {
    var sum = Weight()
    for use in uses { try sum.add(resources[use.resource], times: use.amount) }
    if row.row >= 0 { try sum.add(resources[layout.dwelling(row.row)], times: 1) }
    for (plane, weight) in planes { try sum.add(weight, times: row.planes[plane]) }
    return sum
  }

  func coefficient(_ weight: Weight, _ base: Weight) throws(CertificateFault) -> Int {
    let combined = try value(try Checked.difference(weight.combined, base.combined))
    let rounded = try Checked.difference(weight.rounded, base.rounded)
    return Self.quotient(try Checked.difference(combined, rounded), grain)
  }

  /// (divisor − f) · ⌊a / divisor⌋ + max(0, a mod divisor − f).
  private func value(_ number: Int) throws(CertificateFault) -> Int {
    let whole = try Checked.product(divisor - left, Self.quotient(number, divisor))
    return try Checked.sum(whole, max(0, Self.modulo(number, divisor) - left))
  }

  private static func modulo(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }

  /// Rounded down.
  private static func quotient(_ number: Int, _ divisor: Int) -> Int {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}

extension PlaneRounding.Weight {
  fileprivate mutating func add(_ other: Self, times amount: Int) throws(CertificateFault) {
    if amount == 0 { return }
    combined = try Checked.sum(combined, try Checked.product(other.combined, amount))
    rounded = try Checked.sum(rounded, try Checked.product(other.rounded, amount))
  }
}
