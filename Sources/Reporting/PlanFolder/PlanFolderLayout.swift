/// The names in a plan folder.
enum PlanFolderLayout {
  static let document = "plan.json"
  static let assignments = "assignments.csv"
  static let certificate = "certificate.json"
  /// How the plan treats the groups of the register.
  static let fairness = "fairness.json"
  /// Stands alone in the folder where no plan obeys the rules: the smallest change that would help.
  static let impossibility = "impossible.json"
  /// Copies of everything the plan was made from.
  static let inputs = "inputs"
  /// The tables of the instance, or its workbook.
  static let instance = "inputs/instance"
  static let scenario = "inputs/scenario.yaml"
  static let earlier = "inputs/earlier.csv"
  /// The allocation tables, for the office.
  static let allocation = "allocation.xlsx"
  /// The notice, for everybody.
  static let notice = "notice.xlsx"
  /// Files that may be added to the folder, beside those that it always has.
  static let additions = [fairness, allocation, notice, "report.html", "shortage.json"]

  /// Whether a path inside a plan folder is one that we write.
  static func owns(_ path: String) -> Bool {
    if [document, assignments, certificate, impossibility, inputs, instance, scenario, earlier].contains(path) {
      return true
    }
    if additions.contains(path) { return true }
    let inInstance = path.hasPrefix(instance + "/") ? path.dropFirst(instance.count + 1) : ""
    return isFileName(String(inInstance))
  }

  /// Whether a path that we write is a folder.
  static func isFolder(_ path: String) -> Bool { path == inputs || path == instance }

  /// Whether a text can be the name of a file in the folder, and nothing else.
  static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0 || $0 == 0x2F }
  }

  /// The path of an input's copy.
  static func path(of input: PlanDocument.Input) -> String {
    switch input.role {
    case .instance: instance + "/" + input.name
    case .scenario: scenario
    case .earlier: earlier
    }
  }
}
