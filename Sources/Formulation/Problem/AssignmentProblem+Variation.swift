extension AssignmentProblem {
  /// The same problem, in which a party must go to one site.
  public func pinning(party: Int, to site: Int) -> AssignmentProblem {
    var varied = self
    varied.parties[party].mustBePlaced = true
    for unit in varied.parties[party].units {
      varied.units[unit].pinned = site
      varied.units[unit].mustBePlaced = true
    }
    return varied
  }

  /// The same problem, in which a party must not go to one site.
  public func barring(party: Int, from site: Int) -> AssignmentProblem {
    var varied = self
    for unit in varied.parties[party].units {
      var open = varied.accessClasses[varied.units[unit].access]
      open[site] = false
      varied.units[unit].access = varied.accessClasses.count
      varied.accessClasses.append(open)
    }
    return varied
  }

  /// The same problem with more of a resource; one without an upper limit stays so.
  public func raising(resource: Int, by amount: Int) -> AssignmentProblem {
    var varied = self
    varied.resources[resource].upper = varied.resources[resource].upper.map { $0 + amount }
    return varied
  }
}
