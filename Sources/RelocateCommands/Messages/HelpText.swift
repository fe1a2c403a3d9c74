import ArgumentParser
import Relocation

/// What `--help` says of every command, argument and option.
enum HelpText {
  // MARK: Commands

  static let root = Bilingual(
    zh: "为搬迁户安排安置点与户型，并证明方案有多好。", en: "Place households at resettlement sites, and prove how good the plan is.")
  static let rootMore = Bilingual(
    zh: """
      输入是一个工作簿，或一个文件夹的 CSV、工作簿表（户、自然屯、安置点、房源……），输出是一个方案文件夹：每户去哪里、各级目标的取值与下界、\
      可独立复核的证明。退出码：0 完成，2 有方案但证明未完成，3 规则下无解，4 复核不通过，64 用法错误，65 数据有误，\
      66 找不到输入，70 程序自相矛盾，73 无法写出，75 还没有方案就停了。
      """,
    en: """
      Input is a workbook, or a folder of CSV files and workbooks (households, settlements, sites, dwellings …); output is a plan folder: who goes \
      where, the value and bound of every objective level, and a proof that can be checked apart. Exit codes: 0 done, \
      2 a plan without full proof, 3 no plan obeys the rules, 4 verification failed, 64 wrong usage, 65 bad data, \
      66 no such input, 70 the program contradicts itself, 73 cannot write, 75 stopped before any plan was found.
      """)
  static let check = Bilingual(
    zh: "列出数据中的全部错误与可疑之处，精确到文件、行、列。", en: "List everything wrong or odd in the data, by file, row and column.")
  static let solve = Bilingual(
    zh: "求出方案，复核后写入方案文件夹。", en: "Find a plan, check it again, and write a plan folder.")
  static let verify = Bilingual(
    zh: "只凭文件重新核对方案：每条规则、每个取值、每个可复核的下界。",
    en: "Re-count every rule, value and certified bound of a plan from the files alone.")
  static let export = Bilingual(zh: "把方案写成表格。", en: "Write a plan as a table.")
  static let model = Bilingual(
    zh: "写出数学模型本身，供其他求解器使用。", en: "Write the mathematical model itself, for another solver.")

  static let template = Bilingual(
    zh: "写出供填写的工作簿：标题、说明、下拉列表和填写检查。",
    en: "Write a workbook to fill in: headings with notes, drop-downs, checks.")
  static let explain = Bilingual(
    zh: "说明方案：各类人群怎样，某户、某安置点为什么这样。",
    en: "Explain a plan: how groups fare, why a household is where it is, how full a site is.")
  static let compare = Bilingual(
    zh: "并排比较几个方案，列出谁有变动。", en: "Put plans side by side, and list who moved between them.")

  // MARK: Arguments and options

  static let plans = Bilingual(
    zh: "二到六个方案文件夹，后面的与第一个相比。", en: "Two to six plan folders; the later ones are held against the first.")
  static let fullPrice = Bilingual(
    zh: "配合 --household：每个安置点的代价都指定该户从头求解来确认，可能很久。",
    en: "With --household: confirm each site's price by a full solve with the household pinned, which may take long.")
  static let fullTimeLimit = Bilingual(zh: "配合 --full：每次求解的时限（秒）。", en: "With --full: seconds for each solve.")
  static let allGroups = Bilingual(zh: "各组全部列出。", en: "List every group.")
  static let allMoves = Bilingual(zh: "变动的户全部列出。", en: "List every household that moved.")
  static let compareHTML = Bilingual(
    zh: "把二到六个方案并排写成一个网页文件，不打印表格。", en: "Write two to six plans side by side into one page, instead of printing.")
  static let household = Bilingual(zh: "说明哪一户。", en: "Which household.")
  static let site = Bilingual(zh: "说明哪个安置点。", en: "Which site.")

