/// A command as a page for `man`.
struct ManualPage {
  /// The words of the page that are not the command's.
  struct Words {
    var name: String
    var synopsis: String
    var description: String
    var options: String
    var commands: String
    var more: String
    var values: String
    var standard: String
    /// The two sentences of the argument parser's own.
    var own: [String: String] = [:]

    static let english = Words(
      name: "NAME", synopsis: "SYNOPSIS", description: "DESCRIPTION", options: "OPTIONS", commands: "COMMANDS",
      more: "SEE ALSO", values: "Values", standard: "Default")
    static let chinese = Words(
      name: "名称", synopsis: "用法", description: "说明", options: "选项", commands: "子命令", more: "参见", values: "可选",
      standard: "默认", own: ["Show the version.": "显示版本。", "Show help information.": "显示帮助。"])
  }

  let command: CommandDescription
  let root: CommandDescription
  let words: Words

  /// The name of its file.
  var fileName: String { command.path.joined(separator: "-") + ".1" }

  /// The page in the language of `man`.
  var source: String {
    let title = command.path.joined(separator: "-")
    var lines = [".TH \"\(title.uppercased())\" 1 \"\" \"relocate\" \"\""]
    lines += [".SH \(words.name)", "\(Self.escaped(title)) \\- \(Self.flowing(command.abstract ?? ""))"]
    lines += [".SH \(words.synopsis)", synopsis]
    if let discussion = command.discussion, !discussion.isEmpty {
      lines += [".SH \(words.description)", Self.flowing(discussion)]
    }
    lines += options + subcommands
    if command.path.count > 1 { lines += [".SH \(words.more)", Self.escaped(root.path.joined()) + "(1)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var synopsis: String {
    let words = command.shownArguments.map { argument -> String in
      let value = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
      let name = argument.names?.first.map { "\\fB\(Self.escaped($0.typed))\\fR" }
      let word =
        switch argument.kind {
        case "positional": value
        case "option": "\(name ?? "") \(value)"
        default: name ?? ""
        }
      return (argument.isOptional ? "[\(word)]" : word) + (argument.isRepeating ? " ..." : "")
    }
    return ".B \(Self.escaped(command.path.joined(separator: " ")))\n" + words.joined(separator: "\n")
  }

  private var options: [String] {
    let entries = command.shownArguments.flatMap { argument -> [String] in
      let names = (argument.names ?? []).map { "\\fB\(Self.escaped($0.typed))\\fR" }.joined(separator: ", ")
      let value = argument.kind == "flag" ? "" : "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
      let abstract = argument.abstract ?? ""
      var text = Self.flowing(words.own[abstract] ?? abstract)
      if let values = argument.allValues, !values.isEmpty {
        text += "\n\(words.values): " + Self.escaped(values.joined(separator: ", ")) + "."
      }
      if let standard = argument.defaultValue { text += "\n\(words.standard): " + Self.escaped(standard) + "." }
      return [".TP", [names, value].filter { !$0.isEmpty }.joined(separator: " "), text]
    }
    return entries.isEmpty ? [] : [".SH \(words.options)"] + entries
  }

  private var subcommands: [String] {
    let entries = command.all.dropFirst().flatMap { sub in
      [".TP", "\\fB\(Self.escaped(sub.path.joined(separator: "-")))\\fR(1)", Self.flowing(sub.abstract ?? "")]
    }
    return entries.isEmpty ? [] : [".SH \(words.commands)"] + entries
  }

  /// Text on one line, so that `man` breaks it; Chinese lines that were broken to fit are joined without a space.
  static func flowing(_ text: String) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    let joined = lines.dropFirst().reduce(lines.first ?? "") { whole, line in
      let isWide =
        (whole.unicodeScalars.last?.value ?? 0) >= 0x2E80 || (line.unicodeScalars.first?.value ?? 0) >= 0x2E80
      return whole + (isWide ? "" : " ") + line
    }
    return escaped(joined)
  }

  /// Backslashes, hyphens and a dot or apostrophe at the start have meanings of their own.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
