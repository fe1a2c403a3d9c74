internal import Relocation

// What is wrong in a scenario.
extension FaultText {
  static func syntax(_ problem: String) -> FaultText {
    FaultText(
      .syntax,
      Bilingual(zh: "不是正确的 YAML（\(quoted(problem))）", en: "this is not YAML (\(quoted(problem)))"),
      Bilingual(
        zh: "请检查缩进（只用空格）、冒号后的空格、括号和引号是否成对",
        en:
          "Check the indentation (spaces only), the space after colons, and that brackets and quotation marks are closed"
      ))
  }

  static func duplicateKey(_ key: String) -> FaultText {
    FaultText(
      .duplicateKey,
      Bilingual(zh: "键“\(quoted(key))”写了不止一次", en: "the key \"\(quoted(key))\" is given more than once"),
      Bilingual(zh: "请只保留一处", en: "Keep only one of them"))
  }

  static func unknownKey(_ key: String, allowed: [String]) -> FaultText {
    let near = nearest(NearestName.nearest(to: key, among: allowed))
    return FaultText(
      .unknownKey,
      Bilingual(zh: "没有“\(quoted(key))”这个键\(near.zh)", en: "there is no key \"\(quoted(key))\" here\(near.en)"),
      Bilingual(
        zh: "这里可以写：\(allowed.joined(separator: "、"))", en: "Here may stand: \(allowed.joined(separator: ", "))"))
  }

  static func unknownCriterion(_ key: String) -> FaultText {
    let names = ["unplaced", "wishes", "distance", "split", "moved", "cost", "score:NAME", "worst:COLUMN", "tolerance"]
    let near = nearest(NearestName.nearest(to: key, among: names))
    return FaultText(
      .unknownCriterion,
      Bilingual(zh: "没有“\(quoted(key))”这个准则\(near.zh)", en: "there is no criterion \"\(quoted(key))\"\(near.en)"),
      Bilingual(
        zh: "可用的准则：\(names.joined(separator: "、"))", en: "Criteria: \(names.joined(separator: ", "))"))
  }

  /// What a value must be, in both languages.
  static func wrongType(_ found: String, expected: Bilingual) -> FaultText {
    FaultText(
      .wrongType,
      Bilingual(
        zh: found.isEmpty ? "这里的值不是\(expected.zh)" : "“\(quoted(found))”不是\(expected.zh)",
        en: found.isEmpty ? "the value is not \(expected.en)" : "\"\(quoted(found))\" is not \(expected.en)"),
      Bilingual(zh: "请写\(expected.zh)", en: "Write \(expected.en)"))
  }

  static func missingKey(_ key: String) -> FaultText {
    FaultText(
      .missingKey, Bilingual(zh: "缺少 \(key)", en: "\(key) is missing"),
      Bilingual(zh: "请加上 \(key)", en: "Add \(key)"))
  }

  static var limitWithoutBound: FaultText {
    FaultText(
      .missingKey,
      Bilingual(
        zh: "这条限额没有 at_least、at_most、exactly 或 share_at_most，不限制任何事情",
        en: "the limit has none of at_least, at_most, exactly and share_at_most and limits nothing"),
      Bilingual(zh: "请至少写一个，或删除这条限额", en: "Give at least one of them, or delete the limit"))
  }

  static var exactlyWithBounds: FaultText {
    FaultText(
      .contradiction,
      Bilingual(zh: "exactly 不能与 at_least 或 at_most 同时写", en: "exactly stands beside at_least or at_most"),
      Bilingual(zh: "请只留 exactly，或只留上下限", en: "Keep exactly alone, or the bounds alone"))
  }

  static func boundsCross(_ least: Int, _ most: Int) -> FaultText {
    FaultText(
      .contradiction,
      Bilingual(
        zh: "下限 \(least) 大于上限 \(most)，不可能同时满足", en: "at_least \(least) is above at_most \(most); both cannot hold"),
      Bilingual(zh: "请改正其中一个", en: "Correct one of the two"))
  }

  static var emptyLevel: FaultText {
    FaultText(
      .missingKey, Bilingual(zh: "这一级没有任何准则", en: "the level has no criterion"),
      Bilingual(
        zh: "请写至少一个准则及其权重，如 { unplaced: 1 }", en: "Give at least one criterion with its weight, { unplaced: 1 } say"))
  }

  static func pinnedAndClosed(_ site: String) -> FaultText {
    FaultText(
      .contradiction,
      Bilingual(
        zh: "安置点“\(quoted(site))”已在 close 中关闭，不能再指定", en: "the site \"\(quoted(site))\" is closed under close"),
      Bilingual(zh: "请删除其中一处", en: "Delete one of the two"))
  }
}
