/// e to the power of a number that is not positive, the same on every machine: 0 below −40.
///
/// Range reduction by powers of two and the Taylor series up to the twelfth power: exact to some 1e-15.
@inline(__always)
func exponential(_ x: Double) -> Double {
  guard x > -40 else { return 0 }
  let power = (x * 1.4426950408889634).rounded()
  let rest = x - power * 0.6931471805599453
  var sum = 1.0 + rest / 12
  for term in stride(from: 11.0, through: 1, by: -1) { sum = 1 + rest * sum / term }
  return sum * Double(bitPattern: UInt64(Int(power) + 1023) << 52)
}

/// The natural logarithm of a number not below 1e-300, the same on every machine, exact to some 1e-14.
@inline(__always)
func logarithm(_ x: Double) -> Double {
  var exponent = Double(Int(x.bitPattern >> 52) - 1023)
  var mantissa = Double(bitPattern: (x.bitPattern & 0xf_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000)
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  var sum = 0.0
  for odd in stride(from: 19.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
  return exponent * 0.6931471805599453 + 2 * ratio * sum
}
