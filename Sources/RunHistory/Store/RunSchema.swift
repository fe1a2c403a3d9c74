internal import GRDB

/// The tables of the history, and how older forms of them become today's.
enum RunSchema {
  /// Every step from nothing to today's form. Steps that were released never change; new ones are added at the end.
  static let steps: [@Sendable (Database) throws -> Void] = [makeTables, addFigures]

  /// Says whose the file is ("RELO"); SQLite keeps it in the file's head.
  private static let mark = 0x5245_4C4F

  /// Brings a file to today's form, inside the transaction that goes on to use it: two processes never do it at once.
  ///
  /// - Throws: ``RunHistoryFault`` where the file is newer than this program or nobody's of ours.
  static func migrate(_ database: Database, path: String) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if version == steps.count { return }
    let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard found == mark || tables == 0 else { throw RunHistoryFault(path: path, kind: .damaged) }
    guard version < steps.count else { throw RunHistoryFault(path: path, kind: .newer) }
    for step in steps[version...] { try step(database) }
    try database.execute(sql: "PRAGMA user_version = \(steps.count)")
    try database.execute(sql: "PRAGMA application_id = \(mark)")
  }

  @Sendable private static func makeTables(_ database: Database) throws {
    try database.create(table: "run") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("started", .text).notNull().indexed()
      table.column("seconds", .double).notNull()
      table.column("instance", .text).notNull()
      table.column("scenario", .text).notNull()
      table.column("method", .text).notNull()
      // A seed may be larger than SQLite's integers.
      table.column("seed", .text).notNull()
      table.column("gapAsked", .double).notNull()
      table.column("status", .text).notNull()
      table.column("reason", .text).notNull()
      table.column("gap", .double)
      table.column("folder", .text)
      table.column("version", .text).notNull()
      table.column("glpk", .text).notNull()
    }
    try database.create(table: "level") { table in
      table.column("run", .integer).notNull().references("run", onDelete: .cascade)
      table.column("number", .integer).notNull()
      table.column("objective", .text).notNull()
      table.column("value", .integer).notNull()
      table.column("bound", .integer).notNull()
      table.column("certifiedBound", .integer).notNull()
      table.primaryKey(["run", "number"])
    }
    try database.create(table: "input") { table in
      table.column("run", .integer).notNull().references("run", onDelete: .cascade)
      table.column("number", .integer).notNull()
      table.column("role", .text).notNull()
      table.column("name", .text).notNull()
      table.column("bytes", .integer).notNull()
      table.column("sha256", .text).notNull()
      table.primaryKey(["run", "number"])
    }
  }

  @Sendable private static func addFigures(_ database: Database) throws {
    try database.alter(table: "run") { table in
      table.add(column: "peoplePlaced", .integer)
      table.add(column: "people", .integer).notNull().defaults(to: 0)
      table.add(column: "peopleWithFirstWish", .integer)
    }
  }
}
