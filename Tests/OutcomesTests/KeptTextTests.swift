import Outcomes
import Testing

/// What is left of a person's words.
@Suite struct KeptTextTests {
  private func kept(_ words: String) -> String {
    KeptText(blanking: words) { ["gmail.com", "imap.gmail.com"].contains($0) }.text
  }

  private static let secrets: [(words: String, secret: String)] = [
    ("my address is jane.doe@hotmail.com", "jane"), ("write to <bob@x.example>, please", "bob"),
    ("550 5.1.1 <ann%40corp.example>: unknown", "ann"), ("bob (at) firm.example", "bob"),
    ("my password hunter2 is refused", "hunter2"),
    ("password swordfish does not work", "swordfish"),
    ("Password: correct-horse", "horse"), ("the pass is swordfish", "swordfish"),
    ("pwd=swordfish", "swordfish"), ("password was changed to swordfish today", "swordfish"),
    ("I typed swordfish as my password", "swordfish"), ("swordfish is my password", "swordfish"),
    ("it says Tr0ub4dor&3 is wrong", "Tr0ub"), ("AUTH PLAIN AGphbmUAaHVudGVyMg==", "AGph"),
    ("user name: jdoe", "jdoe"), ("login=jdoe", "jdoe"), ("CORP\\jdoe cannot log in", "jdoe"),
    ("server mail.doe-family.example port 993", "doe"), ("https://doe.example/x?token=abc", "abc"),
    ("10.0.0.17 does not answer", "10.0"), ("fe80::1:2 does not answer", "fe80"),
    ("call me on 030-1234567", "1234567"), ("/home/jdoe/.thunderbird", "jdoe"),
    ("card 4111 1111 1111 1111 refused", "4111"), ("call +49 30 1234 567", "1234"),
    ("mi contraseña es swordfish", "swordfish"), ("mot de passe : swordfish", "swordfish"),
    ("senha=swordfish", "swordfish"), ("密码swordfish 不对", "swordfish"),
    ("PASSWORD:\nswordfish", "swordfish"), ("jane＠hotmail.com", "jane"),
    ("app password abcd efgh ijkl mnop", "mnop"),
    ("it shows wxyz abcd efgh ijkl, what now", "wxyz"),
    ("app password abcd-efgh-ijkl-mnop", "mnop"), ("I entered abcd-efgh-ijkl-mnop there", "ijkl"),
    ("the password is correct horse battery", "correct"),
    ("my password is staple, and it is refused", "staple"),
    ("the code 123456 is not accepted", "123456"), ("code: 123-456", "123"),
    ("Google sent G-482913 but nothing happens", "482913"), ("the code is 482 913", "482"),
    ("security code 4829 is refused", "4829"), ("bob at example dot org", "bob"),
    ("bob at example dot org", "example"), ("mail to jane dot doe at firm dot co dot uk", "jane"),
    ("mail to jane dot doe at firm dot co dot uk", "uk"), ("bob [at] firm [dot] example", "firm"),
    ("write to bob(at)firm.example", "bob"), ("bob at firm.example gets nothing", "bob"),
    ("bob at gmail.com gets nothing", "bob"), ("Hans ät firma punkt at", "firma"),
  ]

  @Test(arguments: secrets)
  func nothingPrivateIsLeft(_ words: String, _ secret: String) {
    #expect(!kept(words).contains(secret), "\(kept(words))")
    #expect(!kept(words).contains("@"))
    #expect(kept(words).contains("["))
  }

  @Test(arguments: [
    "the password box keeps coming back", "0x800CCC0E in outlook 2010", "550 5.7.1 relaying denied",
    "imap.gmail.com:993 times out", "cannot send at the hotel,\nport 587",
    "ports 993 and 587 time out", "ports 25 465 587 993, all of them",
    "error 550 5.7.509 at 12:30", "密码错误 outlook",
    "thunderbird asks for my password again and again",
    "the password is correct", "my password is not accepted", "the password is wrong, it says",
    "error code 10060", "status code 550 comes back", "it times out at imap.gmail.com",
    "it fails at home and at work", "when will mail come back", "AADSTS50126 in thunderbird",
  ])
  func whatTellsOfTheTroubleStays(_ words: String) {
    #expect(kept(words) == words)
  }

  @Test(arguments: [
    ("my address is x and the password is Sommer2024!", true), ("password: swordfish", true),
    ("pwd=swordfish", true), ("my password is swordfish", true), ("password hunter2 refused", true),
    ("app password abcd efgh ijkl mnop", true), ("it shows xkcd wqrt abcd efgh", true),
    ("plus rien dans mail", false), ("ruft mein ipad kein ab", false),
    ("mein passwort ist falsch", false),
    ("the password is correct", false), ("it wants a password every day", false),
    ("the password box keeps coming back", false), ("password rejected 0x800CCC0E", false),
    ("I changed the password yesterday", false),
  ])
  func aPasswordThatIsToldIsNoticed(_ words: String, _ tells: Bool) {
    #expect(KeptText(blanking: words).tellsPassword == tells)
  }

  @Test func veryLongTextsAreCut() {
    #expect(kept(String(repeating: "a b ", count: 5_000)).count <= 4_000)
  }
}
