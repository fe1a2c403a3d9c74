/// Closing what no assignment within a limit uses.
extension AssignmentSpace {
  /// Closes the pairs that would lift the relaxation beyond a limit, and sums its rises up.
  ///
  /// - Parameters:
  ///   - relaxation: evaluated with losses.
  ///   - limit: in the relaxation's scale.
  mutating func fix(_ relaxation: inout AssignmentRelaxation, limit: Int) {
    relaxation.sumUp(self)
    let slack = limit - relaxation.value
    for agent in 0..<problem.agentCount {
      let base = agent * problem.jobCount
      for job in members[agent] where isOpen[base + job] && agents[job] < 0 {
        if relaxation.rise(job, at: agent) > slack { close(agent, job) }
      }
    }
  }
}

extension AssignmentSpace {
  /// A part of the space: of each job's agents those with the least rise, so that there are so many a job in the mean, and
  /// where the job goes by an assignment.
  ///
  /// - Parameter relaxation: evaluated with losses at this space, and summed up.
  func narrowed(_ relaxation: AssignmentRelaxation, choices: Int, keeping agents: [Int32]?) -> AssignmentSpace {
    var rises: [Int] = []
    for agent in 0..<problem.agentCount {
      for job in members[agent] where isOpen[agent * problem.jobCount + job] {
        rises.append(relaxation.rise(job, at: agent))
      }
    }
    rises.sort()
    guard rises.count > choices * problem.jobCount else { return self }
    let most = rises[choices * problem.jobCount]
    var narrow = self
    for job in 0..<problem.jobCount where narrow.agents[job] < 0 {
      let open = (0..<problem.agentCount).filter { isOpen[$0 * problem.jobCount + job] }
      let least = open.map { relaxation.rise(job, at: $0) }.min() ?? 0
      for agent in open where relaxation.rise(job, at: agent) > max(least, most) && agents?[job] != Int32(agent) {
        narrow.close(agent, job)
      }
    }
    narrow.compact()
    return narrow
  }
}
