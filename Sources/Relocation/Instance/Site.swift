/// A resettlement site (安置点).
///
/// A capacity that is `nil` is no limit of that kind.
public struct Site: Hashable, Sendable {
  /// Whether the site lies in the county.
  public enum Region: String, CaseIterable, Sendable {
    /// 县内
    case inCounty = "in_county"
    /// 跨区域: only households that consent may go there.
    case crossRegion = "cross_region"
  }

  /// Unique among the sites.
  public var id: SiteID
  /// What people call it.
  public var name: String?
  /// In the county or outside it.
  public var region: Region
  /// 县城, 集镇, 中心村 …, as the file says it.
  public var kind: String?
  /// Where it lies; `nil` where the table does not say.
  public var position: GeographicPosition?
  /// Places, in persons.
  public var people: Int?
  /// Places, in households.
  public var households: Int?
  /// Kindergarten places.
  public var preschool: Int?
  /// Primary school places.
  public var primary: Int?
  /// Middle school places.
  public var middle: Int?
  /// Jobs, each for one household with someone able to work.
  public var jobs: Int?
  /// Persons that must at least be placed here, unless the site is closed.
  public var minPeople: Int?
  /// The date of handing over, as the file says it.
  public var opens: String?
  /// Yuan for each person placed, for the criterion `cost`.
  public var costPerPersonYuan: Int?
  /// The cells of columns that the contract does not name.
  public var extra: [String: String]

  /// Makes a site; what is not said is not limited.
  public init(
    id: SiteID, name: String? = nil, region: Region = .inCounty, kind: String? = nil,
    position: GeographicPosition? = nil, people: Int? = nil, households: Int? = nil, preschool: Int? = nil,
    primary: Int? = nil, middle: Int? = nil, jobs: Int? = nil, minPeople: Int? = nil, opens: String? = nil,
    costPerPersonYuan: Int? = nil, extra: [String: String] = [:]
  ) {
    self.id = id
    self.name = name
    self.region = region
    self.kind = kind
    self.position = position
    self.people = people
    self.households = households
    self.preschool = preschool
    self.primary = primary
    self.middle = middle
    self.jobs = jobs
    self.minPeople = minPeople
    self.opens = opens
    self.costPerPersonYuan = costPerPersonYuan
    self.extra = extra
  }
}
