public import Relocation

/// Why an instance or a scenario could not be read.
public enum InstanceReadingError: Error, Hashable, Sendable {
  /// There is nothing at this path, or it may not be opened (exit code 66).
  case noSuchInput(path: String, problem: Bilingual)
  /// What is there is wrong (exit code 65): every fault of every file, by table, row and column. Nothing of it is used.
  case faults([DataFault])

  /// The error in one or more lines.
  public func text(in language: Language) -> String {
    switch self {
    case .noSuchInput(_, let problem): problem[language]
    case .faults(let faults): faults.map { $0.text(in: language) }.joined(separator: "\n")
    }
  }
}
