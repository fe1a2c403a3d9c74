import Relocation

/// What `sweep` says around its table.
enum SweepText {
  static func cannotMake(_ path: String) -> Bilingual {
    Bilingual(
      zh: "无法建立文件夹 \(path)。请检查写入权限，或用 --out 另选位置。",
      en: "Cannot make the folder \(path). Check permissions, or choose another place with --out.")
  }

  static func isBusy(_ path: String) -> Bilingual {
    Bilingual(
      zh: "另一个进程正在 \(path) 中求解。请等它结束，或用 --out 另选位置。",
      en: "Another sweep is at work in \(path). Wait for its end, or choose another place with --out.")
  }

  static func otherPlan(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 里的方案由别的数据或方案设定得出，未写入。请用 --out 另选位置，或加 --force 覆盖。",
      en: "The plan in \(path) was made from other data or another scenario; nothing was written. Choose another place "
        + "with --out, or add --force to replace it.")
  }

  static func unknownCriterion(_ key: String, _ known: [String]) -> Bilingual {
    Bilingual(
      zh: "--front：没有准则“\(key)”。可以写：\(known.joined(separator: "、"))。",
      en: "--front: there is no criterion \"\(key)\". There are: \(known.joined(separator: ", ")).")
  }

  static let stopping = Bilingual(
    zh: "正在停下：正在求解的会保存目前最好的方案。再次运行同一命令会接着算。再按一次立即退出。",
    en: "Stopping: what is being solved is saved with its best plan so far. The same command goes on later. "
      + "Once more to leave at once.")

  static func failed(_ row: SweepRow) -> Bilingual {
    Bilingual(zh: "\(row.folder) 没有完成：", en: "\(row.folder) failed:")
  }

  static func progress(done: Int, of count: Int, running: Int) -> Bilingual {
    Bilingual(zh: "已完成 \(done)/\(count)，正在求解 \(running) 个", en: "\(done) of \(count) done, \(running) being solved")
  }

  static func title(_ instance: String, _ count: Int, reused: Int) -> Bilingual {
    let kept = Bilingual(zh: reused > 0 ? "，其中 \(reused) 个早已算好" : "", en: reused > 0 ? ", \(reused) done before" : "")
    return Bilingual(
      zh: "\(instance)：\(count) 个设定\(kept.zh)",
      en: "\(instance): \(count) \(count == 1 ? "scenario" : "scenarios")\(kept.en)")
  }

  static func files(_ folder: String) -> Bilingual {
    Bilingual(
      zh: "各方案在 \(folder) 中，表格也写入了其中的 sweep.csv 和 sweep.json",
      en: "The plans are in \(folder), and the table in its sweep.csv and sweep.json")
  }

  static func front(_ front: SweepFront, _ rows: [SweepRow]) -> Bilingual {
    let numbers = rows.filter(\.isOnFront).map { String($0.number) }.joined(separator: ", ")
    let names = front.criteria
    return Bilingual(
      zh: "在 \(names[0]) 与 \(names[1]) 上都不被别的方案胜过（*）：\(numbers.isEmpty ? "无" : numbers)",
      en: "Beaten by no other on both \(names[0]) and \(names[1]) (*): \(numbers.isEmpty ? "none" : numbers)")
  }

  static let goOn = Bilingual(
    zh: "还有设定没有算完；再次运行同一命令会接着算。", en: "Not every scenario has its answer; the same command goes on.")

  /// How a row stands, in a word.
  static func status(_ row: SweepRow) -> Bilingual {
    switch row.status {
    case .proven: Bilingual(zh: "已证明", en: "proven")
    case .feasible:
      row.reason == "interrupted" ? Bilingual(zh: "被中断", en: "interrupted") : Bilingual(zh: "未证完", en: "unproven")
    case .impossible: Bilingual(zh: "无解", en: "impossible")
    case .stopped: Bilingual(zh: "无方案", en: "no plan yet")
    case .failed: Bilingual(zh: "失败", en: "failed")
    case .open: Bilingual(zh: "未开始", en: "not begun")
    }
  }
}
