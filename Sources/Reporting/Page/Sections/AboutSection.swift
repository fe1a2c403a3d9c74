import Relocation

/// What the plan was made from and with, so that it can be made again.
struct AboutSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(
      id: "about", title: context.text("方案的来历", "Where this plan comes from"), body: [facts, inputs, scenario])
  }

  private var facts: Markup {
    let document = context.document
    let rows: [(String, String)] = [
      (context.text("数据", "Instance"), instanceName),
      (context.text("方案设定", "Scenario"), document.scenario.name),
      (context.text("种子", "Seed"), String(document.seed)),
      (context.text("方法", "Method"), document.method),
      (context.text("要求的差距", "Gap asked for"), Figures.percent(document.gapAsked)),
      (context.text("结束原因", "Why the run ended"), ending),
      (
        context.text("版本", "Versions"),
        "relocate \(document.versions.relocate) · GLPK \(document.versions.glpk) · "
          + context.text("文件格式 \(document.versions.schema)", "schema \(document.versions.schema)")
      ),
    ]
    let items = rows.map { name, value -> Markup in
      [.element("dt", .text(name)), .element("dd", .text(context.shown(value)))]
    }
    return .element("dl", ["class": "facts"], Markup(items))
  }

  private var instanceName: String {
    let path = context.document.instance
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  private var ending: String {
    switch context.document.reason {
    case "proven": context.text("已按要求证明", "proven as asked")
    case "timeLimit": context.text("时间用完", "time ran out")
    case "interrupted": context.text("被中断", "interrupted")
    case "exhausted": context.text("此方法已无法再改进", "the method went as far as it can")
    default: context.document.reason
    }
  }

  private var inputs: Markup {
    var table = PageTable(
      context.text("输入文件的 SHA-256", "SHA-256 of every input file"),
      [
        .words(.text(context.text("文件", "File"))), .number(.text(context.text("字节", "Bytes"))),
        .words(.text("SHA-256")),
      ])
    for input in context.document.inputs {
      table.append([
        .text(context.shown(input.name)), .text(Figures.grouped(input.bytes)), .element("code", .text(input.sha256)),
      ])
    }
    return .folded(context.text("输入文件", "Input files"), table.markup)
  }

  /// The scenario names households that are pinned, so a public page does without.
  private var scenario: Markup {
    guard !context.isPublic else { return [] }
    return .folded(
      context.text("方案设定全文", "The whole scenario"),
      .element("pre", ["tabindex": "0"], .text(context.document.scenario.text)))
  }
}
