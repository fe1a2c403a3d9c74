import Interpretation
import Relocation

/// What changed against the plan given with `--from`.
struct ChangesSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(
      id: "changes", title: context.text("与先前方案相比的变动", "What changed against the earlier plan"), body: content)
  }

  private var content: Markup {
    guard let earlier = context.planningCase.earlier else {
      return .absent(
        context.text("求解时没有用 --from 给出先前的方案。", "The plan was made without an earlier one (option --from)."))
    }
    let comparison = PlanComparison(
      from: earlier, to: context.reading.plan, households: context.instance.households.lazy.map(\.id))
    let intro = context.text(
      "\(context.households(comparison.moves.count))有变动，\(context.households(comparison.unchanged))不变。",
      "\(context.households(comparison.moves.count)) \(comparison.moves.count == 1 ? "is" : "are") not where the earlier plan "
        + "had \(comparison.moves.count == 1 ? "it" : "them"); nothing changed for \(context.households(comparison.unchanged))."
    )
    guard !comparison.moves.isEmpty else { return .paragraph(intro) }
    let table = MovesTable(moves: comparison.moves, language: context.language) { id in
      context.instance.index(of: id).map(context.label) ?? context.shown(id.rawValue)
    }
    let hint: Markup =
      context.isPublic
      ? []
      : .paragraph(
        context.text("逐户名单：在下面的户表里选“有变动”。", "Which households: choose \"moved\" in the table of households below."))
    return .paragraph(intro) + table.markup + hint
  }
}
