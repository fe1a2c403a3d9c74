/// What `relocate --experimental-dump-help` says of the commands.
struct CommandDescription: Decodable {
  /// The whole answer.
  struct Dump: Decodable {
    var command: CommandDescription
  }

  /// An argument, option or flag.
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String

      /// As it is typed.
      var typed: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
    var allValues: [String]?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  var commandName: String
  var superCommands: [String]?
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [CommandDescription]?
  var shouldDisplay: Bool

  /// The words by which it is called.
  var path: [String] { (superCommands ?? []) + [commandName] }

  /// This command and those under it, but for the parser's own `help`.
  var all: [CommandDescription] {
    [self] + (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap(\.all)
  }

  /// What is told of its arguments.
  var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}
