import Testing

@testable import Knowledge
@testable import SymptomLookup

/// What is known beside a text, by field.
@Suite struct OutsideFactsTests {
  private func joined(_ facts: [String: String], to text: String = "") -> Statement {
    OutsideFacts(facts, Shipped.index, Shipped.knowledge).joined(to: text, on: TinyBase.today)
  }

  // MARK: Names in code

  /// The findings that code knows by name, with the values that it knows.
  private static let named: [Finding.ID: Set<Finding.Value.ID>] = [
    .client: [], .provider: [], .accountType: [],
    .fetchedBy: Set(OutsideFacts.protocols.values),
    .trouble: OutsideFacts.directions.values.reduce(into: [.cannotSetUp]) { $0.formUnion($1) },
    .serverNames: [.retired, .asProviderSays], .clientHasSPA: [.yes, .no],
  ]

  @Test func whatCodeNamesIsInTheShippedKnowledge() {
    for (name, values) in Self.named {
      let finding = Shipped.knowledge.findings[id: name]
      #expect(finding != nil, "\(name)")
      for value in values { #expect(finding?.value(value) != nil, "\(name): \(value)") }
    }
    for (field, findings) in OutsideFacts.findings {
      for name in findings {
        #expect(Shipped.knowledge.findings[id: name] != nil, "\(field): \(name)")
      }
    }
  }

  // MARK: What fields say

  @Test(arguments: [
    ("client", "Thunderbird", "client: thunderbird"), ("provider", "GMX", "provider: gmx"),
    ("protocol", "POP", "protocol: pop3"), ("protocol", "imap", "protocol: imap"),
    ("error", "the certificate has expired", "certificate-complaint: date"),
    ("network", "hotel wifi", "network: hotel"),
    ("since", "since I changed my password", "began: after-password-change"),
    ("settings", "port 25, SSL off", "outgoing-port: 25"),
  ])
  func eachFieldSaysWhatItIsFor(field: String, words: String, fact: String) {
    let facts = joined([field: words]).readings.map(\.fact.description)
    #expect(facts.contains(fact), "\(facts)")
  }

  @Test(arguments: [
    (["client": "zzzz"], ["client"]), (["direction": "sideways"], ["direction"]),
    (["colour": "red"], ["colour"]), (["network": "hotel wifi", "direction": "outgoing"], []),
    (["settings": " ", "protocol": "smtp", "client_version": "12"], []),
  ])
  func whatIsNotRecognisedIsSaid(facts: [String: String], fields: [String]) {
    let said = OutsideFacts(facts, Shipped.index, Shipped.knowledge).unrecognised
    #expect(said == fields.map { "'\($0)' was not recognised and is left out" })
  }

  /// Program, provider, protocol and network are known from outside better than from the text.
  @Test func firmFieldsOutrankTheText() {
    let text = "thunderbird gets nothing from gmx since I changed my password"
    let statement = joined(["client": "Outlook 2007", "since": "after an update"], to: text)
    #expect(statement.value(of: .client) == "outlook-2007")
    #expect(statement.value(of: "began") == "after-password-change")
    #expect(joined(["client": "zzzz"], to: text).value(of: .client) == nil)
  }

  @Test func aDirectionSpeaksForCausesWhereTheTextTellsNoTrouble() {
    func factor(_ cause: Cause.ID, _ facts: [String: String], _ text: String) -> Double {
      joined(facts, to: text).leads.first { $0.cause == cause }?.factor ?? 1
    }
    let outgoing = ["direction": "outgoing"]
    #expect(factor("smtp-auth-off", outgoing, "no luck") > 1)
    #expect(factor("mailbox-full", outgoing, "no luck") < 1)
    let told = "I cannot send any mail"
    #expect(factor("smtp-auth-off", outgoing, told) == factor("smtp-auth-off", [:], told))
  }
}