  static let language = Bilingual(
    zh: "语言；不写时按 LC_ALL、LC_MESSAGES、LANG 判断。", en: "Language; else from LC_ALL, LC_MESSAGES or LANG.")
  static let instance = Bilingual(
    zh: "放有数据表（CSV、.xlsx）的文件夹，或一个工作簿（.xlsx）。", en: "A folder of tables (CSV, .xlsx), or one workbook (.xlsx).")
  static let templateFile = Bilingual(zh: "要写的工作簿（.xlsx）。", en: "The workbook to write (.xlsx).")
  static let templateFrom = Bilingual(
    zh: "把已有的数据写进去；不写时为空白表。", en: "Fill it with the tables of this instance; else it is blank.")
  static let plan = Bilingual(zh: "方案文件夹。", en: "A plan folder.")
  static let scenario = Bilingual(
    zh: "YAML 方案设定；不写时用内置的基准方案。", en: "A scenario in YAML; else the built-in one.")
  static let all = Bilingual(zh: "可疑之处全部列出。", en: "List every oddity, however many there are.")
  static let json = Bilingual(zh: "在标准输出上给出 JSON。", en: "Print JSON on standard output.")
  static let quiet = Bilingual(zh: "不显示进度和摘要。", en: "Show neither progress nor summary.")
  static let verbose = Bilingual(
    zh: "在标准错误上逐行写出进展：阶段、取值、下界、差距、用时。",
    en: "Write the run's progress line by line on standard error: phase, value, bound, gap, elapsed time.")
  static let solveOut = Bilingual(
    zh: "方案文件夹；不写时为 plans/数据名-设定名。",
    en: "The plan folder; else plans/INSTANCE-SCENARIO, by the names of the two files.")
  static let force = Bilingual(zh: "覆盖已有的方案。", en: "Replace a plan that is already there.")
  static let method = Bilingual(
    zh: "direct：一个混合整数规划；decompose：按自然屯分解。",
    en: "direct: one mixed-integer program; decompose: by settlement.")
  static let gap = Bilingual(
    zh: "各级目标证明到这个相对差距即可，如 0.01；0 表示要最优。",
    en: "Relative gap at which a level counts as proven, say 0.01; 0 asks for the optimum.")
  static let timeLimit = Bilingual(
    zh: "最多用多少秒；到时给出已有的最好方案。", en: "Seconds at most; then the best plan so far is given.")
  static let seed = Bilingual(
    zh: "在同样好的方案之间由它决定取哪一个。", en: "Decides among plans that are equally good.")
  static let threads = Bilingual(
    zh: "线程数，不写时为 2（sweep 每次求解为 1）；不影响结果。",
    en: "Threads, 2 without it (1 a run in a sweep); the result does not depend on it.")
  static let from = Bilingual(
    zh: "先前的方案文件夹，供目标 moved 比较。", en: "An earlier plan folder, for the criterion moved.")
  static let publicPage = Bilingual(
    zh: "公开的 report：不含任何逐户信息。", en: "The report for the public: nothing about a single household.")
  static let boundaries = Bilingual(
    zh: "GeoJSON 文件，画在 report.html 地图上的界线（如乡镇界）。",
    en: "A GeoJSON file of borders (townships, say) for the map of report.html.")
  static let modelFormat = Bilingual(
    zh: "mps、lp：整个模型；mathprog：配 Models/ 中模型使用的数据。",
    en: "mps, lp: the whole model; mathprog: data for the models in Models/.")
  static let level = Bilingual(
    zh: "写第几级目标，从 1 数起；前面各级成为约束。", en: "Which objective level, from 1; earlier levels become constraints.")
  static let best = Bilingual(zh: "前面各级的最优值，依次写出。", en: "The best values of the earlier levels, in order.")
  static let outFile = Bilingual(zh: "写入文件；不写时写到标准输出。", en: "A file; else standard output.")
  static let forceFile = Bilingual(zh: "覆盖已有的文件。", en: "Replace a file that is already there.")
  static let table = Bilingual(zh: "哪一张表。", en: "Which table.")
  static let exportFormat = Bilingual(
    zh: "文件格式；不写时表格为 csv，告知书（letters）和网页（report）为 html。", en: "File format; else csv, and html for letters and report.")
  static let letterHousehold = Bilingual(
    zh: "只写这一户的告知书（配 --table letters）。", en: "The letter of this household alone, with --table letters.")
  static let maskNames = Bilingual(zh: "公示表上的姓名只显示第一个字。", en: "On the notice, show the first character of names only.")
  static let idMask = Bilingual(
    zh: "身份证号露出前几位和后几位，如 6-4；0-0 全部隐去。",
    en: "How many characters of identity numbers are shown at both ends: 6-4, say; 0-0 hides all.")
  static let selfRaisedRate = Bilingual(zh: "每人应自筹多少元。", en: "Yuan that a household raises itself, per person.")
  static let selfRaisedCap = Bilingual(zh: "每户应自筹最多多少元。", en: "Yuan that a household raises itself at most.")
  static let encoding = Bilingual(
    zh: "csv、html 的编码，不写时为 utf-8；带 BOM，Excel 可直接打开。",
    en: "Encoding of csv and html, else utf-8; with a BOM, so that Excel opens it.")
  static let verifyInstance = Bilingual(
    zh: "拿这个数据文件夹核对；不写时用方案文件夹里的副本。", en: "Hold it against this instance; else the copy in the folder.")

  // MARK: Layout

  /// The columns that the argument parser leaves for an option's help on 80 columns.
  private static let optionColumns = 52

  /// The help of an argument or option in this run's language.
  static func option(_ text: Bilingual, valueName: String? = nil) -> ArgumentHelp {
    var help = ArgumentHelp(stringLiteral: broken(text, to: optionColumns))
    help.valueName = valueName
    return help
  }

  /// A command's one-line description in this run's language.
  static func abstract(_ text: Bilingual) -> String { broken(text, to: 70) }

  /// A paragraph in this run's language.
  static func block(_ text: Bilingual) -> String { broken(text, to: 78) }

  /// The argument parser breaks lines at spaces only and counts characters; Chinese is broken here instead.
  private static func broken(_ text: Bilingual, to columns: Int) -> String {
    switch LanguageChoice.current {
    case .english: text.en
    case .chinese: DisplayWidth.wrap(text.zh, to: columns).joined(separator: "\n")
    }
  }
}
