internal import Relocation

/// Reads the tables of one folder or workbook in the order in which they refer to each other, and puts the instance together.
struct InstanceAssembly {
  private let folder: InstanceFolder
  private var files: [SourceFile] = []
  private var tables: [Instance.Table: [TableSource]] = [:]
  private var faults: [DataFault] = []
  private var unreadFiles: [String] = []
  private var origins = InstanceOrigins()

  private var households = HouseholdsReader()
  private var settlements = SettlementsReader.Result()
  private var sites = SitesReader.Result()
  private var dwellings = DwellingsReader.Result()
  private var distances = DistancesReader.Result()
  private var scores = ScoresReader.Result()

  /// What cells of other tables may refer to; `nil` where the table is missing or cannot be read, and cells are taken as
  /// they stand.
  private var references = References()

  init(folder: InstanceFolder) {
    self.folder = folder
    faults = folder.faults
    unreadFiles = folder.unreadFiles
  }

  mutating func readTables() {
    readFiles()
    for table in Instance.Table.allCases { noteOrigins(of: table) }
    readSites()
    readSettlements()
    readHouseholds()
    withSheets(.dwellings) { sheet, assembly in
      DwellingsReader.read(&sheet, references: &assembly.references, into: &assembly.dwellings)
    }
    readDistances()
    withSheets(.scores) { sheet, assembly in
      ScoresReader.read(&sheet, references: &assembly.references, into: &assembly.scores)
    }
  }

  private mutating func readFiles() {
    for candidate in folder.candidates {
      let file = SourceFile.read(candidate, alone: folder.isOneFile)
      if file.isUnrelated {
        unreadFiles.append(file.input.name)
        continue
      }
      unreadFiles += file.unreadSheets.map { "\(file.input.name) [\($0)]" }
      faults += file.faults.sorted
      for table in file.tables { tables[table.kind, default: []].append(table) }
      files.append(file)
    }
    unreadFiles.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // A file that could not be opened may hold what seems to be missing.
    guard files.allSatisfy({ $0.faults.sorted.isEmpty }) else { return }
    let sheets = files.flatMap(\.unreadSheets)
    for table in [Instance.Table.households, .sites] where tables[table] == nil {
      faults.append(folder.missing(table, sheets: sheets))
    }
  }

  private mutating func noteOrigins(of table: Instance.Table) {
    guard let sources = tables[table] else { return }
    origins.tables[table] = sources.map(\.origin)
    let all = sources.reduce(into: Set<String>()) { $0.formUnion($1.origin.columns.keys) }
    for index in sources.indices where sources[index].sheet != nil {
      tables[table]?[index].sheet?.source = index
      tables[table]?[index].sheet?.sources = sources.map(\.origin)
      let missing = all.subtracting(sources[index].origin.columns.keys)
      guard !missing.isEmpty, sources[index].rows > 0 else { continue }
      tables[table]?[index].hints.add(.unevenColumns(missing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }))
    }
  }

  /// The sheets of a table one after another, each taken out of its source while it is read.
  private mutating func withSheets(_ table: Instance.Table, _ body: (inout SheetReader, inout Self) -> Void) {
    for index in tables[table]?.indices ?? 0..<0 {
      guard var sheet = tables[table]?[index].sheet else { continue }
      tables[table]?[index].sheet = nil
      body(&sheet, &self)
      tables[table]?[index].faults = sheet.faults
    }
    guard table == .households || table == .sites, let sources = tables[table], sources.allSatisfy({ $0.rows == 0 }),
      sources.allSatisfy({ $0.faults.faults.isEmpty }), let first = sources.first
    else { return }
    tables[table]?[0].faults.add(.noRows(table), row: first.headingRow)
  }

  /// Whether every part of a table could be read, so that what it lacks is known.
  private func isKnown(_ table: Instance.Table) -> Bool {
    tables[table].map { $0.allSatisfy(\.hasIDs) } ?? false
  }

  private mutating func readSites() {
    withSheets(.sites) { sheet, assembly in SitesReader.read(&sheet, into: &assembly.sites) }
    origins.sites = sites.rows
    if isKnown(.sites) { references.sites = ReferenceResolver(sites.names) }
  }

  private mutating func readSettlements() {
    withSheets(.settlements) { sheet, assembly in SettlementsReader.read(&sheet, into: &assembly.settlements) }
    origins.settlements = settlements.rows
    // A list of settlements under which nobody wrote anything is no list.
    guard isKnown(.settlements), !settlements.rows.isEmpty else { return }
    references.settlements = ReferenceResolver(settlements.names)
  }

  private mutating func readHouseholds() {
    withSheets(.households) { sheet, assembly in
      assembly.households.read(&sheet, references: &assembly.references)
    }
    origins.households = households.rows
    if isKnown(.households) { references.households = Set(households.rows.keys) }
    references.settlementsOfHouseholds = households.settlements
  }

  private mutating func readDistances() {
    withSheets(.distances) { sheet, assembly in
      var hints = FaultList(file: sheet.faults.file, sheet: sheet.faults.sheet)
      DistancesReader.read(&sheet, references: &assembly.references, hints: &hints, into: &assembly.distances)
      assembly.tables[.distances]?[sheet.source].hints.add(contentsOf: hints)
    }
  }

  var examination: InstanceExamination {
    let sources = Instance.Table.allCases.flatMap { tables[$0] ?? [] }
    let faults = faults + sources.flatMap { $0.faults.sorted }
    let hints = sources.flatMap { $0.hints.sorted }
    var examination = InstanceExamination(
      reading: nil, faults: faults, hints: hints, inputs: inputs, unreadFiles: unreadFiles)
    if faults.isEmpty {
      examination.reading = InstanceReading(
        instance: instance, inputs: inputs, origins: origins, hints: hints, unreadFiles: unreadFiles)
    }
    return examination
  }

  /// The files in the order of the tables that they hold first.
  private var inputs: [InputFile] {
    var named: Set<String> = []
    let order = Instance.Table.allCases.flatMap { tables[$0] ?? [] }.map(\.origin.file).filter {
      named.insert($0).inserted
    }
    return order.compactMap { name in files.first { $0.input.name == name }?.input }.filter { !$0.sha256.isEmpty }
  }

  private var instance: Instance {
    let columns = origins.tables.mapValues { $0.reduce(into: Set<String>()) { $0.formUnion($1.columns.keys) } }
    return Instance(
      households: households.households, settlements: settlements.settlements, sites: sites.sites,
      dwellings: dwellings.dwellings, distances: distances.distances, scores: scores.scores, columns: columns)
  }
}
