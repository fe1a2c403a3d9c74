/// How the process ends; the numbers are the contract's.
enum ExitStatus: Int32 {
  /// Done; for `solve`, a plan proven within the gap asked for.
  case done = 0
  /// A plan, and the proof did not come to its end.
  case unproven = 2
  /// No plan obeys the rules.
  case impossible = 3
  /// `verify` found a broken rule, a wrong value or a bound that does not hold.
  case refuted = 4
  /// Wrong usage.
  case usage = 64
  /// Bad data.
  case badData = 65
  /// No such input.
  case noInput = 66
  /// The program contradicts itself; nothing was written.
  case software = 70
  /// The output cannot be written.
  case cannotWrite = 73
  /// Stopped before there was any plan; nothing was written.
  case stoppedEarly = 75
  /// Left at once, at the second interrupt.
  case interrupted = 130
}
