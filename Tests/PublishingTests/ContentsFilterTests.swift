import Foundation
import Testing

@testable import Publishing

/// The field that shortens the list of contents.
@Suite struct ContentsFilterTests {
  private let page =
    ArticleFormat.html.files(for: Specimen.articles(), generated: Specimen.today).first?.contents
    ?? ""

  @Test func thePolicyLetsThisScriptRunAndNoOther() throws {
    let start = try #require(page.range(of: "<script>"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let script = String(page[start.upperBound..<end.lowerBound])
    #expect(script == ContentsFilter.script)
    #expect(ContentsFilter.digest == "sha256-\(SHA256(of: script).base64)")
    #expect(page.contains("script-src '\(ContentsFilter.digest)';"))
    #expect(page.components(separatedBy: "<script").count == 3, "the filter and the machines' data")
  }

  @Test func theDigestIsThatOfTheStandard() {
    // FIPS 180-4, examples of one block and of two.
    #expect(SHA256(of: "abc").base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(
      SHA256(of: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").base64
        == "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=")
  }

  @Test func withoutScriptsThereIsNoFieldButTheWholeList() throws {
    #expect(page.contains("<div class=\"filter\" hidden=\"\">"))
    #expect(!page.contains("<li hidden"))
    for article in Specimen.articles() { #expect(page.contains("<a href=\"#\(article.id)\">")) }
  }

  /// Whole messages and ways to ask are found that stand nowhere in the page.
  @Test func articlesAreFoundByWhatIsNotRead() throws {
    #expect(
      page.contains(
        "<li data-phrases=\"port 25|hotel * send|at home i can send but not here|"
          + "0x800ccc0e|socket error * 10060\"><a href=\"#cause-smtp-port-25-blocked\">"
      ),
      "a form within another is not needed")
    #expect(page.contains("<li data-phrases=\"hotmail 2009\"><a href=\"#hotmail-2009\">"))
    #expect(
      page.contains("<li data-phrases=\"which port\"><a href=\"#cause-wrong-port\">"),
      "it is pointed to weakly")
  }

  @Test func theKeyboardGetsPastTheContents() throws {
    let skip = try #require(page.range(of: "<a class=\"skip\" href=\"#articles\">"))
    let contents = try #require(page.range(of: "<nav "))
    #expect(skip.upperBound < contents.lowerBound)
    #expect(page.contains("<main id=\"articles\" tabindex=\"-1\">"))
  }

  @Test func theListNamesProvidersAndProgramsAlone() {
    #expect(page.contains("<a href=\"#settings-hotmail\">Hotmail &amp; Co</a></li>"))
    #expect(page.contains("<li><a href=\"#client-thunderbird\">Thunderbird</a></li>"))
    #expect(page.contains("<h3>Thunderbird: setting it up "))
  }
}
