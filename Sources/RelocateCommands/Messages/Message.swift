import Relocation

/// What the commands say when something stands in the way: what is wrong, then what to do.
enum Message {
  static func unforeseen(_ error: any Error) -> Bilingual {
    Bilingual(
      zh: "程序内部错误：\(error)。没有写出任何文件。请把这条信息和所用的命令报告给维护者。",
      en: "Internal error: \(error). Nothing was written. Please report this line and the command to the maintainers.")
  }

  static func outputExists(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 里已有一个方案，没有改动它。要覆盖请加 --force，或用 --out 另选文件夹。",
      en: "\(path) holds a plan already; it was left as it is. Add --force to replace it, or choose another folder with --out.")
  }

  static func outputIsNoPlan(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 里有别的文件，不是方案文件夹，不会覆盖。请用 --out 另选一个空的或不存在的文件夹。",
      en: "\(path) holds other files and is no plan folder; it is never replaced. Choose an empty or new folder with --out.")
  }

  static func outputIsAFile(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 是一个文件，方案需要一个文件夹。请用 --out 另选。",
      en: "\(path) is a file, and a plan needs a folder. Choose another one with --out.")
  }

  static func outputIsAFolder(_ path: String) -> Bilingual {
    Bilingual(
      zh: "\(path) 是一个文件夹，这里需要文件名。请用 --out 另选。",
      en: "\(path) is a folder, and a file name is needed. Choose another one with --out.")
  }

  static func cannotWrite(_ path: String, _ reason: String) -> Bilingual {
    Bilingual(
      zh: "无法写入 \(path)（\(reason)）。请检查写入权限和磁盘空间，或用 --out 另选位置。",
      en: "Cannot write \(path) (\(reason)). Check permissions and disk space, or choose another place with --out.")
  }

  // MARK: Stopping

  static let stopping = Bilingual(
    zh: "正在停下：会保存目前最好的方案及已证明的界。再按一次立即退出，什么也不写。",
    en: "Stopping: the best plan so far is saved with what is proven. Once more to leave at once and write nothing.")

  static let leftAtOnce = Bilingual(zh: "已退出，没有写出任何文件。", en: "Left; nothing was written.")

  static func stoppedWithoutPlan(interrupted: Bool) -> Bilingual {
    interrupted
      ? Bilingual(
        zh: "在找到任何方案之前被中断，没有写出文件。", en: "Interrupted before any plan was found; nothing was written.")
      : Bilingual(
        zh: "时间用完时还没有找到任何方案，没有写出文件。请加大 --time-limit，或放宽规则。",
        en: "The time ran out before any plan was found; nothing was written. Give a larger --time-limit, or relax a rule.")
  }
}
