import Foundation

/// Writes a page for `man` of every command, from the description that the commands give of themselves.
///
///     relocate --experimental-dump-help --language zh | relocate-manual FOLDER zh
@main
struct MakeManual {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let words = ["en": ManualPage.Words.english, "zh": .chinese][arguments[2]] else {
      try FileHandle.standardError.write(contentsOf: Data("usage: relocate-manual FOLDER en|zh < description\n".utf8))
      exit(64)
    }
    let description = try FileHandle.standardInput.readToEnd() ?? Data()
    let root = try JSONDecoder().decode(CommandDescription.Dump.self, from: description).command
    let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for command in root.all {
      let page = ManualPage(command: command, root: root, words: words)
      try Data(page.source.utf8).write(to: folder.appendingPathComponent(page.fileName), options: .atomic)
    }
  }
}
