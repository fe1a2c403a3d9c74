/// Who a household consists of, in counts that fit its size.
struct HouseholdMembers: Hashable, Sendable {
  var workers = 0
  var preschool = 0
  var primary = 0
  var middle = 0
  var elderly = 0
  var disabled = 0

  /// Draws the members of a household: its head is grown up, every member is of one kind only, disabled members are
  /// among those who neither work nor learn.
  init(people: Int, by random: inout SplitMix64) {
    for member in 0..<people {
      switch random.pick(weights: member == 0 ? Self.headWeights : Self.memberWeights) {
      case 0: workers += 1
      case 1:
        elderly += 1
        if random.chance(perMille: 80) { disabled += 1 }
      case 2: preschool += 1
      case 3: primary += 1
      case 4: middle += 1
      default: if random.chance(perMille: 180) { disabled += 1 }
      }
    }
  }

  // Worker, elderly, kindergarten, primary, middle, none of these: per thousand, made up.
  private static let headWeights = [740, 200, 0, 0, 0, 60]
  private static let memberWeights = [430, 150, 90, 120, 70, 140]
}
