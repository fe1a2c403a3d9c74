import Foundation

/// Instants of runs as texts: UTC in the history, this machine's time zone on the screen and from the user.
enum RunTime {
  /// `2026-01-31T08:05:00Z`.
  static func text(_ date: Date) -> String { utc("yyyy-MM-dd'T'HH:mm:ss'Z'").string(from: date) }

  /// `2026-01-31 16:05`, in a time zone; the text itself where it is none of ours.
  static func shown(_ text: String, in zone: TimeZone = .current) -> String {
    guard let date = utc("yyyy-MM-dd'T'HH:mm:ss'Z'").date(from: text) else { return text }
    return formatter("yyyy-MM-dd HH:mm", zone).string(from: date)
  }

  /// What the user means by a day, or a day and a time, in a time zone, as the history writes it; `nil` where it is neither.
  static func since(_ text: String, in zone: TimeZone = .current) -> String? {
    for pattern in ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"] {
      if let date = formatter(pattern, zone).date(from: text) { return Self.text(date) }
    }
    return utc("yyyy-MM-dd'T'HH:mm:ss'Z'").date(from: text).map { Self.text($0) }
  }

  private static func utc(_ pattern: String) -> DateFormatter { formatter(pattern, .gmt) }

  private static func formatter(_ pattern: String, _ zone: TimeZone) -> DateFormatter {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = zone
    formatter.isLenient = false
    formatter.dateFormat = pattern
    return formatter
  }
}
