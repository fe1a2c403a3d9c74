import ArgumentParser

/// Writes synthetic instances.
@main
struct Synthesize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relocate-synthesize",
    abstract: "Writes synthetic instances. Nothing in them is about real people.",
    subcommands: [Lingyun.self, County.self])
}
