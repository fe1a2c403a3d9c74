import Foundation
import InstanceFiles
import Relocation
import Testing

@Suite("Registers with a row for each person")
struct PersonRegisterTests {
  static let headings = "户编号,姓名,与户主关系,年龄,身份证号,民族,劳动技能,在校生状况,健康状况,自然屯,意愿安置点1,备注,职业\n"

  static func examine(_ rows: String, headings: String = headings) throws -> InstanceExamination {
    try TemporaryFolder(["sites.csv": "id,people\nS1,20\n", "households.csv": headings + rows]).examination()
  }

  @Test("Persons become households, with counts by age, labour, school and health")
  func counts() throws {
    let rows = """
      H1,张一,配偶,38,111,汉族,弱劳动力或半劳动力,非在校生,残疾,甲,,晚,务农
      H1,张甲,户主,41,112,壮族,普通劳动力,,健康,,S1,,务工
      H2,李甲,户主,70,113,瑶族,丧失劳动力,,长期慢性病,乙,,,
      H1,张二,之子,8,114,壮族,,小学,,,,,
      H1,张三,之女,4,115,壮族,,学前教育,,,,,
      H1,张四,之子,14,116,壮族,,八年级,,,,,
      H2,李乙,之子,30,117,瑶族,,初中毕业,,乙,,,
      H2,李丙,之女,17,118,瑶族,,高中二年级,,乙,,,

      """
    let reading = try #require(try Self.examine(rows).reading)
    let households = reading.instance.households
    #expect(households.map(\.people) == [5, 3])
    #expect(households.map(\.head) == ["张甲", "李甲"])
    #expect(households.map(\.idNumber) == ["112", "113"])
    #expect(households.map(\.ethnicity) == ["壮族", "瑶族"])
    #expect(households.map(\.workers) == [2, 1])
    #expect(households.map { [$0.preschool, $0.primary, $0.middle] } == [[1, 1, 1], [0, 0, 0]])
    #expect(households.map(\.elderly) == [0, 1])
    #expect(households.map(\.disabled) == [1, 0])
    #expect(households.map(\.settlement) == ["甲", "乙"])
    #expect(households.map { $0.wishes[0] } == ["S1", nil])
    #expect(households.map { $0.extra } == [["备注": "晚"], [:]])
    #expect(reading.origins.place(of: HouseholdID("H1"))?.row == 3)
    #expect(reading.hints.map(\.kind) == [.personRows, .personColumn])
    #expect(
      reading.instance.columns[.households] == [
        "id", "head", "id_number", "people", "settlement", "workers", "preschool", "primary", "middle", "elderly",
        "disabled", "ethnicity", "wish_1", "备注",
      ])
  }

  @Test("What a register does not have stays unknown, and stated counts are taken as they stand")
  func fewColumns() throws {
    let rows = "H1,甲,本人,T1,2\nH1,乙,配偶,,\n"
    let examination = try Self.examine(rows, headings: "id,name,relation,settlement,workers\n")
    let instance = try #require(examination.reading?.instance)
    #expect(instance.columns[.households] == ["id", "head", "people", "settlement", "workers"])
    #expect(instance.households.map(\.workers) == [2] && instance.households.map(\.people) == [2])
  }

  @Test(
    "Rows that disagree, second heads, wrong numbers, persons listed twice and unknown words are faults, all listed")
  func conflicts() throws {
    let rows = """
      H1,张甲,户主,41,112,壮族,普通劳动力,,,甲,S1,,
      H1,张乙,户主,40,113,壮族,,,,甲,,,
      H1,张丙,之子,8,114,壮族,,三年二班,,乙,,,
      H2,李甲,户主,50,114,壮族,很好,,,乙,,,
      ,无名,户主,50,,,,,,乙,,,

      """
    let faults = try Self.examine(rows).faults
    #expect(
      faults.map { "\($0.row ?? 0)\($0.column?.name ?? "") \($0.kind.rawValue)" } == [
        "3C two_heads", "4H not_accepted_value", "4J household_conflict", "5E duplicate_id", "5G not_accepted_value",
        "6A missing_value",
      ])
    #expect(faults[2].problem.en == "two rows of the household disagree: \"乙\" here, \"甲\" in row 2")
    let wrong = try Self.examine("H1,甲,户主,T,3\nH1,乙,之子,T,3\n", headings: "id,name,relation,settlement,people\n")
    #expect(wrong.faults.map(\.kind) == [.wrongCount])
    #expect(wrong.faults[0].problem.zh.contains("3") && wrong.faults[0].problem.zh.contains("2"))
  }

  @Test("No head and no age are told")
  func hints() throws {
    let rows = "H1,甲,之子,,T\nH1,乙,之女,30,T\n"
    let examination = try Self.examine(rows, headings: "id,name,relation,age,settlement\n")
    #expect(examination.hints.map(\.kind) == [.personRows, .noHead, .unknownAge])
    #expect(examination.reading?.instance.households.map(\.workers) == [1])
  }
}
