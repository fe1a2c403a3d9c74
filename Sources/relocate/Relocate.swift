import RelocateCommands

@main
struct Relocate {
  static func main() {
    CommandLineEntry.run()
  }
}
