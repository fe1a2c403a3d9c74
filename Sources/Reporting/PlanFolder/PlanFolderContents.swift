public import Relocation

/// Everything that goes into a plan folder.
public struct PlanFolderContents: Sendable {
  /// What `plan.json` says.
  public var document: PlanDocument
  /// What `assignments.csv` says.
  public var assignments: OutputTable
  /// The certificate as JSON.
  public var certificate: [UInt8]
  /// Copies of what the plan was made from.
  public var inputs: [InputCopy]
  /// More files by name: `allocation.xlsx`, `report.html`.
  public var additions: [String: [UInt8]] = [:]

  /// Draws the contents up from a plan and the record of its run.
  ///
  /// - Parameters:
  ///   - certificate: As JSON.
  ///   - instancePath: As it was given.
  ///   - scenarioText: The scenario as solved, in YAML: the bytes of the input with that role.
  /// - Throws: `CriterionOverflow` where a value is beyond the range of `Int`.
  public init(
    of reading: PlanReading, record: RunRecord, certificate: [UInt8], inputs: [InputCopy], instancePath: String,
    scenarioText: String
  ) throws(CriterionOverflow) {
    let value = try reading.value()
    let scenario = reading.planningCase.scenario
    let levels = zip(zip(scenario.objectives, value.levels), zip(value.entries, record.proofs)).map { level, proof in
      PlanDocument.Level(
        criteria: zip(level.0.terms, proof.0).map {
          .init(criterion: $0.criterion.description, weight: $0.weight, value: $1.value)
        },
        value: level.1, bound: proof.1.bound, certifiedBound: proof.1.certifiedBound, tolerance: level.0.tolerance)
    }
    var criteria: [String: Int] = [:]
    for criterion in [Criterion.unplaced, .wishes, .distance, .split] {
      criteria[criterion.description] = try reading.value(of: criterion)
    }
    for entry in value.entries.joined() { criteria[entry.criterion.description] = entry.value }
    document = PlanDocument(
      status: record.isProven ? .proven : .feasible, reason: record.reason, method: record.method, seed: record.seed,
      gapAsked: record.gapAsked, levels: levels, criteria: criteria, instance: instancePath,
      inputs: inputs.map(\.entry), scenario: .init(name: scenario.name, text: scenarioText),
      summary: .init(PlanSummary(of: reading)), timings: record.timings, versions: record.versions)
    assignments = AssignmentTable.table(of: reading)
    self.certificate = certificate
    self.inputs = inputs
  }
}
