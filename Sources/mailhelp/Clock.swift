import Foundation
import Knowledge

/// The one place where the time is read. `SOURCE_DATE_EPOCH` stands in for it where it is set, so
/// that exports can be made again byte for byte (reproducible-builds.org).
enum Clock {
  /// Seconds since 1970.
  static func now() -> Int { fixed ?? Int(Date().timeIntervalSince1970) }

  /// Today, in UTC.
  static func today() -> Day {
    let seconds = now()
    return Day(daysSince1970: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }

  /// The seconds of the years 1 to 9999, which are those that a day can have.
  private static let calendar = -62_135_596_800...253_402_300_799

  /// The time that is set; a time outside the calendar ends the program.
  private static let fixed: Int? = Places.environment("SOURCE_DATE_EPOCH").map { text in
    guard let seconds = Int(text), calendar.contains(seconds) else {
      Console.giveUp(
        "SOURCE_DATE_EPOCH is '\(text)', which is no time from year 1 to 9999"
          + "\nhint: it counts seconds since 1970; leave it out for the present time")
    }
    return seconds
  }
}
