import Planning
import Relocation

/// What `solve` prints of its plan: figures, sites, levels, and where the files are.
struct SolveSummary {
  let result: PlanningResult
  let reading: PlanReading
  let output: PlanOutput
  let language: Language

  /// Prints everything.
  func show(on console: Console) {
    let planningCase = reading.planningCase
    let text = PlanSummaryText(
      summary: PlanSummary(of: reading), planningCase: planningCase, language: language)
    console.result(console.text(SolveText.title(planningCase.scenario.name, output.input.path)), .bold)
    console.result(text.figures())
    console.result(console.text(SolveText.sites), .bold)
    console.result(text.sites())
    console.result(console.text(SolveText.levels), .bold)
    console.result(LevelText.lines(planningCase.scenario.objectives, result.levels, language), hanging: 5)
    console.result(console.text(SolveText.ending(result)), result.isProven ? .green : .yellow)
    console.result(console.text(SolveText.files(output.folder)))
  }
}
