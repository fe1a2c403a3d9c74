/// What a register's words say of one person.
enum PersonState {
  /// Whether the words for a relation mean the head of the household.
  static func isHead(_ relation: String) -> Bool {
    ["户主", "本人", "户主本人", "本人或户主", "head", "self"].contains(TextFolding.comparable(relation))
  }

  /// Whether someone works, by the words for the state of labour; `nil` where they are not known.
  ///
  /// Of the national register's five values three are labour: 普通劳动力, 技能劳动力, 弱劳动力或半劳动力.
  static func works(_ labour: String) -> Bool? {
    let word = TextFolding.comparable(labour)
    if ["丧失劳动力", "无劳动力", "丧失劳动能力", "无劳动能力", "非劳动力"].contains(word) { return false }
    if ["普通劳动力", "技能劳动力", "弱劳动力或半劳动力", "弱劳动力", "半劳动力", "整劳动力", "全劳动力", "劳动力", "有劳动力", "有劳动能力"].contains(word) {
      return true
    }
    return AcceptedValueIndex.flags[labour].map { $0 == "yes" }
  }

  /// The stages of school that have places at a site.
  enum Stage: String, CaseIterable {
    case preschool, primary, middle
  }

  /// The stage that the words for schooling mean, `.some(nil)` for a school without places at sites or none; `nil` where
  /// the words are not known.
  static func stage(_ school: String) -> Stage?? {
    let word = TextFolding.comparable(school)
    if word.contains("毕业") || word.contains("辍学") { return .some(nil) }
    if word.hasPrefix("学前") || word.hasPrefix("学龄前") || word.contains("幼儿") || word == "preschool" {
      return .some(.preschool)
    }
    let middle = ["初中", "七年级", "八年级", "九年级", "初一", "初二", "初三", "middle"]
    if middle.contains(where: word.hasPrefix) { return .some(.middle) }
    let primary = ["小学", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "primary"]
    if primary.contains(where: word.hasPrefix) { return .some(.primary) }
    let others = [
      "高中", "高一", "高二", "高三", "普通高中", "中职", "中专", "技校", "职高", "职业高中", "高职", "大专", "专科", "本科", "大学", "硕士", "博士", "研究生",
      "特教",
      "非在校", "不在校", "未在校", "不在读", "无", "否", "none", "no", "high", "vocational", "university",
    ]
    return others.contains(where: word.hasPrefix) ? .some(nil) : nil
  }

  /// Whether the words for health mean a disability.
  static func isDisabled(_ health: String) -> Bool {
    if let flag = AcceptedValueIndex.flags[health] { return flag == "yes" }
    let word = TextFolding.comparable(health)
    return word.contains("残") && !word.contains("非残") && !word.contains("无残")
  }
}
