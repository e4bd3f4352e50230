import Testing

/// What of an address is looked at, and what is said of it.
@Suite struct SettingsTests {
  @Test(arguments: [
    ["settings", "jane@"], ["settings", "jane@@"], ["settings", "jane@ "], ["settings", "jane@."],
    ["settings", "jane@mail@"], ["settings", "@"], ["settings", ""], ["provider", "jane@"],
  ])
  func anAddressWithoutADomainIsRefusedWithoutRepeatingIt(command: [String]) throws {
    let run = try Program().run(command)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.complaints.hasPrefix("Error: There is no domain; write someone@example.org"))
    #expect(!run.complaints.contains("jane"))
  }

  @Test(arguments: [
    ["settings", "jane@elsewhere@nowhere.example"], ["settings", "jane@nowhere.example."],
    ["settings", "hotmail@nowhere", "--json"], ["provider", "jane@nowhere.example"],
  ])
  func ofAnUnknownAddressOnlyTheDomainIsSaid(command: [String]) throws {
    let run = try Program().run(command)
    #expect(run.status == 1)
    let domain = command[1].contains("example") ? "nowhere.example" : "nowhere"
    #expect(run.output.contains("I do not know the provider '\(domain)'"))
    for before in ["jane", "elsewhere", "hotmail"] { #expect(!run.output.contains(before)) }
  }

  @Test(arguments: [
    "GMAIL.COM.", "someone@gmail.com.", " Someone@GMail.com ", "someone@gmail", "Gmail",
  ])
  func theDotOfTheRootAndCapitalsDoNotMatter(address: String) throws {
    let run = try Program().run("settings", address, "--json")
    #expect(run.status == 0)
    #expect(run.objects.first?["provider"] as? String == "gmail")
  }

  @Test(arguments: [
    ("https://mail.google.com/mail/u/0/?to=a@gmx.net#inbox", "gmail"),
    ("smtp.office365.com:587", "microsoft-365"), ("1&1", "ionos"), ("AT&T", "att"),
    ("Anna <anna@gmx.net>", "gmx"), ("\"Anna B.\" <anna@gmx.net>;", "gmx"),
    ("'gmail.com.'", "gmail"), ("\u{201C}anna@web.de\u{201D}", "web-de"),
    ("anna@gmx.net (home)", "gmx"),
    ("mailto:anna@gmx.net", "gmx"), ("imap://imap.gmx.net:993/", "gmx"), ("imap.aol.com", "aol"),
    ("anna@gmail.com:", "gmail"),
  ])
  func theNameIsFoundInWhatIsPasted(address: String, provider: String) throws {
    let run = try Program().run("settings", address, "--json")
    #expect(run.objects.first?["provider"] as? String == provider)
  }

  @Test func ofASharedServerItIsSaidWhoseItIs() throws {
    let run = try Program().run("settings", "outlook.office365.com")
    #expect(run.status == 1)
    #expect(run.output.contains("microsoft-365") && run.output.contains("outlook-com"))
  }

  @Test(
    arguments: [
      ("shaw.ca", nil), ("hey.com", nil), ("telus.net", nil), ("bell.fr", nil),
      ("poste.it", nil), ("anna@o2online.de", nil), ("imap.mailo.com", nil),
      ("gmial.com", "gmail.com"), ("hotmail.con", "hotmail.com"), ("jane@gmal.co", "gmail.com"),
      ("imap.gmial.com", "gmail.com"), ("googelmial.com", "googlemail.com"),
    ] as [(String, String?)])
  func onlyANearNameIsOffered(address: String, near: String?) throws {
    let run = try Program().run("settings", address)
    #expect(run.status == 1)
    #expect(run.output.contains("Did you mean") == (near != nil))
    if let near { #expect(run.output.contains("Did you mean \(near)?")) }
  }

  /// The names by which look-ups know programs will do, and those of what they run on.
  @Test(
    arguments: [
      ("outlook", "2026-11-20", "outlook-classic", ["outlook-new"]),
      ("Outlook", "2010-06-01", "outlook-2003", ["outlook-2007", "outlook-2010"]),
      ("outlook-2010", "2026-11-20", "outlook-2010", []),
      ("iphone", "2010-06-01", "iphone-2009", []), ("i phone", "2010-06-01", "iphone-2009", []),
      ("iphone", "2026-11-20", "iphone", ["iphone-2009"]),
      ("thunderbird", "2010-06-01", "thunderbird", []), ("spark", "2026-11-20", "spark", []),
      ("android", "2026-11-20", "gmail-app", ["samsung-email"]),
      ("samsung", "2026-11-20", "samsung-email", []), ("Mac", "2026-11-20", "apple-mail", []),
      ("mail", "2026-11-20", "iphone", ["apple-mail", "windows-10-mail"]),
      ("phone", "2026-11-20", "iphone", ["gmail-app"]),
      ("scanner", "2026-11-20", "scanner", []),
    ] as [(String, String, String, [String])])
  func programsByTheirNamesOfTheDay(
    _ name: String, _ day: String, _ client: String, _ others: [String]
  ) throws {
    let program = try Program()
    let run = try program.run("settings", "gmx.de", "--client", name, "--on", day, "--json")
    #expect(run.status == 0)
    let card = try #require(run.objects.first)
    #expect(card["client"] as? String == client)
    let told = card["other-clients"] as? [String] ?? []
    #expect(others.allSatisfy(told.contains))
    #expect(told.isEmpty == run.complaints.isEmpty)
    for other in others { #expect(run.complaints.contains("\n  \(other) ")) }
    let quiet = try program.run("settings", "gmx.de", "--client", name, "--on", day, "--quiet")
    #expect(quiet.complaints.isEmpty)
  }

  @Test func aProgramOfLaterIsSaidNotToHaveExisted() throws {
    let run = try Program().run(
      "settings", "hotmail.com", "--client", "outlook-new", "--on", "2010-06-01", "--json")
    let warnings = try #require(run.objects.first?["warnings"] as? [String])
    #expect(warnings.contains { $0.contains("did not exist on 2010-06-01") })
  }

  @Test(
    arguments: [
      ("google workspace", "gmail", false), ("hotmail plus", "outlook-com", false),
      ("google", "gmail", true), ("exchange", "microsoft-365", true),
      ("office365.com", "microsoft-365", true), ("hetzner.de", "hetzner", false),
      ("hetzner.com", "hetzner", false), ("infomaniak.ch", "infomaniak", false),
      ("bell.ca", "bell", true), ("bell.fr", nil, false), ("anna@att.com", nil, false),
    ] as [(String, String?, Bool)])
  func providersByNamesAndWebsites(
    _ name: String, _ provider: String?, _ isLikely: Bool
  ) throws {
    for command in ["settings", "provider"] {
      let run = try Program().run(command, name, "--json")
      #expect(run.objects.first?["provider"] as? String == provider)
      #expect(run.complaints.contains("'\(name)' is taken for") == isLikely)
    }
  }
}
