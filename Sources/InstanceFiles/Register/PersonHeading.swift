/// The columns that only a register with a row for each person has.
enum PersonHeading: String, CaseIterable {
  case name, relation, age, labour, school, health

  /// Their headings, the national register's own among them.
  private var names: [String] {
    switch self {
    case .name: ["name", "person", "姓名", "成员姓名", "家庭成员姓名", "人员姓名"]
    case .relation: ["relation", "与户主关系", "户主关系", "与户主的关系", "关系", "家庭关系"]
    case .age: ["age", "年龄", "周岁", "年龄（岁）", "年龄（周岁）"]
    case .labour: ["labour", "labor", "劳动技能", "劳动能力", "劳动力状况", "是否劳动力", "劳动力类型"]
    case .school: ["school", "在校生状况", "在校情况", "在校状况", "就学情况", "就读阶段", "学习阶段"]
    case .health: ["health", "disability", "健康状况", "身体状况", "是否残疾", "是否残疾人", "残疾情况"]
    }
  }

  /// The column that a heading means.
  init?(_ text: String) {
    let wanted = TextFolding.comparable(text)
    let forms = [wanted, TextFolding.withoutMarks(wanted)]
    guard let found = Self.allCases.first(where: { $0.names.contains { forms.contains(TextFolding.comparable($0)) } })
    else { return nil }
    self = found
  }
}
