import Knowledge
import Testing

/// The one reader of `**bold**`; in the rows `<` and `>` stand for where it begins and ends.
@Suite struct BoldRunsTests {
  @Test(arguments: [
    ("Press **OK** now", "Press <OK> now"), ("**a** and **b**", "<a> and <b>"),
    ("2 ** 3 ** 4", "2 ** 3 ** 4"), ("**open", "**open"), ("****", "****"), ("** a**", "** a**"),
    (#"\*\*not bold\*\*"#, "**not bold**"), (#"DOMAIN\user"#, #"DOMAIN\user"#), ("", ""),
    ("**two\nlines**", "<two\nlines>"), ("**größe** **日本**", "<größe> <日本>"),
    ("**a **b**", "<a **b>"),
  ])
  func runsAreBoldBetweenTheirMarks(_ text: String, _ expected: String) {
    let runs = text.boldRuns
    #expect(runs.map { $0.isBold ? "<\($0.text)>" : $0.text }.joined() == expected)
    #expect(runs.allSatisfy { !$0.text.isEmpty })
  }
}
