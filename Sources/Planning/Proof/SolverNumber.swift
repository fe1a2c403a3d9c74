extension Int {
  /// A number of the solver's, rounded as told and held to what sums can carry: the solver may say anything.
  init(fromSolver value: Double, _ rule: FloatingPointRoundingRule) {
    let most = Double(Int.unreachable / 4)
    self = value.isNaN ? 0 : Int(Swift.max(-most, Swift.min(most, value.rounded(rule))))
  }
}
