/// The plans of a sweep that no other beats on both of two criteria.
struct SweepFront {
  /// Two keys of criteria.
  let criteria: [String]

  /// Marks the rows that are on the front; plans that are equal on both are on it together.
  func mark(_ rows: inout [SweepRow]) {
    let values = rows.map { row in criteria.compactMap { row.criteria[$0] } }
    for position in rows.indices {
      let own = values[position]
      rows[position].isOnFront =
        own.count == criteria.count
        && !values.contains { other in
          other.count == own.count && other != own && zip(other, own).allSatisfy { $0 <= $1 }
        }
    }
  }
}
