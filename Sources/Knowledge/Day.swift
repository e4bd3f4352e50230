/// A calendar day, without a clock or a time zone: what knowledge is dated by.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A day of the Gregorian calendar; `nil` if there is no such day (30 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2010-06-01`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day a given number of days after 1 January 1970 (before it, if negative); beyond the calendar,
  /// its first or its last day.
  public init(daysSince1970 days: Int) {
    let inCalendar = min(max(days, Self.calendar.lowerBound), Self.calendar.upperBound)
    // Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days.
    let shifted = inCalendar + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970 (negative before it).
  public var daysSince1970: Int {
    // Howard Hinnant's days_from_civil.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `2010-06-01`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The days of the years 1 to 9999, counted from 1 January 1970.
  private static let calendar = -719_162...2_932_896

  /// The following day; the last one has none but itself.
  public var next: Day { Day(daysSince1970: daysSince1970 + 1) }

  /// Earlier days are smaller.
  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The days on which something holds; both ends are inclusive, and an absent end is open.
public struct Validity: Hashable, Sendable {
  /// The first day, or `nil` if it has always held.
  public let from: Day?
  /// The last day, or `nil` if it still holds.
  public let until: Day?

  /// The days from the one to the other, both included.
  public init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  /// Every day.
  public static let always = Validity()

  /// Whether the given day is one of them.
  public func contains(_ day: Day) -> Bool {
    if let from, day < from { return false }
    if let until, day > until { return false }
    return true
  }

  /// Whether some day belongs to both.
  public func overlaps(_ other: Validity) -> Bool {
    if let until, let start = other.from, until < start { return false }
    if let end = other.until, let from, end < from { return false }
    return true
  }
}

/// A value with the days on which it holds.
public struct Dated<Value: Sendable>: Sendable {
  /// What holds.
  public let value: Value
  /// When it holds.
  public let validity: Validity

  /// A value that holds on the given days.
  public init(_ value: Value, _ validity: Validity = .always) {
    self.value = value
    self.validity = validity
  }
}

extension Dated: Equatable where Value: Equatable {}
extension Dated: Hashable where Value: Hashable {}

extension Sequence {
  /// The values that hold on the given day, in the order of the file.
  public func holding<Value>(on day: Day) -> [Value] where Element == Dated<Value> {
    compactMap { $0.validity.contains(day) ? $0.value : nil }
  }
}
