import Foundation

/// The built binary, run as a user runs it.
struct RelocateProcess {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
  }

  /// The program, beside the test bundle: both are products of one build.
  static let binary = product("relocate")

  /// A county of that many made-up households, drawn into a folder; hard enough not to be proven within a minute.
  static func drawCounty(households: Int, in folder: String) throws {
    let process = Process()
    process.executableURL = product("relocate-synthesize")
    process.arguments = [
      "county", folder, "--households", "\(households)", "--sites", "8", "--settlements", "\(households / 6)",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
  }

  private static func product(_ name: String) -> URL {
    let beside =
      Bundle.allBundles.map(\.bundleURL) + [Bundle.main.bundleURL, Bundle.main.executableURL ?? Bundle.main.bundleURL]
    let folders = beside.flatMap { [$0, $0.deletingLastPathComponent()] }
    let candidates = folders.map { $0.appendingPathComponent(name) }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      preconditionFailure("no \(name) beside \(candidates.map(\.path))")
    }
    return found
  }

  /// The package's folder.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// An instance of the repository.
  static func instance(_ name: String) -> String { package.appendingPathComponent("Instances/\(name)").path }

  /// Runs the binary and waits for its end.
  static func run(
    _ arguments: [String], locale: String = "en_US.UTF-8", in folder: URL? = nil
  ) throws -> Outcome {
    let started = try start(arguments, locale: locale, in: folder)
    return started.wait()
  }

  /// Starts the binary, with a standard output of the caller's where one is given.
  static func start(
    _ arguments: [String], locale: String = "en_US.UTF-8", in folder: URL? = nil, output: FileHandle? = nil
  ) throws -> Running {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    var environment = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { environment[name] = nil }
    environment["LC_ALL"] = locale
    process.environment = environment
    return try Running(process, output: output)
  }

  /// A run that has not ended. Its outputs go to files, so that neither can fill a pipe and block it.
  final class Running {
    private let process: Process
    private let scratch: Scratch

    fileprivate init(_ process: Process, output: FileHandle?) throws {
      self.process = process
      scratch = try Scratch()
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try output ?? scratch.writer("output")
      process.standardError = try scratch.writer("messages")
      try process.run()
    }

    /// Waits until the process blocks SIGINT, so that the signal goes to the thread that watches for it.
    func waitForInterruptWatch() throws {
      while process.isRunning {
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let mask = status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") }?.split(separator: "\t").last
        if let mask, let bits = UInt64(mask, radix: 16), bits & (1 << UInt64(SIGINT - 1)) != 0 { return }
        usleep(10_000)
      }
    }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end.
    func wait() -> Outcome {
      process.waitUntilExit()
      let status =
        process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
      return Outcome(status: status, output: scratch.text("output"), messages: scratch.text("messages"))
    }
  }
}
