public import Formulation
import Foundation
public func probe(_ p: AssignmentProblem, _ args: [String]) throws {
  let st = BlockStructure(p)
  let caps = args.contains("level0") ? [] : [0]
  let task = LevelTask(problem: p, structure: st, level: caps.count, caps: caps)
  print("blocks", st.blocks.count, "fragments", st.fragments.count, "links", st.linkCount, "stay", task.mayStay.filter { $0 }.count)
  var t = Date()
  var sub = Subgradient(task, threads: 2)
  var n = 0
  sub.run(steps: args.count > 4 ? Int(args[4])! : 300) { v in n += 1; if n % 50 == 0 { print(n, v, -t.timeIntervalSinceNow) }; return true }
  print("subgradient", sub.bestValue, n, -t.timeIntervalSinceNow)
  t = Date()
  let e = ExactBound(task, sub.best, threads: 2)
  print("exact", e.bound, e.multipliers.scale, -t.timeIntervalSinceNow)
  try probeSearch(p, task, st, sub, args)
}

import GLPKSolver
func probeSearch(_ p: AssignmentProblem, _ task: LevelTask, _ st: BlockStructure, _ sub: Subgradient, _ args: [String]) throws {
  let t = Date()
  let prices = sub.best.resources.map { abs($0) * 10 + 10000 }
  var m = MasterProblem(task, start: sub.best, startValue: sub.bestValue, overrunPrices: prices, threads: 2)
  let o = try m.solve(tolerance: 1e-6) { a, b, c in print("  ", a, b, c, -t.timeIntervalSinceNow); return true }
  print("master", o.masterValue, o.bestValue, o.rounds, o.patterns.count, "over", o.overrun, "frac", o.weights.filter { $0 > 1e-6 && $0 < 1 - 1e-6 }.count, -t.timeIntervalSinceNow)
}
