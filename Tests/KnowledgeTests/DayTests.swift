import Knowledge
import Testing

/// Days at the ends of the calendar.
@Suite struct DayTests {
  @Test(arguments: [
    (2_932_896, "9999-12-31"), (2_932_897, "9999-12-31"), (Int.max, "9999-12-31"),
    (-719_162, "0001-01-01"), (-719_163, "0001-01-01"), (Int.min, "0001-01-01"),
    (20_000, "2024-10-04"),
  ])
  func noDayIsBeyondTheCalendar(days: Int, text: String) {
    #expect(Day(daysSince1970: days).description == text)
    #expect(Day(text)?.next == Day(daysSince1970: min(max(days, -719_162), 2_932_896) + 1))
  }
}
