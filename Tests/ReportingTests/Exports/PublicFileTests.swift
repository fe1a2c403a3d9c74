import Foundation
import Relocation
import Testing

@testable import Reporting

@Suite("What everybody may see")
struct PublicFileTests {
  static let mark = PlanMark(sha256: "0123456789abcdef")

  /// Every text of every public file, in both languages, with and without masked names.
  static func publicTexts() throws -> [String] {
    var texts: [String] = []
    for language in Language.allCases {
      for masksNames in [false, true] {
        let options = ExportOptions(masksNames: masksNames)
        let table = ExportedTable(
          .notice, of: SecretVillage.reading, mark: mark, language: language, options: options)
        let book = PlanWorkbooks(
          of: SecretVillage.reading, document: try SecretVillage.document(), mark: mark, language: language,
          options: options)
        texts.append(String(decoding: try #require(table.csv()), as: UTF8.self))
        texts.append(String(decoding: try #require(table.html()), as: UTF8.self))
        for bytes in [try table.xlsx(), try book.notice()] {
          let parts = try WrittenWorkbook(bytes).parts
          // The file's own numbers (sizes of parts, say) are not in the parts.
          texts.append(parts.keys.sorted().map { String(decoding: parts[$0] ?? Data(), as: UTF8.self) }.joined())
        }
      }
    }
    return texts
  }

  @Test("No identity or telephone number, and no word of a column that is not listed, gets into a public file")
  func nothingSecret() throws {
    let texts = try Self.publicTexts()
    #expect(texts.count == 16)
    for text in texts {
      #expect(text.contains("0123456789ab") || text.hasPrefix("\u{FEFF}"), "it is the file of this plan")
      #expect(text.contains("泗城镇"))
      for word in SecretVillage.words { #expect(!text.contains(word), "\(word)") }
    }
  }

  @Test("The same words are in the internal tables, so that looking for them means something")
  func secretsAreThere() throws {
    let all = Language.allCases.map { language in
      ExportTable.households.table(of: SecretVillage.reading, language: language).rows.joined().map(\.text).joined()
    }.joined()
    #expect(all.contains("残疾"))
    #expect(all.contains(SecretVillage.identityNumbers[1]))
    #expect(all.contains(SecretVillage.telephones[1]))
  }

  @Test("The notice has these columns and no other, in every kind of file")
  func columns() throws {
    let chinese = ["序号", "户编号", "户主", "家庭人口", "原乡镇/村/屯", "安置点", "户型(㎡)", "志愿"]
    let table = ExportedTable(.notice, of: SecretVillage.reading, mark: Self.mark, language: .chinese)
    let csv = String(decoding: try #require(table.csv()).dropFirst(3), as: UTF8.self)
    #expect(CSVText.rows(of: csv)?.first == chinese)
    #expect(try WrittenWorkbook(try table.xlsx()).sheets[0].row(3) == chinese)
    let html = String(decoding: try #require(table.html()), as: UTF8.self)
    #expect(
      html.components(separatedBy: "<th scope=\"col\">").dropFirst().map { $0.prefix { $0 != "<" } }.map(String.init)
        == chinese)
    let book = try PlanWorkbooks(
      of: SecretVillage.reading, document: try SecretVillage.document(), mark: Self.mark, language: .chinese
    ).notice()
    #expect(try WrittenWorkbook(book).sheets.map(\.name) == ["安置结果公示"])
  }

  @Test("Masked names show their first character only; nothing but the name stands in the column")
  func names() {
    let rows = ExportTable.notice.table(
      of: SecretVillage.reading, language: .chinese, options: ExportOptions(masksNames: true)
    ).rows.map { $0[2].text }
    #expect(rows == ["王**", "欧**", "阿*****"])
    let plain = ExportTable.notice.table(of: SecretVillage.reading, language: .chinese).rows.map { $0[2].text }
    #expect(plain == ["王小明", "欧阳一", "阿依·买买提"])
    #expect(["", "王", "𠮷田"].map(PublicText.maskedName) == ["", "*", "𠮷*"])
  }

  @Test(
    "Identity and telephone numbers are hidden wherever they stand, other numbers are not",
    arguments: [
      ("45102719800101123X", "******************"), ("451027198001011234", "******************"),
      ("户451027800101123。", "户***************。"), ("１３８１２３４５６７８", "***********"),
      ("451027100001", "451027100001"), ("12812345678", "12812345678"), ("", ""),
      ("4510271980010112345", "******************5"), ("1234567890123456789", "1234567890123456789"),
      ("01-451027198001011234", "01-******************"), ("45102719800101123X01", "******************01"),
      ("451027 19800101 1234", "****** ******** ****"), ("138-1234-5678", "***-****-****"),
      ("0776-7612345", "****-*******"), ("7-13812345678", "7-***********"), ("第3组-2户", "第3组-2户"),
      ("2017-001", "2017-001"), ("0451027700101123-7", "0***************-*"), ("0451027709901123", "0451027709901123"),
    ])
  func numbers(text: String, shown: String) {
    #expect(PublicText.safe(text) == shown)
  }
}
