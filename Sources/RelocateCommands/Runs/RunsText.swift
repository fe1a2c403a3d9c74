import Foundation
import Relocation
import RunHistory

/// What `runs` prints, and what is said where a run cannot be kept.
enum RunsText {
  static func notKept(_ why: Bilingual) -> Bilingual {
    Bilingual(zh: "这次运行没有记入运行记录。" + why.zh, en: "This run was not kept in the history of runs. " + why.en)
  }

  static let none = Bilingual(zh: "没有符合条件的运行。", en: "No runs match.")

  static func noRun(_ ids: [Int64], _ place: String) -> Bilingual {
    let shown = ids.map(String.init).joined(separator: ", ")
    return Bilingual(
      zh: "\(place) 中没有编号为 \(shown) 的运行。用 relocate runs 查看编号。",
      en: "There is no run \(shown) in \(place). See the numbers with relocate runs.")
  }

  static func removed(_ run: Run, folder: String?) -> Bilingual {
    folder.map {
      Bilingual(zh: "已删除运行 \(run.id) 及其方案文件夹 \($0)。", en: "Removed run \(run.id) and its plan folder \($0).")
    }
      ?? Bilingual(
        zh: "已删除运行 \(run.id) 的记录，方案文件夹保留。", en: "Removed the record of run \(run.id); its plan folder stays.")
  }

  /// How a run ended, in a word or two.
  static func status(_ status: Run.Status) -> Bilingual {
    switch status {
    case .proven: Bilingual(zh: "已证明", en: "proven")
    case .feasible: Bilingual(zh: "未证完", en: "unproven")
    case .impossible: Bilingual(zh: "无解", en: "impossible")
    }
  }

  /// The list: two lines for each run, none wider than 80 columns unless a word is.
  static func list(_ runs: [Run], in place: String, _ language: Language) -> [String] {
    var table = TextTable([.right, .left, .left, .right, .right, .right])
    table.append(headings[language].split(separator: "|").map(String.init))
    for run in runs {
      table.append([
        String(run.id), RunTime.shown(run.started), status(run.status)[language],
        run.peoplePlaced.map { Figures.share($0, of: run.people) } ?? "–",
        run.gap.map(Figures.percent) ?? "–", Figures.seconds(run.seconds) + " s",
      ])
    }
    let lines = table.lines()
    return lines.prefix(1)
      + zip(lines.dropFirst(), runs).flatMap { line, run in
        [line, DisplayWidth.fit("      " + origin(run, place)[language], into: 80)]
      }
  }

  private static let headings = Bilingual(
    zh: "编号|开始|状态|已安置|差距|用时", en: "Run|Started|Status|Placed|Gap|Time")

  private static func origin(_ run: Run, _ place: String) -> Bilingual {
    let goal = run.folder.map { "\($0) · " } ?? ""
    let isGone = run.folder.map { !FileManager.default.fileExists(atPath: place + "/" + $0) } ?? false
    let name = URL(fileURLWithPath: run.instance).lastPathComponent
    let rest = "\(goal)\(name) · \(run.scenario)"
    return Bilingual(zh: (isGone ? "（已不在）" : "") + rest, en: (isGone ? "(gone) " : "") + rest)
  }

  /// Everything that is kept of one run.
  static func details(_ run: Run, in place: String, _ language: Language) -> [String] {
    var table = TextTable([.left, .left])
    func add(_ zh: String, _ en: String, _ value: String) {
      table.append([Bilingual(zh: zh, en: en)[language], value])
    }
    add("编号", "Run", String(run.id))
    add("开始", "Started", RunTime.shown(run.started))
    add("用时", "Time", Figures.seconds(run.seconds) + " s")
    add("数据", "Instance", run.instance)
    add("设定", "Scenario", run.scenario)
    add("求法", "Method", run.method)
    add("种子", "Seed", String(run.seed))
    add("要求的差距", "Gap asked for", Figures.percent(run.gapAsked))
    add("状态", "Status", status(run.status)[language] + (run.reason.isEmpty ? "" : " (\(run.reason))"))
    if let placed = run.peoplePlaced {
      add(
        "已安置", "People placed",
        "\(Figures.grouped(placed)) / \(Figures.grouped(run.people)) (\(Figures.share(placed, of: run.people)))")
    }
    if let first = run.peopleWithFirstWish { add("第一志愿", "First wish", Figures.grouped(first)) }
    add("方案", "Plan", run.folder.map { place + "/" + $0 } ?? "–")
    add("版本", "Version", "relocate \(run.version), GLPK \(run.glpk)")
    for (number, level) in run.levels.enumerated() {
      add("目标 \(number + 1)", "Level \(number + 1)", text(level)[language])
    }
    for input in run.inputs { add("输入", "Input", "\(input.role)/\(input.name)  \(input.sha256.prefix(16))…") }
    return table.lines()
  }

  private static func text(_ level: Run.Level) -> Bilingual {
    let value = Figures.grouped(level.value)
    let bound = Figures.grouped(level.bound)
    let certified = Figures.grouped(level.certifiedBound)
    return Bilingual(
      zh: "\(level.objective)：取值 \(value) · 下界 \(bound) · 可复核 \(certified)",
      en: "\(level.objective): value \(value) · bound \(bound) · certified \(certified)")
  }
}
