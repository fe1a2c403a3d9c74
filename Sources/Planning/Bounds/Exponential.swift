/// e to the power of a number that is not positive, the same on every machine: 0 below −40.
///
/// Range reduction by powers of two and the Taylor series up to the eleventh power: exact to some 1e-14.
@inline(__always)
func exponential(_ x: Double) -> Double {
  guard x > -40 else { return 0 }
  // To the nearest whole number: what is added leaves no room for fractions.
  let power = (x * 1.4426950408889634 + 6_755_399_441_055_744) - 6_755_399_441_055_744
  let r = x - power * 0.6931471805599453
  let high = 1.0 / 5040 + r * (1.0 / 40_320 + r * (1.0 / 362_880 + r * (1.0 / 3_628_800 + r * (1.0 / 39_916_800))))
  let middle = 1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720 + r * high))
  let sum = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6 + r * middle)))
  return sum * Double(bitPattern: UInt64(Int(power) + 1023) << 52)
}

/// The natural logarithm of a number not below 1e-300, the same on every machine, exact to some 1e-12.
@inline(__always)
func logarithm(_ x: Double) -> Double {
  var exponent = Double(Int(x.bitPattern >> 52) - 1023)
  var mantissa = Double(bitPattern: (x.bitPattern & 0xf_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000)
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  let ratio = (mantissa - 1) / (mantissa + 1)
  let s = ratio * ratio
  let high = 1.0 / 11 + s * (1.0 / 13 + s * (1.0 / 15 + s * (1.0 / 17)))
  let sum = 1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * high))))
  return exponent * 0.6931471805599453 + 2 * ratio * sum
}
