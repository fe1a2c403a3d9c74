/// Sine, cosine and arcsine from the four operations and the square root alone.
///
/// Each is a series summed until its terms no longer count, accurate to about 1e-15 on the arguments that distances on
/// the earth need (|x| ≤ 2π for sine and cosine, 0 ≤ x ≤ 1 for arcsine). Same bits on every IEEE 754 machine.
enum PortableMath {
  static func sine(_ x: Double) -> Double {
    var term = x
    var sum = x
    for step in 1...30 {
      let twice = Double(2 * step)
      term = -term * x * x / (twice * (twice + 1))
      if sum + term == sum { break }
      sum += term
    }
    return sum
  }

  static func cosine(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for step in 1...30 {
      let twice = Double(2 * step)
      term = -term * x * x / ((twice - 1) * twice)
      if sum + term == sum { break }
      sum += term
    }
    return sum
  }

  /// arcsin x = 4 · arcsin of the sine of a quarter of the angle, so that the series runs on a small argument.
  static func arcsine(_ x: Double) -> Double {
    let half = halfAngleSine(x)
    let quarter = halfAngleSine(half)
    var power = quarter
    var sum = quarter
    for step in 1...40 {
      let twice = Double(2 * step)
      power = power * quarter * quarter * (twice - 1) / twice
      let term = power / (twice + 1)
      if sum + term == sum { break }
      sum += term
    }
    return 4 * sum
  }

  /// sin(θ/2) from x = sin θ for 0 ≤ θ ≤ π/2, in the form that loses no digits where x is small.
  private static func halfAngleSine(_ x: Double) -> Double {
    let cosine = max(0, (1 - x) * (1 + x)).squareRoot()
    return x / (2 * (1 + cosine)).squareRoot()
  }
}
