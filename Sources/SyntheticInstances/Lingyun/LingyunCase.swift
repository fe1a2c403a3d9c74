public import Relocation

/// The resettlement of Lingyun County in 2017: published totals, synthetic households.
///
/// Nine sites in the county for 2,170 households and 10,459 people, Tianyang for 500 and 2,000, Baidong for 1,500 and
/// 6,000. Everything finer than that is drawn from the seed, around a plan that obeys every default rule and fills every
/// site to the last place; that plan is not part of the tables.
public struct LingyunCase: Sendable {
  /// The seed of the tables in `Instances/lingyun-2017`.
  public static let publishedSeed: UInt64 = 2017

  private let draft: LingyunDraft

  /// Draws the case; equal seeds give equal tables on every machine.
  public init(seed: UInt64 = publishedSeed) { draft = LingyunDraft(seed: seed) }

  /// The case as an instance.
  public func instance() -> Instance {
    Instance(
      households: draft.households, settlements: draft.settlements, sites: draft.sites, dwellings: draft.dwellings,
      columns: InstanceColumns.keys(wishes: true))
  }

  /// The tables with Chinese headings.
  public func files() -> [SyntheticFile] {
    [
      CSVText.file(
        "households.csv", draft.households, columns: InstanceColumns.households(wishes: true), wording: .chinese),
      CSVText.file("settlements.csv", draft.settlements, columns: InstanceColumns.settlements, wording: .chinese),
      CSVText.file("sites.csv", draft.sites, columns: InstanceColumns.sites, wording: .chinese),
      CSVText.file("dwellings.csv", draft.dwellings, columns: InstanceColumns.dwellings, wording: .chinese),
    ]
  }
}
