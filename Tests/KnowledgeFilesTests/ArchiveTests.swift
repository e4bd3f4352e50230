import Foundation
import Knowledge
import Testing

@testable import KnowledgeFiles

@Suite struct ArchiveTests {
  private static let knowledge =
    KnowledgeLoader.load([SmallBase.text, Self.more], today: SmallBase.today).knowledge

  /// What the small base does not have.
  private static let more = SourceText(
    path: "more.yaml",
    """
    finding: account-type
    name: { en: Kind of account, de: Art des Kontos }
    about: surroundings
    values: account-types
    ---
    finding: client-is-retired
    name: Given up
    about: surroundings
    computed: client-is-retired
    ---
    finding: another-works
    name: Another works
    about: symptom
    says: { yes: [the other <opens>] }
    says-of-others: { yes: [<provider> <opens> but] }
    says-nothing: [whether the other <opens>]
    clause: { yes: another one works }
    ---
    finding: who-writes
    name: Who writes
    about: symptom
    values:
      friends: { name: Friends, background: 0.5, says: [friends write], says-of-others: [friends with <provider>] }
      nobody: { name: Nobody, background: 0.5 }
    ---
    cause: port-blocked-abroad
    kind-of: port-blocked
    stage: connect
    title: The network abroad blocks port 25
    summary: That network lets nobody send.
    prior: rare
    findings: { network: { hotel: always } }
    fixes: { use-port-587: often }
    source: https://www.rfc-editor.org/rfc/rfc6409
    checked: 2025-11-01
    ---
    rule: much
    when: { all: { trouble: known }, any: [{ network: home }, { client: outlook-2010 }], none: { webmail-works: no } }
    then: { conclude: { webmail-works: yes }, prefer: [port-blocked], withdraw: [use-port-587] }
    because: It is so.
    from: 2010-01-01
    until: 2013-12-31
    ---
    fix: ask
    title: Ask
    effort: 1 hour
    wait: 1 day
    risk: serious
    who: provider
    sure: guess
    tries-password: yes
    hands-over: yes
    needs: { network: home }
    from: 2010-01-01
    steps: { any: [Ask., { text: Ask twice., from: 2012-01-01 }] }
    ---
    provider: any-other
    name: Any other
    user-name: [{ form: local-part, until: 2010-01-01 }, { form: other, from: 2010-01-02 }]
    spa: yes
    servers:
      - { protocol: pop3, host: a.org, port: 995, encryption: tls, sign-in: [password, oauth2], user-name: local-part, note: So., confidence: low }
    off-by-default: [{ protocols: [pop3, imap], from: 2017-01-01 }]
    retired-hosts: [{ host: b.org, until: 2013-12-31, note: Gone. }]
    pages: { webmail: [{ text: old.org, until: 2012-07-30 }, { text: { en: new.org, de: neu.org }, from: 2012-07-31 }] }
    facts: [{ network: home, from: 2010-01-01 }]
    notes: [{ text: A note., clients: [nimble], after: [port-blocked], until: 2010-01-01 }]
    warnings: [{ text: A warning., until: 2010-01-01 }]
    differences: [Others differ.]
    ---
    account-type: paid
    name: Paid
    provider: example
    popularity: common
    eligible: [{ is: yes }]
    note: [{ text: A note., until: 2010-01-01 }]
    ---
    client: nimble
    name: Nimble Mail
    lacks: [timeout, repair]
    ---
    article: more
    title: More
    question: More?
    answer: [Yes.]
    provider: example
    from: 2010-01-01
    ---
    reports: port-blocked
    told: [No letter leaves the hotel., "Nothing goes out, all comes in."]
    ---
    case: more
    title: More
    on: 2010-06-01
    says: more
    cause: port-blocked
    works: [use-port-587]
    results: { ask: not-done }
    ends: handed-over
    within: 3
    mentions: [port 587]
    """)

  @Test func whatIsReadIsWhatWasWritten() throws {
    let bytes = KnowledgeArchive.encode(Self.knowledge, stamp: 7)
    let read = try #require(KnowledgeArchive.decode(bytes, stamp: 7))
    #expect(shape(read) == shape(Self.knowledge))
    #expect(shape(Array(read.reports)) == shape(Array(Self.knowledge.reports)))
    #expect(read.reports[id: "port-blocked"]?.told.count == 2)
    #expect(KnowledgeArchive.encode(read, stamp: 7) == bytes)
    #expect(read.fixes[id: "ask"]?.wait == 1440)
    #expect(read.causes[id: "port-blocked-abroad"]?.kindOf == "port-blocked")
    #expect(read.findings[id: "another-works"]?.value("yes")?.saysOfOthers.count == 1)
    #expect(read.findings[id: "another-works"]?.saysNothing.count == 1)
    #expect(read.findings[id: "another-works"]?.value("yes")?.clause == "another one works")
    #expect(read.accountTypes[id: "paid"]?.popularity.count == 1)
    #expect(read.findings[id: "who-writes"]?.value("friends")?.saysOfOthers.count == 1)
  }

  @Test func anotherStampIsRefused() {
    let bytes = KnowledgeArchive.encode(Self.knowledge, stamp: 7)
    #expect(KnowledgeArchive.decode(bytes, stamp: 8) == nil)
  }

