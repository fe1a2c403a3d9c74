internal import GRDB

/// Runs as rows of the tables, and back.
enum RunRows {
  static func insert(_ run: Run, into database: Database) throws -> Int64 {
    try database.execute(
      sql: """
        INSERT INTO run (started, seconds, instance, scenario, method, seed, gapAsked, status, reason, gap, folder,
          version, glpk, peoplePlaced, people, peopleWithFirstWish)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.started, run.seconds, run.instance, run.scenario, run.method, String(run.seed), run.gapAsked,
        run.status.rawValue, run.reason, run.gap, run.folder, run.version, run.glpk, run.peoplePlaced, run.people,
        run.peopleWithFirstWish,
      ])
    let id = database.lastInsertedRowID
    for (number, level) in run.levels.enumerated() {
      try database.execute(
        sql: "INSERT INTO level (run, number, objective, value, bound, certifiedBound) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, number + 1, level.objective, level.value, level.bound, level.certifiedBound])
    }
    for (number, input) in run.inputs.enumerated() {
      try database.execute(
        sql: "INSERT INTO input (run, number, role, name, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [id, number + 1, input.role, input.name, input.bytes, input.sha256])
    }
    return id
  }

  /// Every run, the latest first. Cells that are not what we write are an error, never a crash.
  static func all(_ database: Database) throws -> [Run] {
    var levels: [Int64: [Run.Level]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM level ORDER BY run, number") {
      let run: Int64 = try row.decode(forColumn: "run")
      levels[run, default: []].append(
        Run.Level(
          objective: try row.decode(forColumn: "objective"), value: try row.decode(forColumn: "value"),
          bound: try row.decode(forColumn: "bound"), certifiedBound: try row.decode(forColumn: "certifiedBound")))
    }
    var inputs: [Int64: [Run.Input]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM input ORDER BY run, number") {
      let run: Int64 = try row.decode(forColumn: "run")
      inputs[run, default: []].append(
        Run.Input(
          role: try row.decode(forColumn: "role"), name: try row.decode(forColumn: "name"),
          bytes: try row.decode(forColumn: "bytes"), sha256: try row.decode(forColumn: "sha256")))
    }
    return try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC").map { row in
      let id: Int64 = try row.decode(forColumn: "id")
      return try run(row, id: id, levels: levels[id] ?? [], inputs: inputs[id] ?? [])
    }
  }

  private static func run(_ row: Row, id: Int64, levels: [Run.Level], inputs: [Run.Input]) throws -> Run {
    let seed: String = try row.decode(forColumn: "seed")
    let status: String = try row.decode(forColumn: "status")
    guard let seed = UInt64(seed), let status = Run.Status(rawValue: status) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    var run = Run(
      started: try row.decode(forColumn: "started"), seconds: try row.decode(forColumn: "seconds"),
      instance: try row.decode(forColumn: "instance"), scenario: try row.decode(forColumn: "scenario"),
      method: try row.decode(forColumn: "method"), seed: seed, gapAsked: try row.decode(forColumn: "gapAsked"),
      status: status, reason: try row.decode(forColumn: "reason"), gap: try row.decode(forColumn: "gap"),
      peoplePlaced: try row.decode(forColumn: "peoplePlaced"), people: try row.decode(forColumn: "people"),
      peopleWithFirstWish: try row.decode(forColumn: "peopleWithFirstWish"),
      folder: try row.decode(forColumn: "folder"), version: try row.decode(forColumn: "version"),
      glpk: try row.decode(forColumn: "glpk"), levels: levels, inputs: inputs)
    run.id = id
    return run
  }
}
