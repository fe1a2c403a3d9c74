/// A criterion's value does not fit a 64-bit integer: the tables or the weights hold impossible numbers.
public struct CriterionOverflow: Error, Hashable, Sendable {
  /// The criterion's key, or the level whose weighted sum it is.
  public let criterion: String

  /// What to tell the user.
  public var sentence: Bilingual {
    Bilingual(
      zh: "准则 \(criterion) 的值超出整数范围，请检查人数、距离、费用和权重是否填错。",
      en: "The value of criterion \(criterion) is beyond the range of integers; check people, distances, costs and "
        + "weights for mistakes.")
  }
}