  @Test func damageIsNoticed() {
    var random = SplitMix64(seed: 11)
    let whole = KnowledgeArchive.encode(Self.knowledge, stamp: 7)
    for _ in 0..<500 {
      var bytes = whole
      let index = Int.random(in: 0..<bytes.count, using: &random)
      bytes[index] ^= UInt8.random(in: 1...255, using: &random)
      #expect(KnowledgeArchive.decode(bytes, stamp: 7) == nil)
      #expect(KnowledgeArchive.decode(Array(whole.prefix(index)), stamp: 7) == nil)
    }
  }

  @Test(arguments: 0..<8)
  func nothingCrashesOnGarbage(_ seed: Int) {
    // The digest is made anew, so that the garbage reaches the reader.
    var random = SplitMix64(seed: UInt64(seed))
    let body = Array(
      KnowledgeArchive.encode(Self.knowledge, stamp: 7).dropFirst(CompiledFile.headSize))
    var readable = 0
    for _ in 0..<400 {
      var bytes = body
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(0xFF, at: index)
        default: bytes.removeLast(min(bytes.count - 1, index % 64))
        }
      }
      if KnowledgeArchive.decode(KnowledgeArchive.seal(bytes, stamp: 7), stamp: 7) != nil {
        readable += 1
      }
      let noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(KnowledgeArchive.decode(KnowledgeArchive.seal(noise, stamp: 7), stamp: 7) == nil)
    }
    // Some slips only change a letter or a number.
    #expect(readable < 400)
  }

  @Test func theCopyIsUsedUntilAFileChanges() throws {
    try inFolder { folder in
      let cache = "\(folder)/cache"
      let base = "\(folder)/base"
      try write(SmallBase.yaml, to: "\(base)/all.yaml")
      func load() -> LoadedKnowledge {
        KnowledgeLoader.load(folder: base, today: SmallBase.today, cache: cache)
      }
      let first = load()
      #expect(first.sources.count == 1)
      let second = load()
      #expect(second.sources.isEmpty)
      #expect(second.diagnostics.isEmpty)
      #expect(shape(second.knowledge) == shape(first.knowledge))

      try write(SmallBase.yaml.replacing("Ports", with: "Doors"), to: "\(base)/all.yaml")
      #expect(load().knowledge.articles[id: "ports"]?.title == "Doors")
      #expect(load().sources.isEmpty)

      // Errors are told every time.
      try write("rule: x", to: "\(base)/rules/x.yaml")
      #expect(load().hasErrors)
      #expect(load().hasErrors)

      try Data("garbage".utf8).write(to: URL(fileURLWithPath: cache))
      try FileManager.default.removeItem(atPath: "\(base)/rules/x.yaml")
      #expect(load().sources.count == 1)
      #expect(load().sources.isEmpty)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["base", "cache"])
    }
  }

  @Test func aCopyThatCannotBeWrittenIsDoneWithout() throws {
    try inFolder { folder in
      try write(SmallBase.yaml, to: "\(folder)/all.yaml")
      for _ in 0..<2 {
        let loaded = KnowledgeLoader.load(
          folder: folder, today: SmallBase.today, cache: "\(folder)/missing/cache")
        #expect(loaded.knowledge.causes.count == 1)
        #expect(loaded.sources.count == 1)
      }
    }
  }

  @Test func theStampFollowsEveryChange() throws {
    try inFolder { path in
      let folder = KnowledgeFolder(path)
      var stamps = [folder.stamp()]
      func expectChange(_ change: () throws -> Void) rethrows {
        try change()
        stamps.append(folder.stamp())
        #expect(Set(stamps).count == stamps.count)
        #expect(folder.stamp() == stamps.last)
      }
      let files = FileManager.default
      try expectChange { try write("a", to: "\(path)/a.yaml") }
      try expectChange { try write("a", to: "\(path)/rules/a.yaml") }
      try expectChange { try write("ab", to: "\(path)/a.yaml") }
      try expectChange {
        try files.moveItem(atPath: "\(path)/a.yaml", toPath: "\(path)/b.yaml")
      }
      try expectChange {
        try files.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: "\(path)/b.yaml")
      }
      try expectChange {
        try files.createSymbolicLink(
          atPath: "\(path)/c.yaml", withDestinationPath: "rules/a.yaml")
      }
      let before = folder.stamp()
      try write("x", to: "\(path)/README.md")
      try write("x", to: "\(path)/.hidden.yaml")
      #expect(folder.stamp() == before)
    }
    #expect(KnowledgeFolder("/no/such/folder").stamp() == 0)
  }

  @Test(arguments: [-315_619_200, -1, 0] as [Double])
  func aFileDatedBefore1970IsStampedLikeAnyOther(seconds: Double) throws {
    try inFolder { folder in
      let path = "\(folder)/all.yaml"
      try write(SmallBase.yaml, to: path)
      let today = KnowledgeFolder(folder).stamp()
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: path)
      #expect(KnowledgeFolder(folder).stamp() != today)
      #expect(
        KnowledgeLoader.load(folder: folder, today: SmallBase.today).knowledge.causes.count == 1)
    }
  }

  /// All that a value consists of, dictionaries in order.
  private func shape(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    let parts = mirror.children.map { "\($0.label ?? ""):\(shape($0.value))" }
    switch mirror.displayStyle {
    case .dictionary, .set: return "{\(parts.sorted().joined(separator: ","))}"
    default: return "(\(parts.joined(separator: ",")))"
    }
  }
}
