import Knowledge
import Testing

@testable import SymptomLookup

@Suite struct SignatureTests {
  @Test(arguments: [
    ("0x800CCC0E", ["ol-0e"]),
    ("Error Number:0x800ccc0e,", ["ol-0e"]),
    ("0x800ccc0e1", []),
    ("ox8ooCCC0E", ["ol-0e"]), ("0x800cccOe", ["ol-0e"]), ("0x800 ccc 0e", ["ol-0e"]),
    ("it says 0X 800C CC0E on start", ["ol-0e"]), ("(0x800ccc0e)", ["ol-0e"]),
    ("0x800 ccc 0e1", []), ("0x800 ccc", []), ("0x700 ccc 0e 0x", []), ("0x800cccve", []),
    ("RELAY ACCESS DENIED", ["relay"]),
    ("> 554 5.7.1 <a@b.c>: Relay\r\n> access\r\n> denied", ["relay"]),
    ("| relay   access\tdenied", ["relay"]),
    ("Relay=20access denied", []),
    ("the certificate is not\ntrusted.", ["self-signed"]),
    ("535", ["smtp-535"]),
    ("5350", []),
    ("535.1", []),
    ("535-5.7.139 Authentication unsuccessful, basic authentication is disabled.", ["basic-off"]),
    ("535 5.7.139 Auth\r\n535 basic authentication is disabled", ["basic-off"]),
    ("535 twice 535 and 0x800ccc0e", ["smtp-535", "ol-0e"]),
    ("", []),
  ])
  func finds(text: String, signatures: [String]) {
    let found = TinyBase.index.understand(text).sightings.map(\.signature.rawValue)
    #expect(found == signatures)
  }

  /// Writing without gaps: each character stands for itself. Letters of other scripts are words.
  @Test(arguments: [
    ("ユーザー認証に失敗しました。", ["ja"]), ("エラーは認証に失敗です", ["ja"]), ("認証に失敗", ["ja"]),
    ("认证失败，请检查", ["zh"]), ("您的认证失败了", ["zh"]), ("메일인증 실패입니다", ["ko"]),
    ("エラー535です", ["code"]), ("não535", []), ("535é", []), ("é 535", ["code"]),
    ("ошибка входа", ["ru"]), ("ошибка входам", []), ("認証に成功", []),
  ])
  func knowsScriptsWithoutGaps(text: String, signatures: [String]) {
    let index = SignatureIndex(
      Catalog(
        [
          ("ja", "認証に失敗"), ("zh", "认证失败"), ("ko", "인증 실패"), ("code", "535"),
          ("ru", "ошибка входа"),
        ].map { Signature(id: .init($0), patterns: [$1], meaning: "", causes: []) }))
    #expect(index.sightings(in: text).map(\.signature.rawValue) == signatures)
  }

  /// Programs and systems have versions that look like codes.
  @Test(arguments: [
    ("Mutt 5.2.3 does not fetch", []), ("on ios 5.2.3 nothing comes", []),
    ("version 5.2.3", []), ("it bounced with 5.2.3", ["code"]), ("error 5.2.3", ["code"]),
    ("mutt 552 5.2.3 too big", ["code"]), ("smtp; 5.2.3", ["code"]), ("5.2.3", ["code"]),
    ("a-word-that-is-longer-than-any-name-of-a-program 5.2.3", ["code"]),
  ])
  func aVersionIsNoCode(text: String, signatures: [String]) {
    let index = SignatureIndex(
      Catalog([Signature(id: "code", patterns: ["5.2.3", "552 5.2.3"], meaning: "", causes: [])]),
      programs: ["mutt", "new smtp"])
    #expect(index.sightings(in: text).map(\.signature.rawValue) == signatures)
  }

