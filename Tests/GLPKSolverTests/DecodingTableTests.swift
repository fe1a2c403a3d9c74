import CGLPK
import Testing

@testable import GLPKSolver

/// The decoding of return code × status, row by row, and its totality.
@Suite struct DecodingTableTests {
  static let codes: [Int32] = [
    0, GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EBOUND, GLP_EFAIL, GLP_EOBJLL, GLP_EOBJUL, GLP_EITLIM, GLP_ETMLIM,
    GLP_ENOPFS, GLP_ENODFS, GLP_EROOT, GLP_ESTOP, GLP_EMIPGAP, GLP_ENOFEAS, GLP_ENOCVG, GLP_EINSTAB, GLP_EDATA,
    GLP_ERANGE,
  ]
  static let basicStatuses: [Int32] = [GLP_UNDEF, GLP_FEAS, GLP_INFEAS, GLP_NOFEAS]
  static let allStatuses: [Int32] = basicStatuses + [GLP_OPT, GLP_UNBND]

  struct SimplexRow: Sendable {
    let code: Int32
    let primal: Int32
    let dual: Int32
    let plain: SimplexVerdict
    let presolved: SimplexVerdict
  }

  /// Code 0 by statuses; every other code means the same whatever the statuses.
  static let simplexByStatus: [SimplexRow] = [
    row(GLP_UNDEF, GLP_UNDEF, .unexpected), row(GLP_UNDEF, GLP_FEAS, .unexpected),
    row(GLP_UNDEF, GLP_INFEAS, .unexpected), row(GLP_UNDEF, GLP_NOFEAS, .unboundedOrInfeasible),
    row(GLP_FEAS, GLP_UNDEF, .unexpected), row(GLP_FEAS, GLP_FEAS, .optimal), row(GLP_FEAS, GLP_INFEAS, .unexpected),
    row(GLP_FEAS, GLP_NOFEAS, .unbounded), row(GLP_INFEAS, GLP_UNDEF, .unexpected),
    row(GLP_INFEAS, GLP_FEAS, .unexpected), row(GLP_INFEAS, GLP_INFEAS, .unexpected),
    row(GLP_INFEAS, GLP_NOFEAS, .unboundedOrInfeasible), row(GLP_NOFEAS, GLP_UNDEF, .infeasible),
    row(GLP_NOFEAS, GLP_FEAS, .infeasible), row(GLP_NOFEAS, GLP_INFEAS, .infeasible),
    row(GLP_NOFEAS, GLP_NOFEAS, .infeasible),
  ]

  private static func row(_ primal: Int32, _ dual: Int32, _ verdict: SimplexVerdict) -> SimplexRow {
    SimplexRow(code: 0, primal: primal, dual: dual, plain: verdict, presolved: verdict)
  }

  /// The meaning of every code but 0: without and with the presolver.
  static let simplexByCode: [Int32: (plain: SimplexVerdict, presolved: SimplexVerdict)] = [
    GLP_EBADB: (.unusableBasis, .failed), GLP_ESING: (.unusableBasis, .failed), GLP_ECOND: (.unusableBasis, .failed),
    GLP_EBOUND: (.unexpected, .unexpected), GLP_EFAIL: (.failed, .failed),
    GLP_EOBJLL: (.objectiveLimit, .unexpected), GLP_EOBJUL: (.objectiveLimit, .unexpected),
    GLP_EITLIM: (.iterationLimit, .iterationLimit), GLP_ETMLIM: (.timeLimit, .timeLimit),
    GLP_ENOPFS: (.unexpected, .infeasible), GLP_ENODFS: (.unexpected, .unboundedOrInfeasible),
    GLP_EROOT: (.unexpected, .unexpected), GLP_ESTOP: (.unexpected, .unexpected),
    GLP_EMIPGAP: (.unexpected, .unexpected), GLP_ENOFEAS: (.unexpected, .unexpected),
    GLP_ENOCVG: (.unexpected, .unexpected), GLP_EINSTAB: (.unexpected, .unexpected),
    GLP_EDATA: (.unexpected, .unexpected), GLP_ERANGE: (.unexpected, .unexpected),
  ]

