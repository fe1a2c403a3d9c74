/// Members who do not add up, and heads' identity numbers that stand more than once.
struct MemberFinder: OddityFinder {
  func find(in survey: OdditySurvey) -> [Oddity] {
    survey.instance.households.flatMap(members) + repeatedNumbers(survey.instance)
  }

  private func members(of household: Household) -> [Oddity] {
    let children = ExactSum.of([household.preschool, household.primary, household.middle]).value
    let active = ExactSum.of([children, household.workers]).value
    var found: [Oddity] = []
    if active > household.people {
      found.append(
        exceeding(
          household, "workers", active, Bilingual(zh: "劳动力与学生、幼儿合计", en: "workers, pupils and preschool children")))
    } else if children == household.people {
      found.append(onlyChildren(household))
    }
    if household.elderly > household.people {
      found.append(exceeding(household, "elderly", household.elderly, Bilingual(zh: "60岁以上人数", en: "elderly people")))
    }
    if household.disabled > household.people {
      found.append(exceeding(household, "disabled", household.disabled, Bilingual(zh: "残疾人数", en: "disabled people")))
    }
    return found
  }

  private func exceeding(_ household: Household, _ column: String, _ number: Int, _ name: Bilingual) -> Oddity {
    Oddity(
      .membersDoNotAddUp, [.household(household.id)], column: column, amount: number - household.people,
      sentence: Bilingual(
        zh: "户 \(household.id) 家庭人口 \(household.people) 人，\(name.zh)却有 \(number) 人。",
        en: "Household \(household.id) has \(English.people(household.people)), but \(number) \(name.en)."))
  }

  private func onlyChildren(_ household: Household) -> Oddity {
    Oddity(
      .membersDoNotAddUp, [.household(household.id)], column: "people",
      sentence: Bilingual(
        zh: "户 \(household.id) 的 \(household.people) 人全是学生或幼儿，没有成年人。",
        en: "Household \(household.id) has \(English.people(household.people)), all of them pupils or preschool "
          + "children, and no adult."))
  }

  /// The number itself is nobody's business in a message.
  private func repeatedNumbers(_ instance: Instance) -> [Oddity] {
    let named = instance.households.filter { ColumnText.nonempty($0.idNumber) != nil }
    return Dictionary(grouping: named, by: \.idNumber).values.filter { $0.count > 1 }
      .sorted { ($0.first?.id ?? "") < ($1.first?.id ?? "") }
      .map { households in
        Oddity(
          .repeatedIDNumber, households.map { .household($0.id) }, column: "id_number", amount: households.count - 1,
          sentence: Bilingual(
            zh: "\(households.count) 户的户主身份证号相同：\(households.listed("、") { $0.id.rawValue })，请核对是否重复登记。",
            en: "\(households.count) households have the same identity number: "
              + "\(households.listed(", ") { $0.id.rawValue }); check for double entries."))
      }
  }
}
