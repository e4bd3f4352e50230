import Knowledge

extension Value {
  /// A day, `YYYY-MM-DD`.
  func date() -> Day? {
    guard let text = text(called: "a date") else { return nil }
    if let day = Day(text) { return day }
    if let parts = text.partsOfDate {
      report(.badDate, "there is no day \(text)", hint: Self.hint(forNoDay: parts))
    } else {
      report(
        .badDate, "\(text.quoted) is not a date",
        hint: text.dayInAnotherForm.map { "write \($0)" }
          ?? "dates are written YYYY-MM-DD, such as 2024-09-16")
    }
    return nil
  }

  /// Month and day may be exchanged, or the month is shorter.
  private static func hint(forNoDay parts: [String]) -> String {
    if let exchanged = Day("\(parts[0])-\(parts[2])-\(parts[1])") {
      return "did you mean \(exchanged)? the month comes first"
    }
    let last = (28...31).reversed().lazy.compactMap { Day("\(parts[0])-\(parts[1])-\($0)") }.first
    return last.map { "the last day of that month is \($0)" }
      ?? "dates are written YYYY-MM-DD: the year, the month from 01 to 12, the day"
  }
}

extension String {
  fileprivate var isDigits: Bool { !isEmpty && allSatisfy { $0.isASCII && $0.isNumber } }

  /// Year, month and day of `2024-02-31` and `31.02.2024`; nil of anything else, and of what is a day in the
  /// second form.
  fileprivate var partsOfDate: [String]? {
    let parts = split(separator: "-").map(String.init)
    if parts.map(\.utf8.count) == [4, 2, 2], parts.joined().isDigits { return parts }
    let dotted = split(separator: ".").map(String.init)
    guard dotted.map(\.utf8.count) == [2, 2, 4], dotted.joined().isDigits, dayInAnotherForm == nil
    else { return nil }
    return dotted.reversed()
  }

  /// The day that is written `16.9.2024`, `2024/09/16`, `2024-9-16` or `16/9/2024`; nil if it may be
  /// another one, as `9/10/2024`, or none.
  fileprivate var dayInAnotherForm: Day? {
    for mark in [".", "/", "-"] as [Character] {
      let parts = split(separator: mark).map { String($0.drop { $0 == " " }) }
      guard parts.count == 3, parts.allSatisfy(\.isDigits) else { continue }
      let numbers = parts.compactMap(Int.init)
      guard numbers.count == 3 else { return nil }
      if parts[0].utf8.count == 4 {
        return Day(year: numbers[0], month: numbers[1], day: numbers[2])
      }
      guard parts[2].utf8.count == 4 else { return nil }
      let dayFirst = Day(year: numbers[2], month: numbers[1], day: numbers[0])
      guard mark != "." else { return dayFirst }
      let monthFirst = Day(year: numbers[2], month: numbers[0], day: numbers[1])
      if dayFirst == nil || monthFirst == nil || dayFirst == monthFirst {
        return dayFirst ?? monthFirst
      }
      return nil
    }
    return nil
  }
}