  /// A standard code says what kind of trouble it is, the text behind it which.
  @Test(arguments: [
    ("5.3.4 Not taken; please sign in to your account", ["text"]),
    ("552-5.3.4 please sign in to your account", ["text"]),
    ("please sign in to your account (5.3.4)", ["text", "code"]),
    ("535 5.7.139 please sign in to your account", ["maker's", "text"]),
    ("5.3.4 thank you", ["code", "note"]), ("5.3.4 whatever", ["code"]),
    ("5.3.4 \(String(repeating: "a ", count: 70)) sign in to your account", ["code", "text"]),
  ])
  func aTextTellsMoreThanACode(text: String, signatures: [String]) {
    let index = SignatureIndex(
      Catalog(
        [
          ("code", ["5.3.4", "552 5.3.4"], true), ("maker's", ["535 5.7.139"], true),
          ("text", ["sign in to your account"], true), ("note", ["thank you"], false),
        ].map { id, patterns, tells in
          Signature(
            id: .init(id), patterns: patterns, meaning: "",
            causes: tells ? [("cause", .strong)] : [])
        }))
    #expect(index.sightings(in: text).map(\.signature.rawValue) == signatures)
  }

  /// A pattern ends where a word does, unless a star lets the word go on.
  @Test(arguments: [
    ("AADSTS50034: no such account", ["open"]), ("aadsts", ["open"]), ("xaadsts1", []),
    ("its certpath", ["closed"]), ("a certpathvalidator", []), ("Serverfehler 7", ["behind"]),
    ("fehler 7", ["behind"]), ("fehler 71", []), ("incorrectos datos", ["both"]),
  ])
  func aStarLetsAWordGoOn(text: String, signatures: [String]) {
    let index = SignatureIndex(
      Catalog(
        [
          ("open", "aadsts*"), ("closed", "certpath"), ("behind", "*fehler 7"),
          ("both", "*correct*datos"),
        ].map { Signature(id: .init($0), patterns: [$1], meaning: "", causes: []) }))
    #expect(index.sightings(in: text).map(\.signature.rawValue) == signatures)
  }

  /// Nothing but a code is that code; in a sentence it may be anything.
  @Test(arguments: [
    ("535", "reply"), ("error 535", "reply"), ("SMTP-Fehler: 535.", "reply"), ("\"535\"", "reply"),
    ("5.1.1", "status"), ("Error code 5.1.1", "status"), ("#5.1.1", "status"), ("5.1.1.", "status"),
  ])
  func knowsBareCodes(text: String, signature: String) {
    let index = SignatureIndex(
      Catalog(
        [("reply", "error 535"), ("status", "#5.1.1")]
          .map { Signature(id: .init($0), patterns: [$1], meaning: "", causes: []) }))
    #expect(index.sightings(in: text).map(\.signature.rawValue) == [signature])
    let sentence = index.sightings(in: "I sent 535 letters with android 5.1.1")
    #expect(sentence.isEmpty)
  }

  @Test func findsInsideABounce() {
    let bounce = """
      This is the mail system at host mx.example.net.

      I'm sorry to have to inform you that your message could not
      be delivered to one or more recipients.

      <someone@example.org>: host mail.example.org[192.0.2.7] said: 554 5.7.1
          <someone@example.org>: Relay access
          denied (in reply to RCPT TO command)
      """
    #expect(TinyBase.index.understand(bounce).sightings.map(\.signature) == ["relay"])
  }

  @Test(arguments: [
    ("“Curly”", "\"curly\""), ("a\u{A0}b", "a b"), ("550-5.1.1", "550 5.1.1"), ("x-550", "x-550"),
    ("8ooCCCOE", "800ccc0e"), ("800 CCC OE", "800 ccc oe"), ("OX8OOCCCOE", "0x800ccc0e"),
    ("0x8004\n2108", "0x80042108"), ("ox and 0x", "ox and 0x"),
    ("sof=\nt", "soft"), ("\n> > quoted", "quoted"),
  ])
  func oneForm(text: String, form: String) {
    #expect(String(decoding: SignatureIndex.normalised(text), as: UTF8.self) == form)
  }
}
