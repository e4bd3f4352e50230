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
}
