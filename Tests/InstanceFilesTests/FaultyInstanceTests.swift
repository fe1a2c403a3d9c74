import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("The instance with every kind of fault")
struct FaultyInstanceTests {
  /// The lists of the README, one for each folder: file, row, column letters, kind.
  static func expected(_ section: Int) throws -> [String] {
    let readme = try String(contentsOfFile: Repository.path("Instances/faulty/README.md"), encoding: .utf8)
    let part = readme.components(separatedBy: "\n## ")[section]
    return part.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| file") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false)[1...5]
        .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " | ")
    }
  }

  static func described(_ fault: DataFault) -> String {
    let parts = [
      fault.file, fault.row.map(String.init) ?? "", fault.column?.name ?? "", "`\(fault.kind.rawValue)`",
      fault.problem.en,
    ]
    return parts.joined(separator: " | ")
  }

  @Test(
    "Each folder's faults are exactly the README's list, in its order",
    arguments: [(1, ""), (2, "/files"), (3, "/headings")])
  func listedFaults(section: Int, folder: String) throws {
    let expected = try Self.expected(section)
    #expect(expected.count >= 2)
    do {
      _ = try readInstance(at: Repository.path("Instances/faulty" + folder))
      Issue.record("a faulty instance was accepted")
    } catch {
      guard case .faults(let faults) = error else {
        Issue.record("not a list of faults: \(error)")
        return
      }
      #expect(faults.map(Self.described) == expected)
    }
  }

  @Test("The three lists and the paths that are no folder show every kind of table fault")
  func everyKind() throws {
    var shown: Set<FaultKind> = []
    for folder in ["", "/files", "/headings", "/README.md"] {
      let examination = try examineInstance(at: Repository.path("Instances/faulty" + folder))
      shown.formUnion((examination.faults + examination.hints).map(\.kind))
    }
    let elsewhere: Set<FaultKind> = [
      // Seen only with a file over 1 GiB, a file that may not be opened, 100,000 faults.
      .tooLarge, .unreadableFile, .tooManyFaults,
      // Tested with texts that end within a row.
      .cutRow,
      // A hint, tested with the distances.
      .unlistedSettlement,
      // Tested with workbooks that are made for it.
      .brokenWorkbook, .notAWorkbook, .oldWorkbook, .encryptedWorkbook, .macroWorkbook, .externalLinks, .inflatesTooFar,
      .noTableSheet, .missingResult, .hiddenRows, .hiddenSheet, .mergedRows,
      // Tested with registers of persons and tables in several parts.
      .householdConflict, .twoHeads, .wrongCount, .unevenColumns, .personRows, .personColumn, .noHead, .unknownAge,
      // Faults of scenarios.
      .syntax, .duplicateKey, .unknownKey, .wrongType, .missingKey, .contradiction, .unknownCriterion, .notInInstance,
    ]
    #expect(shown.union(elsewhere) == Set(FaultKind.allCases))
    #expect(shown.isDisjoint(with: elsewhere))
  }

  @Test("Every fault says something in both languages, and where it is")
  func bilingual() throws {
    let examination = try examineInstance(at: Repository.path("Instances/faulty"))
    for fault in examination.faults {
      #expect(fault.text(in: .chinese).contains("：") && fault.text(in: .chinese).hasPrefix(fault.file))
      #expect(fault.text(in: .english).hasPrefix(fault.file) && !fault.remedy.en.isEmpty && !fault.remedy.zh.isEmpty)
    }
    let people = try #require(examination.faults.first { $0.kind == .notWhole })
    #expect(
      people.text(in: .english)
        == "households.csv, row 8, column D (家庭人口, people): \"3.5\" is not a whole number. Write a whole number.")
    #expect(people.text(in: .chinese) == "households.csv 第8行 D列（家庭人口）：“3.5”不是整数。请写整数。")
  }

  @Test("What could be read is still told: files, sizes, rows")
  func partialReport() throws {
    let examination = try examineInstance(at: Repository.path("Instances/faulty"))
    #expect(examination.reading == nil)
    let names = examination.inputs.map(\.name)
    #expect(
      names == [
        "households.csv", "settlements.csv", "sites.csv", "dwellings.csv", "distances.csv", "scores.csv",
      ])
    #expect(examination.inputs.map(\.encoding?.name) == ["UTF-8", "GB18030", "UTF-16", "UTF-8", "UTF-8", "UTF-8"])
    #expect(examination.inputs.map(\.rows) == [20, 5, 4, 4, 7, 3])
    #expect(examination.unreadFiles == ["README.md"])
    #expect(examination.inputs.allSatisfy { $0.sha256.count == 64 && $0.bytes > 0 })
  }
}
