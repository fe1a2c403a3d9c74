/// Dividing whole numbers.
enum Apportionment {
  /// Divides `total` into whole shares in proportion to `weights`, each at least `minimum` (largest remainders, the
  /// earlier of equal ones first).
  static func shares(of total: Int, weights: [Int], minimum: Int = 0) -> [Int] {
    let free = total - minimum * weights.count
    let sum = weights.reduce(0, +)
    var shares = weights.map { minimum + free * $0 / sum }
    let byRemainder = weights.indices.sorted { left, right in
      let remainders = (free * weights[left] % sum, free * weights[right] % sum)
      return remainders.0 == remainders.1 ? left < right : remainders.0 > remainders.1
    }
    for position in byRemainder.prefix(total - shares.reduce(0, +)) { shares[position] += 1 }
    return shares
  }

  /// `amount` and so many thousandths more, rounded up.
  static func withSpare(_ amount: Int, perMille: Int) -> Int {
    (amount * (1000 + perMille) + 999) / 1000
  }
}
