import Relocation

@testable import Reporting

/// A case in which every column that is not for the public is filled with words and numbers that can be looked for.
enum SecretVillage {
  /// Identity numbers with wrong check digits: a plain one, one that ends with a letter, an old one of 15 figures.
  static let identityNumbers = ["451027197001011230", "45102719800229123X", "451027700101123"]
  static let telephones = ["13812345678", "0776-7612345", "138 1234 5678"]

  /// What must not be found in any public file.
  static let words =
    ["WORKERS", "机密民族", "机密亲属", "机密附注", "建档立卡", "registered", "同步搬迁", "残疾", "低保", "disab", "poor"]
    + identityNumbers + telephones

  static let households = identityNumbers.enumerated().map { index, number in
    Household(
      id: HouseholdID(["H1", "户\(number)", "X0\(number)-7"][index]), settlement: "A", people: 3 + index,
      head: ["王小明（残疾，低保）", "阿依·买买提 \(telephones[0])", "欧阳一，\(number)"][index], idNumber: number,
      category: index == 0 ? .registeredPoor : .accompanying, workers: 1, disabled: 2, ethnicity: "机密民族",
      hazard: 3, kin: "机密亲属", wishes: ["S1", nil, nil], acceptsCrossRegion: true,
      extra: ["附注": "机密附注", "电话": telephones[index], "workers2": "WORKERS"])
  }

  static let instance = Instance(
    households: households,
    settlements: [
      Settlement(
        id: "A", name: "上屯 \(telephones[1])", village: "平林村\(identityNumbers[0])", township: "泗城镇",
        extra: ["联系人": "机密附注"])
    ],
    sites: [Site(id: "S1", name: "城东 \(telephones[2])", people: 100, extra: ["备注": "机密附注"])],
    dwellings: [Dwelling(site: "S1", type: "B", areaHundredths: 7500, count: 3, extra: ["附注": "机密附注"])],
    columns: [.households: ["id", "people", "settlement"], .sites: ["id", "people"]])

  static let planningCase = PlanningCase(instance: instance, scenario: Village.scenario)

  static let reading = PlanReading(
    Plan(
      Dictionary(
        households.map { ($0.id, Assignment(site: "S1", dwelling: "B")) }, uniquingKeysWith: { first, _ in first })),
    in: planningCase)

  /// The record of a run that nobody made.
  static func document() throws -> PlanDocument {
    try PlanFolderContents(
      of: reading, record: Village.record(), certificate: [], inputs: Village.inputs, instancePath: "村",
      scenarioText: "name: 村\n"
    ).document
  }
}
