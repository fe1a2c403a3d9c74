/// The stock of one type of dwelling at one site, and which household sizes may take it.
///
/// The rule household size → dwelling type is this table, never a formula.
public struct Dwelling: Hashable, Sendable {
  /// The site it stands at.
  public var site: SiteID
  /// Unique at its site.
  public var type: DwellingTypeID
  /// Floor area in hundredths of a square metre.
  public var areaHundredths: Int?
  /// Fewest persons that may take it.
  public var minPeople: Int
  /// Most persons that may take it; `nil` is no limit.
  public var maxPeople: Int?
  /// How many there are; `nil` is no limit.
  public var count: Int?
  /// Yuan for one, for the criterion `cost`.
  public var costYuan: Int?
  /// The cells of columns that the contract does not name.
  public var extra: [String: String]

  /// Makes a row of the dwellings table; without more it admits everyone and never runs out.
  public init(
    site: SiteID, type: DwellingTypeID, areaHundredths: Int? = nil, minPeople: Int = 1, maxPeople: Int? = nil,
    count: Int? = nil, costYuan: Int? = nil, extra: [String: String] = [:]
  ) {
    self.site = site
    self.type = type
    self.areaHundredths = areaHundredths
    self.minPeople = minPeople
    self.maxPeople = maxPeople
    self.count = count
    self.costYuan = costYuan
    self.extra = extra
  }

  /// Whether a household of this many persons may take this type.
  public func admits(people: Int) -> Bool {
    people >= minPeople && maxPeople.map { people <= $0 } ?? true
  }
}
