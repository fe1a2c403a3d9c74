import Relocation
import Testing

/// A family of the contract's rules or criteria, and how a random case gets it.
enum RuleFamily: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case placeEveryone, wholeSettlements, sitesPerSettlement, kinTogether, consent, jobs, maxDistance
  case places, schoolPlaces, minPeople, dwellings, bars, pins, closings, capacityChanges, newSites
  case atMost, atLeast, exactly, shareAtMost
  case priorities, wishes, distance, split, moved, cost, score, worst, tolerance

  var testDescription: String { rawValue }

  /// The kinds of violation that breaking it is; empty for a criterion, which cannot be broken.
  var kinds: Set<RuleKind> {
    switch self {
    case .placeEveryone: [.placeEveryone]
    case .wholeSettlements: [.wholeSettlement]
    case .sitesPerSettlement: [.sitesPerSettlement]
    case .kinTogether: [.kinTogether]
    case .consent: [.consent]
    case .jobs: [.siteJobs]
    case .maxDistance: [.maxDistance]
    case .places, .capacityChanges, .newSites: [.sitePeople, .siteHouseholds]
    case .schoolPlaces: [.sitePreschool, .sitePrimary, .siteMiddle]
    case .minPeople: [.minPeople]
    case .dwellings: [.dwellingType, .dwellingSize, .dwellingCount]
    case .bars: [.barredSite]
    case .pins: [.pinnedSite]
    case .closings: [.closedSite]
    case .atMost, .atLeast, .exactly, .shareAtMost: [.limit]
    case .priorities, .wishes, .distance, .split, .moved, .cost, .score, .worst, .tolerance: []
    }
  }

  /// What the sentence of such a violation says, whichever it is.
  var words: [String] {
    switch self {
    case .placeEveryone: ["Everyone must be placed"]
    case .wholeSettlements: ["must move as a whole to one site"]
    case .sitesPerSettlement: ["is spread over"]
    case .kinTogether: ["must be at one site"]
    case .consent: ["does not consent to leave the county"]
    case .jobs: ["job", "too many"]
    case .maxDistance: ["km away; the limit is"]
    case .places, .schoolPlaces, .capacityChanges, .newSites: ["the plan places", "too many"]
    case .minPeople: ["must have at least", "too few"]
    case .dwellings: ["dwelling"]
    case .bars: ["must not be placed at site"]
    case .pins: ["is pinned to site"]
    case .closings: ["which this scenario closes"]
    case .atMost: ["Limit \"the rule\" allows at most", "too many"]
    case .atLeast: ["Limit \"the rule\" asks for at least", "too few"]
    case .exactly: ["Limit \"the rule\""]
    case .shareAtMost: ["Limit \"the rule\" allows at most", "%"]
    case .priorities, .wishes, .distance, .split, .moved, .cost, .score, .worst, .tolerance: []
    }
  }
}
