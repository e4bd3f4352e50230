import Foundation
import Knowledge

/// The one place where the time is read. `SOURCE_DATE_EPOCH` stands in for it where it is set, so
/// that exports can be made again byte for byte (reproducible-builds.org).
enum Clock {
  /// Seconds since 1970.
  static func now() -> Int {
    if let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap({ Int($0) }) {
      return fixed
    }
    return Int(Date().timeIntervalSince1970)
  }

  /// Today, in UTC.
  static func today() -> Day {
    let seconds = now()
    return Day(daysSince1970: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }
}
