public import Relocation

/// Why a certificate proves nothing for a level: the first thing wrong.
public enum CertificateFault: Error, Hashable, Sendable {
  /// The certificate is of a version that is not known here.
  case unknownVersion(Int)
  /// The certificate says nothing about the level.
  case missingLevel
  /// Not one value per earlier level.
  case wrongCapCount(expected: Int, found: Int)
  /// Not one multiplier per earlier level.
  case wrongMultiplierCount(expected: Int, found: Int)
  /// The common scale must be at least 1.
  case scaleBelowOne(Int)
  /// A multiplier of an earlier level is negative.
  case negativeLevelMultiplier(Int)
  /// A multiplier names a resource that the case does not have.
  case unknownResource(String)
  /// A positive multiplier where there is no upper limit, or a negative one where there is no lower limit.
  case multiplierWithoutLimit(String, Int)
  /// A link names no part of kin across settlements, or no site.
  case unknownLink(String)
  /// Two things of the case have this text for a name.
  case ambiguousName(String)
  /// A condition names a settlement, household or site that is not there.
  case unknownCondition(String)
  /// The level holds a criterion that no certificate of this form covers.
  case criterionNotCovered(String)
  /// A multiplier of a group is negative, or names no group of a column that is compared.
  case unknownGroup(column: String, text: String)
  /// The multipliers of a column's groups, times their people, come to more than the column's weight.
  case groupsAboveWeight(column: String)
  /// A plane is named that no node on the way added, or has a negative multiplier.
  case unknownPlane(String)
  /// A plane has a divisor or a grain below 1, or combines a resource without an upper limit.
  case planeOutOfForm
  /// Places are struck off though settlements bind or charge their sites, or groups are compared; or a condition on a settlement's
  /// sites comes after that.
  case narrowedTooWidely
  /// A number on the way left the range of 64-bit integers.
  case outOfRange

  /// What is wrong, for a person to read.
  public var sentence: Bilingual {
    switch self {
    case .unknownVersion(let version):
      Bilingual(zh: "证明文件的版本 \(version) 无法识别。", en: "Certificates of version \(version) are not known here.")
    case .missingLevel:
      Bilingual(zh: "证明文件没有这一级目标。", en: "The certificate says nothing about this level.")
    case .wrongCapCount(let expected, let found), .wrongMultiplierCount(let expected, let found):
      Bilingual(
        zh: "前面各级应有 \(expected) 个数，证明文件给了 \(found) 个。",
        en: "There are \(expected) earlier levels, but the certificate gives \(found) numbers for them.")
    case .scaleBelowOne(let scale):
      Bilingual(zh: "公分母为 \(scale)，至少应为 1。", en: "The common scale is \(scale); it must be at least 1.")
    case .negativeLevelMultiplier(let value):
      Bilingual(zh: "前级的乘子为负（\(value)）。", en: "The multiplier of an earlier level is negative (\(value)).")
    case .unknownResource(let name):
      Bilingual(zh: "乘子“\(name)”不对应任何限额。", en: "The multiplier \"\(name)\" belongs to no limit of the case.")
    case .multiplierWithoutLimit(let name, let value):
      Bilingual(
        zh: "乘子“\(name)”为 \(value)，但该方向没有限额。",
        en: "The multiplier \"\(name)\" is \(value), but there is no limit on that side.")
    case .unknownLink(let name):
      Bilingual(zh: "亲属连接“\(name)”不存在。", en: "There is no link of kin \"\(name)\".")
    case .ambiguousName(let name):
      Bilingual(zh: "名称“\(name)”有两种含义。", en: "The name \"\(name)\" means two things.")
    case .unknownCondition(let name):
      Bilingual(zh: "分支条件中的“\(name)”不存在。", en: "A branch condition names \"\(name)\", which is not there.")
    case .criterionNotCovered(let criterion):
      Bilingual(zh: "准则 \(criterion) 不能用证明文件核实。", en: "Criterion \(criterion) cannot be certified.")
    case .unknownGroup(let column, let text):
      Bilingual(
        zh: "按“\(column)”分组的乘子“\(text)”为负，或没有这一组。",
        en: "The multiplier of \"\(text)\" of column \"\(column)\" is negative, or there is no such group.")
    case .groupsAboveWeight(let column):
      Bilingual(
        zh: "按“\(column)”分组的各组乘子超过该准则的权重。",
        en: "The multipliers of the groups of column \"\(column)\" exceed the weight of the criterion.")
    case .unknownPlane(let name):
      Bilingual(
        zh: "割平面“\(name)”不存在，或其乘子为负。", en: "There is no plane \"\(name)\" here, or its multiplier is negative.")
    case .planeOutOfForm:
      Bilingual(
        zh: "割平面的除数或粒度小于 1，或用到没有上限的限额。",
        en: "A plane has a divisor or grain below 1, or combines a limit that has no upper end.")
    case .narrowedTooWidely:
      Bilingual(
        zh: "村屯受安置点数限制或计费，或比较分组时，不能逐户排除安置去向。",
        en: "Places cannot be struck off where settlements bind or charge their sites, or groups are compared.")
    case .outOfRange:
      Bilingual(zh: "计算超出 64 位整数范围。", en: "A number leaves the range of 64-bit integers.")
    }
  }
}