  @Test("A simplex that returns 0 is read by its statuses", arguments: simplexByStatus)
  func simplexStatus(row: SimplexRow) {
    for presolved in [false, true] {
      let verdict = SimplexVerdict(code: 0, primalStatus: row.primal, dualStatus: row.dual, presolved: presolved)
      #expect(verdict == (presolved ? row.presolved : row.plain))
    }
  }

  @Test("Every pair of statuses has its row")
  func simplexStatusesAreAllThere() {
    #expect(Self.simplexByStatus.count == Self.basicStatuses.count * Self.basicStatuses.count)
    #expect(Set(Self.simplexByStatus.map { [$0.primal, $0.dual] }).count == Self.simplexByStatus.count)
  }

  @Test("Every other return code of the simplex means the same whatever the statuses", arguments: codes.dropFirst())
  func simplexCode(code: Int32) throws {
    let expected = try #require(Self.simplexByCode[code])
    for primal in Self.basicStatuses {
      for dual in Self.basicStatuses {
        let plain = SimplexVerdict(code: code, primalStatus: primal, dualStatus: dual, presolved: false)
        let presolved = SimplexVerdict(code: code, primalStatus: primal, dualStatus: dual, presolved: true)
        #expect(plain == expected.plain)
        #expect(presolved == expected.presolved)
      }
    }
  }

  /// All that is not unexpected, of code × status.
  static let treeByCodeAndStatus: [[Int32]: TreeVerdict] = [
    [0, GLP_OPT]: .optimal, [0, GLP_NOFEAS]: .infeasible,
    [GLP_EMIPGAP, GLP_FEAS]: .gapReached(hasSolution: true),
    [GLP_ETMLIM, GLP_FEAS]: .timeLimit(hasSolution: true), [GLP_ETMLIM, GLP_UNDEF]: .timeLimit(hasSolution: false),
    [GLP_ESTOP, GLP_FEAS]: .stopped(hasSolution: true), [GLP_ESTOP, GLP_UNDEF]: .stopped(hasSolution: false),
    [GLP_EFAIL, GLP_FEAS]: .failed(hasSolution: true), [GLP_EFAIL, GLP_UNDEF]: .failed(hasSolution: false),
  ]
  /// What the presolver adds.
  static let treePresolved: [[Int32]: TreeVerdict] = [
    [GLP_ENOPFS, GLP_UNDEF]: .infeasible, [GLP_ENOPFS, GLP_NOFEAS]: .infeasible,
    [GLP_ENODFS, GLP_UNDEF]: .unboundedOrInfeasible,
  ]

  @Test("Every return code of the tree search is read with its status", arguments: codes)
  func tree(code: Int32) {
    for status in Self.allStatuses {
      let plain = Self.treeByCodeAndStatus[[code, status]]
      #expect(TreeVerdict(code: code, status: status, presolved: false) == plain ?? .unexpected)
      let presolved = plain ?? Self.treePresolved[[code, status]]
      #expect(TreeVerdict(code: code, status: status, presolved: true) == presolved ?? .unexpected)
    }
  }

  @Test("Codes and statuses nobody knows are unexpected, with and without the presolver")
  func unknown() {
    for presolved in [false, true] {
      for code in [-1, 20, 99] as [Int32] {
        let simplex = SimplexVerdict(
          code: code, primalStatus: GLP_FEAS, dualStatus: GLP_FEAS, presolved: presolved)
        #expect(simplex == .unexpected)
        #expect(TreeVerdict(code: code, status: GLP_OPT, presolved: presolved) == .unexpected)
      }
      #expect(SimplexVerdict(code: 0, primalStatus: 0, dualStatus: 7, presolved: presolved) == .unexpected)
      #expect(TreeVerdict(code: 0, status: 77, presolved: presolved) == .unexpected)
    }
  }
}
