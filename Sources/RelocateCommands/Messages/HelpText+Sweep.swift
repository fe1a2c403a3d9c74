import Relocation

// What `--help` says of `runs` and `sweep`.
extension HelpText {
  static let runs = Bilingual(
    zh: "列出、筛选、查看、删除方案旁边保存的运行记录。", en: "List, filter, show and remove the runs kept beside the plans.")
  static let runsFolder = Bilingual(
    zh: "放有 runs.sqlite 的文件夹，即方案文件夹所在的文件夹。",
    en: "The folder with runs.sqlite: the one that holds the plan folders.")
  static let runsInstance = Bilingual(zh: "只列数据路径含有这段文字的。", en: "Only those whose instance's path has this in it.")
  static let runsScenario = Bilingual(zh: "只列方案设定名称含有这段文字的。", en: "Only those whose scenario's name has this in it.")
  static let runsStatus = Bilingual(zh: "只列这样结束的。", en: "Only those that ended so.")
  static let runsSince = Bilingual(
    zh: "只列从这时起开始的，如 2026-01-31。", en: "Only those that began then or later, say 2026-01-31.")
  static let runsShow = Bilingual(zh: "查看这个编号的运行。", en: "Everything kept of the run with this number.")
  static let runsRemove = Bilingual(zh: "删除这些编号的记录。", en: "Remove the records with these numbers.")
  static let runsWithPlan = Bilingual(zh: "连方案文件夹一起删除。", en: "Remove their plan folders too.")

  static let sweep = Bilingual(
    zh: "在同一份数据上成批求解多个方案设定，并列出结果。", en: "Solve many scenarios on one instance, and put them in a table.")
  static let sweepOut = Bilingual(
    zh: "放各个方案文件夹的文件夹；再次运行时接着算没算完的。",
    en: "The folder for all plan folders; run again, it goes on with what is not done.")
  static let vary = Bilingual(
    zh: "键=值,值…，如 rules.max_distance_km=60,90；写多个则取全部组合。",
    en: "KEY=VALUE,VALUE…, such as rules.max_distance_km=60,90; several make a grid.")
  static let scenarios = Bilingual(zh: "一份或多份 YAML 设定文件。", en: "Scenario files, each a run.")
  static let jobs = Bilingual(zh: "同时求解几个；不写时与处理器数相同。", en: "Runs at once; else as many as processors.")
  static let front = Bilingual(
    zh: "两个准则，标出在两者上都不被别的方案胜过的方案。", en: "Two criteria: mark the plans that no other beats on both.")
  static let sweepForce = Bilingual(
    zh: "覆盖由别的数据或方案设定得出的旧方案。", en: "Replace plans there that were made from other data or scenarios.")
}
