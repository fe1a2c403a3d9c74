import Foundation
import Relocation

/// Where a command speaks: results on standard output, messages on standard error.
struct Console: Sendable {
  /// How a text is set off; plain where there is no terminal.
  enum Style: String, Sendable {
    case bold = "1"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case dim = "2"
  }

  let language: Language
  /// Whether messages that are not errors are left out.
  let isQuiet: Bool
  private let colourOutput: Bool
  private let colourMessages: Bool

  init(language: Language, isQuiet: Bool = false) {
    self.language = language
    self.isQuiet = isQuiet
    let environment = ProcessInfo.processInfo.environment
    let wanted = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    colourOutput = wanted && Terminal.isTerminal(STDOUT_FILENO)
    colourMessages = wanted && Terminal.isTerminal(STDERR_FILENO)
  }

  /// A text in this run's language.
  func text(_ message: Bilingual) -> String { message[language] }

  /// A text for a program, or one that has its lines already: on standard output as it is.
  func verbatim(_ text: String) { put(text) }

  /// A result, on standard output; on a terminal a line that is too long goes on indented.
  func result(_ line: String, _ style: Style? = nil) {
    let lines = Self.fitted([line], hanging: 2, STDOUT_FILENO)
    put((colourOutput ? lines.map { styled($0, style) } : lines).joined(separator: "\n"))
  }

  /// Results, a line each; on a terminal a line that is too long goes on indented, elsewhere it stays whole.
  func result(_ lines: [String], hanging indent: Int = 0) {
    guard !lines.isEmpty else { return }
    put(Self.fitted(lines, hanging: indent, STDOUT_FILENO).joined(separator: "\n"))
  }

  private static func fitted(_ lines: [String], hanging indent: Int, _ descriptor: Int32) -> [String] {
    guard Terminal.isTerminal(descriptor) else { return lines }
    let width = Terminal.columns(descriptor)
    return lines.flatMap { DisplayWidth.wrap($0, to: width, hanging: indent) }
  }

  /// A message for whoever watches, on standard error; left out when quiet.
  func note(_ message: Bilingual) {
    guard !isQuiet else { return }
    error(text(message))
  }

  /// What the user may not have meant, on standard error, quiet or not.
  func warn(_ message: Bilingual) {
    error(text(Bilingual(zh: "注意：" + message.zh, en: "Warning: " + message.en)), .yellow)
  }

  /// What went wrong, on standard error, quiet or not.
  func error(_ line: String, _ style: Style? = nil) {
    let lines = line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let fitted = Self.fitted(lines, hanging: 2, STDERR_FILENO)
    complain((colourMessages ? fitted.map { styled($0, style) } : fitted).joined(separator: "\n"))
  }

  private func styled(_ line: String, _ style: Style?) -> String {
    guard let style, !line.isEmpty else { return line }
    return "\u{1B}[\(style.rawValue)m\(line)\u{1B}[0m"
  }

  /// A failure is kept by ``StandardOutput``, and ends the process with 73 when everything else is done.
  private func put(_ line: String) {
    StandardOutput.write(Array((line + "\n").utf8))
  }

  /// Where messages cannot be written, there is nowhere to say so.
  private func complain(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
