import Relocation
import Reporting

/// What the commands say when something stands in the way: what is wrong, then what to do.
enum Message {
  static func unforeseen(_ error: any Error) -> Bilingual {
    Bilingual(
      zh: "程序内部错误：\(error)。没有写出任何文件。请把这条信息和所用的命令报告给维护者。",
      en: "Internal error: \(error). Nothing was written. Please report this line and the command to the maintainers.")
  }

  static func noInput(_ problem: Bilingual) -> Bilingual {
    Bilingual(zh: problem.zh + "。请核对路径。", en: problem.en + ". Check the path.")
  }

  static func outputIsAFolder(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 是一个文件夹，这里需要文件名。请用 --out 另选。",
      en: "\(path) is a folder, and a file name is needed. Choose another one with --out.")
  }

  static func danglingLink(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 是一个指向不存在之处的符号链接，未写入。请删除它，或用 --out 另选位置。",
      en: "\(path) is a symbolic link to nothing; nothing was written. Remove it, or choose another place with --out.")
  }

  static func outputFailed(_ code: Int32) -> Bilingual {
    let why = WriteFailure.explanation(code)
    return Bilingual(
      zh: "无法写到标准输出：\(why.zh)。打印的内容不完整；已经写好的文件不受影响。",
      en: "Cannot write to standard output: \(why.en). What was printed is incomplete; files written before are whole.")
  }

  static func changed(_ file: String) -> Bilingual {
    Bilingual(
      zh: "\(file) 在读取之后被改动了，没有写出任何文件。请重新运行。",
      en: "\(file) was changed after it was read; nothing was written. Run the command again.")
  }

  static func templateWritten(_ file: String, filled: Bool) -> Bilingual {
    filled
      ? Bilingual(
        zh: "数据已写入 \(file)，含全部个人信息，只供内部使用。",
        en: "The instance is in \(file), personal data included: for internal use.")
      : Bilingual(
        zh: "空白模板已写入 \(file)。填好后运行 relocate check \(file)。",
        en: "A blank template is in \(file). Fill it in, then run relocate check \(file).")
  }

  static func pageWritten(_ file: String) -> Bilingual {
    Bilingual(
      zh: "网页已写入 \(file)，含逐户信息，只供内部使用。", en: "The page is in \(file); it names households, for internal use.")
  }

  static func gone(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 在读取之后不见了，没有写出任何文件。", en: "\(path) went away after it was read; nothing was written.")
  }

  static func altered(_ folder: String, _ count: Int) -> Bilingual {
    Bilingual(
      zh: "\(folder) 与写出时不一致（\(count) 处），不予使用。请用 relocate verify \(folder) 查看全部，并从原处取回或重新求解。最先几处：",
      en:
        "\(folder) is not what was written (\(count) \(count == 1 ? "finding" : "findings")) and is not used. See all with "
        + "relocate verify \(folder); get the folder back from where it came, or solve again. The first of them:")
  }

  static func noHousehold(_ id: String) -> Bilingual {
    Bilingual(zh: "方案里没有户 \(id)。请核对户编号。", en: "The plan has no household \(id). Check the id.")
  }

  static func noEarlierPlan(_ folder: String) -> Bilingual {
    Bilingual(
      zh: "\(folder) 里的方案没有用 --from 与先前的方案比较，没有变动表。",
      en: "The plan in \(folder) was made without --from, so there is no earlier plan to list changes against.")
  }

  static func noSite(_ id: String) -> Bilingual {
    Bilingual(zh: "方案里没有安置点 \(id)。请核对编号。", en: "The plan has no site \(id). Check the id.")
  }

  // MARK: Stopping

  static let stopping = Bilingual(
    zh: "正在停下：如果已有方案，会保存目前最好的一个及已证明的界。再按一次立即退出，什么也不写。",
    en: "Stopping: the best plan so far, if there is one, will be saved with what is proven. "
      + "Once more to leave at once and write nothing.")

  static let leftAtOnce = Bilingual(zh: "已立即退出。", en: "Left at once.")

  static let interruptedWithoutPlan = Bilingual(
    zh: "在找到任何方案之前被中断，没有写出文件。", en: "Interrupted before any plan was found; nothing was written.")

  static let outOfTimeWithoutPlan = Bilingual(
    zh: "时间用完时还没有找到任何方案，没有写出文件。请加大 --time-limit，或放宽规则。",
    en: "The time ran out before any plan was found; nothing was written. "
      + "Give a larger --time-limit, or relax a rule.")

  static let nothingFound = Bilingual(
    zh: "没有找到方案，也未能证明不存在方案，没有写出文件。请放宽规则，或换一个 --method 或 --seed。",
    en: "No plan was found, nor proven that there is none; nothing was written. "
      + "Relax a rule, or try another --method or --seed.")
}
