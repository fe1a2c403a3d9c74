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
  sub.run(steps: 1000) { v in n += 1; if n % 50 == 0 { print(n, v, -t.timeIntervalSinceNow) }; return true }
  print("subgradient", sub.bestValue, n, -t.timeIntervalSinceNow)
  t = Date()
  let e = ExactBound(task, sub.best, threads: 2)
  print("exact", e.bound, e.multipliers.scale, -t.timeIntervalSinceNow)
  probeSearch(p, task, st, sub)
}
func probeSearch(_ p: AssignmentProblem, _ task: LevelTask, _ st: BlockStructure, _ sub: Subgradient) {
  let t = Date()
  let model = SearchModel(task)
  var sites = [Int](repeating: -1, count: p.parties.count)
  for (i, f) in st.fragments.enumerated() { sites[f.party] = Int(sub.bestSites[i]) }
  let weights = sub.best.resources.map { Int(abs($0) * 1.2) + 5 }
  var dw = [Int](repeating: 50, count: p.siteCount)
  for d in p.dwellings { if let r = d.resource { dw[d.site] = max(dw[d.site], weights[r]) } }
  var ls = LocalSearch(model, sites: sites, weights: weights, dwellingWeights: dw, seed: 1)
  print("model", -t.timeIntervalSinceNow, "start", ls.state.cost, ls.state.penalty, ls.state.overrun)
  ls.run(rounds: 60) { s in print(s.state.cost, s.state.penalty, s.state.overrun, s.bestCost, -t.timeIntervalSinceNow); return -t.timeIntervalSinceNow < 10 }
  print("best", ls.bestCost, "gap", Double(ls.bestCost) / sub.bestValue - 1)
}
