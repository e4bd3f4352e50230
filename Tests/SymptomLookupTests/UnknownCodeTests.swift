import Knowledge
import SymptomLookup
import Testing

/// Which codes in a text are said to be unknown.
@Suite struct UnknownCodeTests {
  private static let index = SymptomIndex(
    KnowledgeBase(signatures: [
      Signature(
        id: "known", patterns: ["0x800ccc0e", "aadsts50126", "error 535", "socket error: 10060"],
        meaning: "Known.", causes: [])
    ]), on: Day(daysSince1970: 20_000))

  @Test(
    arguments: [
      ("0x80004005 outlook sending", ["0x80004005"]), ("0x800CCC0E", []),
      ("Error (0x80070057): 0x8004005, 0x80070057", ["0x80070057"]),
      ("AADSTS50126 and AADSTS999999", ["aadsts999999"]),
      ("CAA20003 outlook sign in", ["caa20003"]),
      ("NSURLErrorDomain -1200", ["-1200"]), ("(NSURLErrorDomain error -1003.)", ["-1003"]),
      ("Canon scanner SMTP error 806", ["806"]), ("error code: 5041, again", ["5041"]),
      ("Fehlercode 12345", ["12345"]), ("error 535", []), ("Socket error: 10060", []),
      ("Winsock error[10060]", []), ("error (553): no", []), ("HTTP error 403", []),
      ("[Errno 111] refused", []), ("error 806 and AADSTS1234", ["806", "aadsts1234"]),
      // Lines, ports, years, amounts, times, dates, versions, telephones, the words alone.
      ("error on line 4711", []), ("error 993", []), ("error port 12345", []),
      ("since the error 2024 nothing works", []), ("error 300 times", []),
      ("error 12:30", []), ("error 2026-11-20", []), ("error 16.0.1234", []), ("error 1.234", []),
      ("code 1234567", []), ("I got an error. 4711 mails are gone", []), ("no error", []),
      ("outlook 2016 error", []), ("call me at 0800 123456", []), ("", []),
      ("the invoice 80004005", []), ("caaabcde is my name", []), ("errors 500 and 600", []),
    ] as [(String, [String])])
  func onlyWhatIsACodeByItsFormOrTheWordBefore(_ text: String, _ codes: [String]) {
    #expect(Self.index.unknownCodes(in: text) == codes)
  }
}
