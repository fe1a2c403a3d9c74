import InstanceFiles
import Relocation

/// Faults as lines, grouped by file in the order they come.
enum FaultListText {
  /// A heading with the count for every file, then a line or two for every fault.
  static func lines(_ faults: [DataFault], _ language: Language) -> [String] {
    var order: [String] = []
    var groups: [String: [DataFault]] = [:]
    for fault in faults {
      if groups[fault.file] == nil { order.append(fault.file) }
      groups[fault.file, default: []].append(fault)
    }
    return order.flatMap { file -> [String] in
      let members = groups[file] ?? []
      return [heading(file, members.count)[language]] + members.map { "  " + $0.text(in: language) }
    }
  }

  private static func heading(_ file: String, _ count: Int) -> Bilingual {
    Bilingual(zh: "\(file)：\(count) 处", en: "\(file): \(count)")
  }

  /// How many faults there are, and that nothing was used.
  static func verdict(_ count: Int) -> Bilingual {
    Bilingual(
      zh: "数据有 \(Figures.grouped(count)) 处错误，全部列出如下；改正之前不会使用其中任何内容。",
      en: "The data has \(count == 1 ? "1 fault," : "\(Figures.grouped(count)) faults, all") listed here; "
        + "nothing of it is used until \(count == 1 ? "it is" : "they are") corrected.")
  }

  /// The failure of a command that was given wrong data: every fault, exit code 65.
  static func failure(_ faults: [DataFault], _ language: Language) -> CommandFailure {
    let lines = lines(faults, language).map { Bilingual(zh: $0, en: $0) }
    return CommandFailure(.badData, messages: [verdict(faults.count)] + lines)
  }

  /// The failure that a reading error is: 66 where there is no input, 65 with every fault where it is wrong.
  static func failure(_ error: InstanceReadingError, _ language: Language) -> CommandFailure {
    switch error {
    case .noSuchInput(_, let problem): CommandFailure(.noInput, Message.noInput(problem))
    case .faults(let faults): failure(faults, language)
    }
  }
}
