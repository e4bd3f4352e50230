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
      ("gmial.com", "gmail.com"), ("hotmail.con", "hotmail.com"), ("jane@gmal.co", "gmail.com"),
      ("imap.gmial.com", "gmail.com"), ("googelmial.com", "googlemail.com"),
    ] as [(String, String?)])
  func onlyANearNameIsOffered(address: String, near: String?) throws {
    let run = try Program().run("settings", address)
    #expect(run.status == 1)
    #expect(run.output.contains("Did you mean") == (near != nil))
    if let near { #expect(run.output.contains("Did you mean \(near)?")) }
  }
}
