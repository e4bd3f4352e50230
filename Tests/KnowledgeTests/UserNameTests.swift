import Foundation
import Knowledge
import Testing

/// What people are told to enter as user name, for each server.
@Suite struct UserNameTests {
  private static let text = Wording("{user-name}; {incoming.user-name}; {smtp.user-name}")
  private static let whole = "your whole mail address"
  private static let part = "the part of your address before the @"

  private static func filled(
    _ forms: [(MailProtocol, UserNameForm?)], usual: UserNameForm = .fullAddress,
    protocols: [String] = [], wanted: MailProtocol? = nil
  ) -> [String] {
    let day = Day(daysSince1970: 20_500)
    let provider = Provider(
      id: "a", name: Wording("A"),
      servers: forms.map {
        ServerSetting(
          mailProtocol: $0.0, host: "\($0.0).a.org", port: 993, encryption: .tls, userName: $0.1)
      }, userName: [Dated(usual)])
    let client = Client(id: "test", name: Wording("Test"), protocols: protocols)
    return Instructions(
      client: client, provider: provider, wanted: wanted, on: day,
      in: KnowledgeBase(clients: [client], providers: [provider])
    ).fill(text).components(separatedBy: "; ")
  }

  @Test func eachServerHasItsOwn() {
    #expect(
      Self.filled([(.imap, .localPart), (.smtp, nil)])
        == ["\(Self.part) (for sending: \(Self.whole))", Self.part, Self.whole])
    #expect(
      Self.filled([(.imap, nil), (.smtp, nil)], usual: .localPart)
        == [Self.part, Self.part, Self.part])
  }

  @Test func theWayThatIsWantedCounts() {
    let forms: [(MailProtocol, UserNameForm?)] = [(.imap, nil), (.pop3, .localPart), (.smtp, nil)]
    #expect(Self.filled(forms)[1] == Self.whole)
    #expect(Self.filled(forms, wanted: .pop3)[1] == Self.part)
  }

  @Test func whatOnlySendsSignsInAsTheOutgoingServerWants() {
    let forms: [(MailProtocol, UserNameForm?)] = [(.imap, nil), (.smtp, nil)]
    #expect(Self.filled(forms, usual: .localPart, protocols: ["smtp"])[0] == Self.part)
  }

  /// To say what the user name looks like, nobody need be asked for their provider, nor shown its servers.
  @Test func itNamesNoServer() {
    func fix(_ line: String) -> Fix {
      Fix(
        id: "test", title: Wording("Test"), minutes: 1,
        steps: [.init(audience: "any", lines: [Wording(line)])])
    }
    #expect(!fix("Enter {smtp.user-name}.").namesServers)
    #expect(!fix("Enter {smtp.user-name}.").dependsOnProvider)
    #expect(fix("Enter {smtp.user-name} at {smtp.host}.").namesServer(incoming: false))
    #expect(!fix("Enter {smtp.user-name} at {smtp.host}.").namesServer(incoming: true))
    #expect(fix("Enter {smtp.port}.").dependsOnProvider)
  }

  /// Places and words are the program's; servers, pages and who gets in are the provider's. Names and user
  /// names read as well in general words, and what is no placeholder depends on nobody.
  @Test(
    arguments: [
      ("Open {where.sign-in}.", true, false), ("Choose {smtp.encryption}.", true, true),
      ("Enter {incoming.host}.", false, true), ("Open {page.webmail}.", false, true),
      ("Enter {user-name}.", false, false), ("Take {clients-that-can}.", false, true),
      ("Take {clients-with-window}.", false, true),
      ("Ask {provider} for {protocol} in {client}.", false, false),
      ("Enter { and {smtp.port}, or {no-such-word} and {smtp.host", false, true),
      ("Enter {smtp.host", false, false),
    ])
  func whatItDependsOnFollowsFromItsSteps(
    _ line: String, _ onClient: Bool, _ onProvider: Bool
  ) {
    let fix = Fix(
      id: "test", title: "Test", minutes: 1, steps: [.init(audience: "any", lines: [Wording(line)])]
    )
    #expect(fix.dependsOnClient == onClient && fix.dependsOnProvider == onProvider)
  }

  @Test func whatIsNoPlaceholderStays() {
    let filled = Instructions(
      client: nil, provider: nil, on: Day(daysSince1970: 20_500), in: KnowledgeBase()
    ).fill("{ {smtp.port}, {no-such-word} { {smtp.port} {smtp.port")
    #expect(filled == "{ 587, {no-such-word} { 587 {smtp.port")
  }
}
