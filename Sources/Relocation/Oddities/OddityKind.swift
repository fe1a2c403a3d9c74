/// What can be odd in an instance without being wrong. The raw values are stable keys for files; their order is the
/// order of a report.
public enum OddityKind: String, CaseIterable, Hashable, Sendable {
  case nothingAsksForPlacement = "nothing_asks_for_placement"
  case tooFewPlacesForPeople = "too_few_places_for_people"
  case tooFewPlacesForHouseholds = "too_few_places_for_households"
  case tooFewKindergartenPlaces = "too_few_kindergarten_places"
  case tooFewPrimaryPlaces = "too_few_primary_places"
  case tooFewMiddlePlaces = "too_few_middle_places"
  case tooFewJobs = "too_few_jobs"
  case tooFewDwellings = "too_few_dwellings"
  case minPeopleOutOfReach = "min_people_out_of_reach"
  case pinAgainstRule = "pin_against_rule"
  case householdWithoutSite = "household_without_site"
  case wholeSettlementFitsNowhere = "whole_settlement_fits_nowhere"
  case kinGroupFitsNowhere = "kin_group_fits_nowhere"
  case carryingCapacity = "carrying_capacity"
  case farSettlement = "far_settlement"
  case unknownWish = "unknown_wish"
  case wishNotAllowed = "wish_not_allowed"
  case repeatedWish = "repeated_wish"
  case membersDoNotAddUp = "members_do_not_add_up"
  case repeatedIDNumber = "repeated_id_number"
  case dwellingAboveRedLine = "dwelling_above_red_line"
  case dwellingWithoutStock = "dwelling_without_stock"
  case dwellingForNobody = "dwelling_for_nobody"
  case kinAcrossSettlements = "kin_across_settlements"
  case kinOfOne = "kin_of_one"
  case emptySettlement = "empty_settlement"
  case settlementWithoutPosition = "settlement_without_position"
  case siteWithoutPosition = "site_without_position"
  case missingTable = "missing_table"
  case missingColumn = "missing_column"

  init(shortageOf resource: SiteResource) {
    switch resource {
    case .people: self = .tooFewPlacesForPeople
    case .households: self = .tooFewPlacesForHouseholds
    case .preschool: self = .tooFewKindergartenPlaces
    case .primary: self = .tooFewPrimaryPlaces
    case .middle: self = .tooFewMiddlePlaces
    case .jobs: self = .tooFewJobs
    }
  }
}
