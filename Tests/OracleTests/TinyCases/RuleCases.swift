import Foundation

/// How many random cases a rule is tried on: few in everyday runs, `RELOCATE_RULE_CASES` in `make test-rules`.
enum RuleCases {
  static let count = ProcessInfo.processInfo.environment["RELOCATE_RULE_CASES"].flatMap(Int.init) ?? 12
}
