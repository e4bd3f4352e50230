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
  ])
  func whatTellsOfTheTroubleStays(_ words: String) {
    #expect(kept(words) == words)
  }

  @Test func veryLongTextsAreCut() {
    #expect(kept(String(repeating: "a b ", count: 5_000)).count <= 4_000)
  }
}
