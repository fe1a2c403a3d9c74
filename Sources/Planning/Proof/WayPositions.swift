import Formulation
import GLPKSolver

/// Where the program's ways are among the places that are left now.
struct WayPositions: Sendable {
  /// By column: positions of its rows, as ``PlaceMoves`` counts them; `nil` where it is struck off.
  private(set) var ofColumn: [[Int]?] = []
  /// The same by party of the program for its base.
  private(set) var ofBase: [[Int]?] = []

  init(_ program: OpenPlacesProgram, _ open: OpenPlaces, _ moves: PlaceMoves) {
    var indices = [Int](repeating: -1, count: open.problem.parties.count)
    for (index, party) in open.parties.enumerated() { indices[party.party] = index }
    func positions(_ way: OpenPlaces.Way) -> [Int]? {
      if way.party < 0 { return housed([-1 - way.party], way.options) }
      let index = indices[way.party]
      guard index >= 0 else {
        guard let settled = open.settledSites[way.party], settled.site == way.site else { return nil }
        return housed(settled.housed, way.options)
      }
      guard let place = open.parties[index].places.firstIndex(where: { $0.site == way.site }) else { return nil }
      var start = moves.starts[index][place]
      var found: [Int] = []
      for (rows, option) in zip(open.parties[index].places[place].rows, way.options) {
        guard let row = rows.firstIndex(where: { $0.option == option }) else { return nil }
        found.append(start + row)
        start += rows.count
      }
      return found
    }
    func housed(_ places: [Int], _ options: [Int]) -> [Int]? {
      var found: [Int] = []
      for (place, option) in zip(places, options) {
        guard let row = open.housed[place].rows.firstIndex(where: { $0.option == option }) else { return nil }
        found.append(moves.housedStarts[place] + row)
      }
      return found
    }
    ofColumn = program.ways.map(positions)
    ofBase = program.parties.map { positions($0.base) }
  }

  /// How much of each row is taken at a point.
  func shares(_ program: OpenPlacesProgram, at point: LPPoint) -> [(row: Int, share: Double)] {
    var shares: [(row: Int, share: Double)] = []
    for (party, positions) in zip(program.parties, ofBase) {
      var atBase = Double(party.count)
      for column in party.columns where point.columnPrimals[column] > 1e-9 {
        atBase -= point.columnPrimals[column]
        for row in ofColumn[column] ?? [] { shares.append((row, point.columnPrimals[column])) }
      }
      if atBase > 1e-9 { for row in positions ?? [] { shares.append((row, atBase)) } }
    }
    return shares
  }
}
