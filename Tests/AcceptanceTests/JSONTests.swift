import Foundation
import Testing

/// Commands that only read have a form for programs.
@Suite struct JSONTests {
  @Test func aProviderIsOneObjectWithItsSettings() throws {
    let run = try Program().run("provider", "gmail.com", "--json")
    #expect(run.status == 0 && run.objects.count == 1)
    let provider = try #require(run.objects.first)
    #expect(provider["format"] as? Int == 1)
    #expect(provider["provider"] as? String == "gmail")
    #expect((provider["domains"] as? [String])?.contains("gmail.com") == true)
    let settings = try #require(provider["settings"] as? [String: Any])
    let card = try Program().run("settings", "gmail.com", "--json").objects.first
    #expect(NSDictionary(dictionary: settings) == card.map { NSDictionary(dictionary: $0) })
    #expect((provider["events"] as? [[String: String]])?.isEmpty == false)
    let unknown = try Program().run("provider", "quokka", "--json")
    #expect(unknown.status == 1)
    #expect(unknown.objects.first?["provider"] is NSNull)
  }

  @Test func casesThatFailAreAnObjectEachAndTheLastSumsUp() throws {
    let program = try Program()
    let whole = try program.run("kb", "test", "hotel-port-25", "--json")
    #expect(whole.status == 0 && whole.objects.count == 1)
    #expect(whole.objects.last?["cases"] as? Int == 1)
    #expect(whole.objects.last?["failed"] as? Int == 0)
    let run = try program.shell(
      """
      cp -r "$MAILHELP_KB" $HOME/base && cd $HOME/base/cases
      sed -i 's/^mentions: .*/mentions: [quokka]/' hotel-port-25.yaml
      $mailhelp kb test hotel-port-25 --json --kb $HOME/base
      """)
    #expect(run.status == 1)
    #expect(run.objects.allSatisfy { $0["format"] as? Int == 1 })
    #expect(run.objects.first?["case"] as? String == "hotel-port-25")
    #expect((run.objects.first?["slips"] as? [String])?.isEmpty == false)
    #expect(run.objects.last?["failed"] as? Int == 1)
  }

  @Test func aSlipIsAnObjectThatSteersNoTerminal() throws {
    let run = try Program().shell(
      """
      mkdir -p $HOME/base/findings
      printf 'finding: odd\\nname: Odd\\nabout: a\\342\\200\\256b\\n' > $HOME/base/findings/odd.yaml
      $mailhelp kb check --json --kb $HOME/base
      """)
    #expect(run.status == 1)
    let slip = try #require(run.objects.first { $0["code"] as? String == "unknown-word" })
    #expect(slip["file"] as? String == "findings/odd.yaml")
    #expect(slip["line"] as? Int == 3 && slip["column"] as? Int == 8 && slip["length"] as? Int == 3)
    #expect(slip["severity"] as? String == "error" && slip["format"] as? Int == 1)
    #expect(slip["hint"] is String && slip["notes"] == nil)
    #expect(!run.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test func articlesAreListedAndReadInTheFormOfTheExport() throws {
    let program = try Program()
    let list = try #require(try program.run("faq", "--json").objects.first)
    let listed = try #require(list["articles"] as? [[String: String]])
    #expect(list["format"] as? Int == 1)
    #expect(listed.contains { $0["id"] == "locked-out" })
    _ = try program.run("export", "--format", "json", "--output", program.home)
    func articles(in text: Data) throws -> [[String: Any]] {
      let object = try JSONSerialization.jsonObject(with: text) as? [String: Any]
      return object?["articles"] as? [[String: Any]] ?? []
    }
    let exported = try articles(
      in: try Data(contentsOf: URL(fileURLWithPath: "\(program.home)/faq.json")))
    let read = try articles(in: Data(try program.run("faq", "locked-out", "--json").output.utf8))
    let published = try #require(exported.first { $0["id"] as? String == "locked-out" })
    #expect(read.map { NSDictionary(dictionary: $0) } == [NSDictionary(dictionary: published)])
    #expect(exported.count == listed.count)
  }
}
