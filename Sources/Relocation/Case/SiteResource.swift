/// What a site has a limited number of and every household placed there takes some of.
public enum SiteResource: String, CaseIterable, Hashable, Sendable {
  case people, households, preschool, primary, middle, jobs

  /// How much of it a household takes.
  public func amount(of household: Household) -> Int {
    switch self {
    case .people: household.people
    case .households: 1
    case .preschool: household.preschool
    case .primary: household.primary
    case .middle: household.middle
    case .jobs: household.workers > 0 ? 1 : 0
    }
  }

  /// How much a site has; `nil` is no limit.
  public func capacity(of site: Site) -> Int? {
    switch self {
    case .people: site.people
    case .households: site.households
    case .preschool: site.preschool
    case .primary: site.primary
    case .middle: site.middle
    case .jobs: site.jobs
    }
  }

  /// Whether the rules count it at all: jobs only where each working household must have one.
  public func isLimited(by rules: Rules) -> Bool {
    self != .jobs || rules.oneJobPerWorkingHousehold
  }

  /// A number of this resource in words.
  public func counted(_ number: Int) -> Bilingual {
    switch self {
    case .people: Bilingual(zh: "\(number) 人的安置位", en: English.count(number, "place for people", "places for people"))
    case .households:
      Bilingual(zh: "\(number) 户的安置位", en: English.count(number, "place for households", "places for households"))
    case .preschool: Bilingual(zh: "\(number) 个幼儿园学位", en: English.count(number, "kindergarten place"))
    case .primary: Bilingual(zh: "\(number) 个小学学位", en: English.count(number, "primary school place"))
    case .middle: Bilingual(zh: "\(number) 个初中学位", en: English.count(number, "middle school place"))
    case .jobs: Bilingual(zh: "\(number) 个就业岗位", en: English.count(number, "job"))
    }
  }

  /// A number of those who take it, in words.
  public func takers(_ number: Int) -> Bilingual {
    switch self {
    case .people: Bilingual(zh: "\(number) 人", en: English.people(number))
    case .households: Bilingual(zh: "\(number) 户", en: English.count(number, "household"))
    case .preschool: Bilingual(zh: "\(number) 名幼儿", en: English.count(number, "preschool child", "preschool children"))
    case .primary: Bilingual(zh: "\(number) 名小学生", en: English.count(number, "primary school pupil"))
    case .middle: Bilingual(zh: "\(number) 名初中生", en: English.count(number, "middle school pupil"))
    case .jobs:
      Bilingual(
        zh: "\(number) 户有劳动力的家庭", en: English.count(number, "household with workers", "households with workers"))
    }
  }
}
