internal import Relocation

/// Reads the tables of one folder in the order in which they refer to each other, and puts the instance together.
struct InstanceAssembly {
  private let folder: InstanceFolder
  private var files: [Instance.Table: TableFile] = [:]
  private var origins = InstanceOrigins()
  private var columns: [Instance.Table: Set<String>] = [:]

  private var households: [Household] = []
  private var settlements: [Settlement] = []
  private var sites: [Site] = []
  private var dwellings: [Dwelling] = []
  private var distances: [Instance.Leg: Int] = [:]
  private var scores: [String: [Instance.ScoreKey: Int]] = [:]

  /// What cells of other tables may refer to; `nil` where the table is missing or cannot be read, and cells are taken as
  /// they stand.
  private var references = References()

  init(folder: InstanceFolder) { self.folder = folder }

  mutating func readTables() {
    for table in Instance.Table.allCases {
      guard let path = folder.paths[table] else { continue }
      let file = TableFile.read(path, kind: table)
      files[table] = file
      origins.files[table] = file.input.name
      guard let sheet = file.sheet else { continue }
      columns[table] = sheet.headings.names
      var named = sheet.headings.columns
      for column in sheet.headings.extras { named[column.heading] = column }
      origins.headings[table] = named
    }
    readSites()
    readSettlements()
    readHouseholds()
    readDwellings()
    readDistances()
    readScores()
  }

  /// The sheet of a table, taken out of its file while it is read.
  private mutating func withSheet(_ table: Instance.Table, _ body: (inout SheetReader, inout Self) -> Void) {
    guard var sheet = files[table]?.sheet else { return }
    files[table]?.sheet = nil
    body(&sheet, &self)
    if sheet.rows.isEmpty, table == .households || table == .sites, sheet.faults.faults.isEmpty {
      sheet.faults.add(.noRows(table), row: sheet.headings.row + 1)
    }
    files[table]?.faults = sheet.faults
  }

  private mutating func readSites() {
    withSheet(.sites) { sheet, assembly in
      let result = SitesReader.read(&sheet)
      assembly.sites = result.sites
      assembly.origins.sites = result.rows
      if sheet.headings.has("id") { assembly.references.sites = ReferenceResolver(result.names) }
    }
  }

  private mutating func readSettlements() {
    withSheet(.settlements) { sheet, assembly in
      let result = SettlementsReader.read(&sheet)
      assembly.settlements = result.settlements
      assembly.origins.settlements = result.rows
      if sheet.headings.has("id") { assembly.references.settlements = ReferenceResolver(result.names) }
    }
  }

  private mutating func readHouseholds() {
    withSheet(.households) { sheet, assembly in
      var reader = HouseholdsReader(sheet: sheet.headings)
      reader.read(&sheet, references: &assembly.references)
      assembly.households = reader.households
      assembly.origins.households = reader.rows
      if sheet.headings.has("id") { assembly.references.households = Set(reader.rows.keys) }
      assembly.references.settlementsOfHouseholds = reader.settlements
    }
  }

  private mutating func readDwellings() {
    withSheet(.dwellings) { sheet, assembly in
      assembly.dwellings = DwellingsReader.read(&sheet, references: &assembly.references)
    }
  }

  private mutating func readDistances() {
    withSheet(.distances) { sheet, assembly in
      var hints = FaultList(file: sheet.faults.file)
      assembly.distances = DistancesReader.read(&sheet, references: &assembly.references, hints: &hints)
      assembly.files[.distances]?.hints.add(contentsOf: hints)
    }
  }

  private mutating func readScores() {
    withSheet(.scores) { sheet, assembly in
      assembly.scores = ScoresReader.read(&sheet, references: &assembly.references)
    }
  }

  var examination: InstanceExamination {
    let order = Instance.Table.allCases
    let faults = folder.faults + order.flatMap { files[$0]?.faults.sorted ?? [] }
    let hints = order.flatMap { files[$0]?.hints.sorted ?? [] }
    let inputs = order.compactMap { files[$0]?.input }.filter { !$0.sha256.isEmpty }
    var examination = InstanceExamination(
      reading: nil, faults: faults, hints: hints, inputs: inputs, unreadFiles: folder.unreadFiles)
    if faults.isEmpty {
      examination.reading = InstanceReading(
        instance: instance, inputs: inputs, origins: origins, hints: hints, unreadFiles: folder.unreadFiles)
    }
    return examination
  }

  private var instance: Instance {
    Instance(
      households: households, settlements: settlements, sites: sites, dwellings: dwellings, distances: distances,
      scores: scores, columns: columns)
  }
}
