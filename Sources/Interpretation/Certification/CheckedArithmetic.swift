/// Integer arithmetic that says when it leaves the range, as numbers from a file may make it.
enum Checked {
  static func product(_ left: Int, _ right: Int) throws(CertificateFault) -> Int {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    if overflow { throw .outOfRange }
    return result
  }

  static func sum(_ left: Int, _ right: Int) throws(CertificateFault) -> Int {
    let (result, overflow) = left.addingReportingOverflow(right)
    if overflow { throw .outOfRange }
    return result
  }

  static func difference(_ left: Int, _ right: Int) throws(CertificateFault) -> Int {
    let (result, overflow) = left.subtractingReportingOverflow(right)
    if overflow { throw .outOfRange }
    return result
  }

  /// The size of a number without its sign.
  static func magnitude(_ number: Int) throws(CertificateFault) -> Int {
    number < 0 ? try difference(0, number) : number
  }

  /// The least integer that is not below the quotient; the divisor is at least 1.
  static func ceilingQuotient(_ dividend: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
  }
}
