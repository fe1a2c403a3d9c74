/// One value of a column that has a closed list of them.
public struct AcceptedValue: Hashable, Sendable {
  /// The English key.
  public var key: String
  /// The Chinese words for it, the preferred one first.
  public var synonyms: [String]

  init(_ key: String, _ synonyms: [String]) {
    self.key = key
    self.synonyms = synonyms
  }

  /// The Chinese word to write.
  public var preferredChinese: String { synonyms.first ?? key }

  /// 建档立卡 or 同步搬迁.
  public static let categories = [
    AcceptedValue("registered_poor", ["建档立卡", "建档立卡户", "建档立卡贫困户", "建档立卡贫困人口", "贫困户"]),
    AcceptedValue("accompanying", ["同步搬迁", "同步搬迁户", "同步搬迁人口", "非贫困户", "一般户"]),
  ]
  /// 县内 or 跨区域.
  public static let regions = [
    AcceptedValue("in_county", ["县内", "县内安置"]),
    AcceptedValue("cross_region", ["跨区域", "跨区域安置", "县外", "县外安置", "跨县", "跨县安置"]),
  ]
  /// 整体搬迁 or 个别搬迁; the national register's words are among the synonyms.
  public static let moves = [
    AcceptedValue(
      "whole",
      [
        "整体搬迁", "整体", "自然村整体", "自然村整体搬迁", "自然村（村民小组）整体", "自然村（村民小组）整体搬迁", "村民小组整体搬迁",
        "行政村整体", "行政村整体搬迁", "整屯搬迁", "整村搬迁", "整组搬迁",
      ]),
    AcceptedValue("individual", ["个别搬迁", "个别", "零散搬迁", "分散搬迁", "部分搬迁"]),
  ]
  /// 是 or 否.
  public static let flags = [
    AcceptedValue("yes", ["是", "y", "1", "true", "愿意", "同意", "√", "✓", "有"]),
    AcceptedValue("no", ["否", "n", "0", "false", "不愿意", "不同意", "×", "不", "无"]),
  ]
}
