import Interpretation
import Relocation

/// The scenario, what was reached and proven on every level of its objective, and what the plan was made from. Nothing of
/// it differs between two runs that find the same plan.
struct ProofSheet {
  let context: SheetContext
  let document: PlanDocument

  func sheet() -> Sheet {
    let title = context.text("设定与证明", "Scenario and proof")
    return Sheet(
      name: title, title: title,
      blocks: [
        .table(caption: nil, facts()), .table(caption: context.text("各级目标", "Objective levels"), levels()),
        .table(caption: context.text("所用文件", "Files it was made from"), inputs()),
        .paragraphs(
          caption: context.text("方案设定全文", "The scenario as solved"),
          document.scenario.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)),
      ], closing: [closing])
  }

  private func facts() -> OutputTable {
    let rows: [(String, String)] = [
      (context.text("方案设定", "Scenario"), document.scenario.name),
      (context.text("结果", "Result"), status), (context.text("结束原因", "Why the run ended"), reason),
      (context.text("方法", "Method"), document.method), (context.text("随机种子", "Seed"), String(document.seed)),
      (context.text("要求的差距", "Gap asked for"), Figures.percent(document.gapAsked)),
      (context.text("登记", "Register"), count(document.summary.all)),
      (context.text("已安置", "Placed"), count(document.summary.placed)),
      (context.text("程序", "Program"), "relocate \(document.versions.relocate), GLPK \(document.versions.glpk)"),
    ]
    return OutputTable(
      headings: [context.text("项目", "Item"), context.text("内容", "Content")],
      rows: rows.map { [.text($0.0), .text($0.1)] })
  }

  private var status: String {
    switch document.status {
    case .proven: context.text("已证明", "proven")
    case .feasible: context.text("符合全部规则，证明未完成", "obeys every rule; the proof is not complete")
    }
  }

  private var reason: String {
    switch document.reason {
    case "proven": context.text("证明完成", "the proof is complete")
    case "timeLimit": context.text("时间用完", "the time ran out")
    case "interrupted": context.text("被中断", "it was interrupted")
    case "exhausted": context.text("办法用尽", "there was nothing more to try")
    default: document.reason
    }
  }

  private func count(_ count: PlanDocument.Summary.Count) -> String {
    let (people, households) = (Figures.grouped(count.people), Figures.grouped(count.households))
    return context.text("\(people) 人，\(households) 户", "\(people) people, \(households) households")
  }

  private func levels() -> OutputTable {
    let headings = [
      context.text("级", "Level"), context.text("目标", "Objective"), context.text("取值", "Value"),
      context.text("下界", "Bound"), context.text("可复核的下界", "Certified bound"), context.text("差距", "Gap"),
    ]
    let rows = zip(context.planningCase.scenario.objectives, document.levels).enumerated().map {
      number, pair -> [Cell] in
      let gap = Figures.percentAtMost(max(0, pair.1.value - pair.1.bound), of: max(1, abs(pair.1.value)))
      return [
        .integer(number + 1), .text(CriterionText.sum(pair.0)[context.language]), .integer(pair.1.value),
        .integer(pair.1.bound), .integer(pair.1.certifiedBound), .text(gap),
      ]
    }
    return OutputTable(headings: headings, rows: rows)
  }

  private func inputs() -> OutputTable {
    OutputTable(
      headings: [context.text("用途", "For"), context.text("文件", "File"), context.text("字节", "Bytes"), "SHA-256"],
      rows: document.inputs.map { input in
        [.text(role(input.role)), .text(input.name), .integer(input.bytes), .text(input.sha256)]
      })
  }

  private func role(_ role: PlanDocument.Input.Role) -> String {
    switch role {
    case .instance: context.text("数据", "tables")
    case .scenario: context.text("设定", "scenario")
    case .earlier: context.text("先前的方案", "earlier plan")
    }
  }

  private var closing: String {
    context.text(
      "没有任何符合规则的方案能低于下界。可复核的下界由 relocate verify 只凭文件以整数重新推出；较高的下界依据证明文件未收录的搜索。",
      "No plan that obeys the rules is below the bound. The certified bound is derived again in integers by relocate "
        + "verify, from the files alone; a higher bound rests on a search that the certificate does not hold.")
  }
}
