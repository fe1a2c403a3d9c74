import Relocation

/// What a director reads first: five figures, and what each level of the objective came to.
struct HeadlineSection: Sendable {
  let context: PageContext

  var section: PageSection {
    PageSection(id: "headline", title: context.text("要点", "At a glance"), body: tiles + objectives)
  }

  private var tiles: Markup {
    .element("dl", ["class": "tiles"], Markup([placed, firstWish, distance, value, proof].map(tile)))
  }

  private struct Tile {
    var name: String
    var key: StaticString
    var figure: String
    var more: String
  }

  private func tile(_ tile: Tile) -> Markup {
    .element(
      "div", ["class": "tile"],
      [
        .element("dt", .text(tile.name)),
        .element("dd", ["class": "figure", "data-figure": "\(tile.key)"], .text(tile.figure)),
        .element("dd", ["class": "more"], .text(tile.more)),
      ])
  }

  private var placed: Tile {
    let (placed, all) = (context.summary.placed, context.summary.all)
    let left = all.people - placed.people
    let share = Figures.share(placed.people, of: all.people)
    return Tile(
      name: context.text("安置人数", "People placed"), key: "placed", figure: Figures.grouped(placed.people),
      more: left == 0
        ? context.text(
          "全部 \(context.households(all.households))都有安置点", "everyone: all \(context.households(all.households))")
        : context.text(
          "共 \(context.people(all.people))（\(share)）；未安置 \(context.people(left))",
          "of \(Figures.grouped(all.people)) (\(share)); \(Figures.grouped(left)) left out"))
  }

  private var firstWish: Tile {
    let name = context.text("第一志愿满足率", "At their first wish")
    let stated = context.reading.planningCase.instance.households.lazy.filter(\.statedWishes)
    let asked = HeadCount(stated).people
    let first = context.summary.wishes.first { $0.outcome == .first }?.count.people ?? 0
    guard asked > 0 else {
      return Tile(name: name, key: "first", figure: "–", more: context.text("没有填写志愿", "no wishes were stated"))
    }
    return Tile(
      name: name, key: "first", figure: Figures.share(first, of: asked),
      more: context.text(
        "填写志愿的 \(context.people(asked))中有 \(context.people(first))",
        "\(Figures.grouped(first)) of the \(context.people(asked)) who stated wishes"))
  }

  private var distance: Tile {
    let name = context.text("平均搬迁距离", "Mean distance")
    guard let mean = context.summary.meanDistanceTenths else {
      return Tile(name: name, key: "distance", figure: "–", more: context.text("距离不详", "distances are not known"))
    }
    let farthest = context.summary.farthestTenths.map(context.kilometres) ?? "–"
    let unknown = context.summary.peopleWithUnknownDistance
    return Tile(
      name: name, key: "distance", figure: context.kilometres(mean),
      more: context.text("每人平均；最远 \(farthest)", "per person; the farthest \(farthest)")
        + (unknown == 0
          ? "" : context.text("；\(context.people(unknown))距离不详", "; not known for \(context.people(unknown))")))
  }

  private var value: Tile {
    let last = context.document.levels.last
    let sum = context.planningCase.scenario.objectives.last.map { CriterionText.sum($0)[context.language] } ?? ""
    return Tile(
      name: context.text("目标值（越小越好）", "Value (less is better)"), key: "value",
      figure: last.map { Figures.grouped($0.value) } ?? "–",
      more: context.text("只用来比较同一份数据的方案：\(sum)", "to compare plans of the same data: \(sum)"))
  }

  private var proof: Tile {
    let text = ProofText(levels: context.document.levels, language: context.language)
    return Tile(
      name: context.text("已证明的差距", "Proven gap"), key: "gap", figure: text.gap, more: text.sentence)
  }

  private var objectives: Markup {
    var table = PageTable(
      context.text("各级目标的取值与已证明的下界", "What each objective came to, and what is proven"),
      [
        .words(.text(context.text("目标", "Objective"))), .number(.text(context.text("取值", "Value"))),
        .number(.text(context.text("下界", "Bound"))),
        .number(.text(context.text("不用求解器可复核的下界", "Bound certified without a solver"))),
        .number(.text(context.text("差距", "Gap"))),
      ])
    for (position, pair) in zip(context.planningCase.scenario.objectives, context.document.levels).enumerated() {
      let level = pair.1
      table.append([
        .text("\(position + 1). \(CriterionText.sum(pair.0)[context.language])"), .text(Figures.grouped(level.value)),
        .text(Figures.grouped(level.bound)), .text(Figures.grouped(level.certifiedBound)),
        .text(ProofText.gap(of: level)),
      ])
    }
    let note = context.text(
      "目标按顺序求解，后面的不得损害前面的。没有方案的取值能低于下界；“差距”就是取值与下界之间的距离。",
      "Objectives are solved in order; a later one never worsens an earlier one. No plan has a value below the bound; the gap "
        + "is what lies between the two.")
    return .folded(context.text("目标与证明的细节", "The objectives and their proof"), .paragraph(note) + table.markup)
  }
}
