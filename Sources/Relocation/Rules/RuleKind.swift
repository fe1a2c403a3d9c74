/// The rules a plan may break. The raw values are stable keys for files.
public enum RuleKind: String, CaseIterable, Hashable, Sendable {
  case unknownHousehold = "unknown_household"
  case unknownSite = "unknown_site"
  case closedSite = "closed_site"
  case pinnedSite = "pinned_site"
  case barredSite = "barred_site"
  case consent
  case maxDistance = "max_distance"
  case sitePeople = "site_people"
  case siteHouseholds = "site_households"
  case sitePreschool = "site_preschool"
  case sitePrimary = "site_primary"
  case siteMiddle = "site_middle"
  case siteJobs = "site_jobs"
  case minPeople = "min_people"
  /// The household has no dwelling type of its site, or one that the site does not have.
  case dwellingType = "dwelling_type"
  /// The household is too small or too large for its dwelling type.
  case dwellingSize = "dwelling_size"
  /// More dwellings of a type are taken than there are.
  case dwellingCount = "dwelling_count"
  case wholeSettlement = "whole_settlement"
  case sitesPerSettlement = "sites_per_settlement"
  case kinTogether = "kin_together"
  case placeEveryone = "place_everyone"
  case limit

  /// The rule that a site's capacity of a resource is.
  public init(_ resource: SiteResource) {
    switch resource {
    case .people: self = .sitePeople
    case .households: self = .siteHouseholds
    case .preschool: self = .sitePreschool
    case .primary: self = .sitePrimary
    case .middle: self = .siteMiddle
    case .jobs: self = .siteJobs
    }
  }

  /// What the rule is called.
  public var title: Bilingual {
    switch self {
    case .unknownHousehold: Bilingual(zh: "户不存在", en: "unknown household")
    case .unknownSite: Bilingual(zh: "安置点不存在", en: "unknown site")
    case .closedSite: Bilingual(zh: "安置点关闭", en: "closed site")
    case .pinnedSite: Bilingual(zh: "指定安置点", en: "pinned site")
    case .barredSite: Bilingual(zh: "不可安置点", en: "barred site")
    case .consent: Bilingual(zh: "县外安置须本户同意", en: "consent to leave the county")
    case .maxDistance: Bilingual(zh: "最远距离", en: "maximum distance")
    case .sitePeople: Bilingual(zh: "可安置人数", en: "places for people")
    case .siteHouseholds: Bilingual(zh: "可安置户数", en: "places for households")
    case .sitePreschool: Bilingual(zh: "幼儿园学位", en: "kindergarten places")
    case .sitePrimary: Bilingual(zh: "小学学位", en: "primary school places")
    case .siteMiddle: Bilingual(zh: "初中学位", en: "middle school places")
    case .siteJobs: Bilingual(zh: "就业岗位", en: "jobs")
    case .minPeople: Bilingual(zh: "安置点最少人数", en: "fewest people at a site")
    case .dwellingType: Bilingual(zh: "户型", en: "dwelling type")
    case .dwellingSize: Bilingual(zh: "户型适住人数", en: "household size for a dwelling")
    case .dwellingCount: Bilingual(zh: "户型套数", en: "number of dwellings")
    case .wholeSettlement: Bilingual(zh: "整屯搬迁", en: "settlement moving as a whole")
    case .sitesPerSettlement: Bilingual(zh: "每屯安置点数", en: "sites per settlement")
    case .kinTogether: Bilingual(zh: "亲属同点安置", en: "kin together")
    case .placeEveryone: Bilingual(zh: "全部安置", en: "place everyone")
    case .limit: Bilingual(zh: "方案自定限额", en: "limit of the scenario")
    }
  }
}
