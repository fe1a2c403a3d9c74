import Foundation
import Relocation

/// What the argument parser says, in the language of the run.
///
/// The parser speaks English only. Its headings and its few kinds of complaint are put into Chinese here; a sentence that
/// is not known stays as it is.
enum UsageText {
  /// The text as it stands for English, with the parser's own words translated for Chinese.
  static func inLanguage(_ text: String, _ language: Language) -> String {
    guard language == .chinese else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { translated($0) }
    return joined(lines).flatMap { wrapped(values($0)) }.joined(separator: "\n")
  }

  /// The columns before an option's help.
  private static let helpStart = 26

  /// Puts together again what the parser broke inside brackets, counting characters instead of columns.
  private static func joined(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines {
      if let last = result.last, isOpen(last) {
        result[result.count - 1] = last + (last.hasSuffix(",") ? " " : "") + line.drop { $0 == " " }
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Whether the brackets of values and default are not closed on this line.
  private static func isOpen(_ line: String) -> Bool {
    let opening = [line.range(of: "（可选："), line.range(of: "（默认：")].compactMap { $0?.upperBound }.min()
    return opening.map { !line[$0...].contains(")") } ?? false
  }

  private static func wrapped(_ line: String) -> [String] {
    DisplayWidth.wrap(line, to: 80, hanging: line.hasPrefix("  ") ? helpStart : 6)
  }

  /// Beginnings of lines that are headings or whole sentences.
  private static let beginnings: [(String, String)] = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误："), ("Help:  ", "说明："),
  ]

  /// Pieces of sentences, in the order they are looked for.
  private static let pieces: [(String, String)] = [
    ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"),
    ("Show subcommand help information.", "显示子命令的帮助。"), ("for detailed help.", "可查看详细说明。"),
    ("for more information.", "可查看更多说明。"), ("  See '", "  运行 '"), ("(default: ", "（默认："), ("(values: ", "（可选："),
    ("Unknown option '", "没有这个选项 '"), ("Did you mean '", "是不是要写 '"), ("Missing value for '", "缺少取值 '"),
    ("Missing expected argument '", "缺少参数 '"), ("Unexpected argument '", "多余的参数 '"),
    (" unexpected arguments: '", " 个多余的参数：'"), ("The value '", "取值 '"), ("' is invalid for '", "' 不适用于 '"),
    (". Please provide one of ", "，可用的取值："), (" or '", " 或 '"), ("' and '", "' 和 '"),
    ("Missing required subcommand.", "缺少子命令。"),
  ]

  private static func translated(_ line: Substring) -> String {
    var text = String(line)
    for (english, chinese) in beginnings where text.hasPrefix(english) {
      text = chinese + text.dropFirst(english.count)
    }
    for (english, chinese) in pieces {
      text = replacing(english, by: chinese, in: text)
    }
    return text
  }

  /// The brackets with values and default.
  private static func values(_ line: String) -> String {
    guard line.contains("（可选：") || line.contains("（默认：") else { return line }
    var text = replacing("; default: ", by: "；默认：", in: line)
    text = replacing(";default: ", by: "；默认：", in: text)
    text = replacing(", ", by: "、", in: text, onlyAfter: "（可选：")
    text = replacing(" （", by: "（", in: text)
    return text.hasSuffix(")") ? text.dropLast() + "）" : text
  }

  private static func replacing(
    _ piece: String, by other: String, in text: String, onlyAfter mark: String
  ) -> String {
    guard let range = text.range(of: mark) else { return text }
    return text[..<range.upperBound] + replacing(piece, by: other, in: String(text[range.upperBound...]))
  }

  private static func replacing(_ piece: String, by other: String, in text: String) -> String {
    guard text.contains(piece) else { return text }
    return text.split(separator: piece, omittingEmptySubsequences: false).joined(separator: other)
  }
}
