import Relocation

/// Why a command cannot do what it was asked, and how the process ends.
struct CommandFailure: Error {
  var status: ExitStatus
  /// What is wrong and what to do, a line or more each; empty where everything is said already.
  var messages: [Bilingual]

  init(_ status: ExitStatus, _ messages: Bilingual...) {
    self.status = status
    self.messages = messages
  }

  init(_ status: ExitStatus, messages: [Bilingual]) {
    self.status = status
    self.messages = messages
  }
}
