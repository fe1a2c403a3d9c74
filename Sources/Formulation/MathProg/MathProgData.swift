public import Relocation

/// The data of a case for `Models/relocation.mod`, as MathProg text that plain `glpsol` reads.
///
///     relocate model INSTANCE --format mathprog > case.dat
///     glpsol -m Models/relocation.mod -d case.dat
///
/// Only what the tables and the scenario say is written: who lives where, how many persons, which wishes, how many
/// places. Which site is allowed for whom, what is forbidden and what is charged the model states by itself; that is what
/// makes it an oracle. The one thing computed here is how much a household adds to a limit of the scenario, because a
/// limit may speak of any column.
///
/// Ids become symbols that any tool takes (`h1`, `s1`, … in the order of ids); comments beside them say which id each
/// stands for. No names, identity numbers or other columns of households are written. The text is the same for the same
/// case, byte for byte. O(households × sites) where scores are used, O(households + settlements × sites) elsewhere.
///
/// - Parameters:
///   - planningCase: The instance with the scenario's changes made.
///   - level: The level to be made small, counted from 1.
///   - best: The least values found for the levels before it, in order.
public func mathProgData(for planningCase: PlanningCase, level: Int = 1, best: [Int] = []) -> String {
  let data = MathProgCase(planningCase)
  let sections = [
    data.title, data.settlements, data.households, data.wishes, data.bars, data.sites, data.distances, data.dwellings,
    data.scores, data.fairness, data.rules, data.limits, data.objectives, MathProgText.level(level, best: best),
  ]
  return MathProgText.file(sections)
}

/// The few lines that tell `Models/relocation.mod` to make a later level small, for a file beside that of the case:
/// `glpsol -m Models/relocation.mod -d case.dat -d level.dat`, where `case.dat` is the text for the first level.
///
/// - Parameters:
///   - level: The level to be made small, counted from 1.
///   - best: The least values found for the levels before it, in order.
public func mathProgLevelData(level: Int, best: [Int]) -> String {
  MathProgText.file([MathProgText.level(level, best: best)])
}
