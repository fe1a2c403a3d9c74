/// One household as the register has it.
///
/// Counts are persons. Columns that the register lacks leave their counts at zero and their options at `nil`;
/// ``Instance/columns`` tells an absent column from an empty cell.
public struct Household: Hashable, Sendable {
  /// Whether the household is on the poverty register or moves along with those who are.
  public enum Category: String, CaseIterable, Sendable {
    /// 建档立卡
    case registeredPoor = "registered_poor"
    /// 同步搬迁
    case accompanying
  }

  /// Unique among the households.
  public var id: HouseholdID
  /// Where it lives now.
  public var settlement: SettlementID
  /// Persons in the household, at least one.
  public var people: Int
  /// The name of the household's head.
  public var head: String?
  /// The head's identity number; never printed in full on a public sheet.
  public var idNumber: String?
  /// Its standing in the register.
  public var category: Category?
  /// Persons able to work.
  public var workers: Int
  /// Children who need a place in a kindergarten.
  public var preschool: Int
  /// Pupils in primary school.
  public var primary: Int
  /// Pupils in middle school.
  public var middle: Int
  /// Persons of 60 years and older.
  public var elderly: Int
  /// Persons with a disability.
  public var disabled: Int
  /// As the file says it.
  public var ethnicity: String?
  /// The household's own hazard level; where `nil`, the settlement's counts. See ``Instance/priority(of:)``.
  public var hazard: Int?
  /// Households of one kin group, by the same text here, want one site.
  public var kin: String?
  /// The three wishes in order; `nil` where that wish is not stated. Always three entries.
  public var wishes: [SiteID?]
  /// Consent to a site outside the county; `nil` where the cell is empty, which is no consent.
  public var acceptsCrossRegion: Bool?
  /// The site decided by hand: the household must be placed there.
  public var pinnedSite: SiteID?
  /// Sites where this household must not be placed.
  public var barredSites: Set<SiteID>
  /// The cells of columns that the contract does not name, by heading as it stands in the file.
  public var extra: [String: String]

  /// Makes a household; what is not said is zero or absent, and wishes are filled up to three.
  public init(
    id: HouseholdID, settlement: SettlementID, people: Int, head: String? = nil, idNumber: String? = nil,
    category: Category? = nil, workers: Int = 0, preschool: Int = 0, primary: Int = 0, middle: Int = 0,
    elderly: Int = 0, disabled: Int = 0, ethnicity: String? = nil, hazard: Int? = nil, kin: String? = nil,
    wishes: [SiteID?] = [nil, nil, nil], acceptsCrossRegion: Bool? = nil, pinnedSite: SiteID? = nil,
    barredSites: Set<SiteID> = [], extra: [String: String] = [:]
  ) {
    self.id = id
    self.settlement = settlement
    self.people = people
    self.head = head
    self.idNumber = idNumber
    self.category = category
    self.workers = workers
    self.preschool = preschool
    self.primary = primary
    self.middle = middle
    self.elderly = elderly
    self.disabled = disabled
    self.ethnicity = ethnicity
    self.hazard = hazard
    self.kin = kin
    self.wishes = Array((wishes + [nil, nil, nil]).prefix(3))
    self.acceptsCrossRegion = acceptsCrossRegion
    self.pinnedSite = pinnedSite
    self.barredSites = barredSites
    self.extra = extra
  }

  /// The rank of a site among the wishes: 1, 2 or 3 (the best, if it stands twice), or `nil` where it is none of them.
  public func wishRank(of site: SiteID) -> Int? {
    wishes.firstIndex { $0 == site }.map { $0 + 1 }
  }

  /// Whether the household stated any wish.
  public var statedWishes: Bool { wishes.contains { $0 != nil } }
}
