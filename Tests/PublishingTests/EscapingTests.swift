import Foundation
import Knowledge
import Testing

@testable import Publishing

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("say \"it's\"", "say &quot;it&#39;s&quot;"),
    ("press **OK** now", "press <strong>OK</strong> now"),
    ("**<b>**", "<strong>&lt;b&gt;</strong>"),
    ("2 ** 3 ** 4", "2 ** 3 ** 4"), ("**open", "**open"), ("5 \\* 3", "5 * 3"),
    (
      "see https://example.org/a?b=1&c=2.",
      "see <a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer\">"
        + "https://example.org/a?b=1&amp;c=2</a>."
    ),
    ("javascript:alert(1)", "javascript:alert(1)"), ("xhttp://example.org", "xhttp://example.org"),
    ("https://\"onclick=x", "https://&quot;onclick=x"),
    ("a\u{1B}[31mb\u{202E}c\n\nd", "a[31mbc d"), ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"),
  ])
  func html(_ text: String, _ expected: String) {
    #expect(HTMLFormat.inline(text) == expected)
  }

  /// Asterisks that open nothing do not have the rest of a long text looked through each time.
  @Test(.timeLimit(.minutes(1))) func asterisksWithoutAnEndAreReadOnce() {
    let text = String(repeating: "**a ", count: 64_000) + "b"
    #expect(InlineText(text).runs == [.plain(text)])
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
    ("a | b", "a \\| b"), ("`code`", "\\`code\\`"),
    ("_under_ *star*", "\\_under\\_ \\*star\\*"),
    ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
    ("**File** > **Info**", "**File** > **Info**"),
    ("see https://example.org/x.", "see <https://example.org/x>."), ("AT&T", "AT&amp;T"),
    ("a & b", "a & b"),
    ("back\\slash", "back\\\\slash"), ("# no heading", "\\# no heading"),
  ])
  func markdown(_ text: String, _ expected: String) {
    #expect(MarkdownFormat.inline(text) == expected)
  }

  @Test(arguments: [
    ("plain", "`plain`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a``b`c", "```a``b`c```"),
  ])
  func markdownCode(_ text: String, _ expected: String) {
    #expect(MarkdownFormat.code(text) == expected)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://example.org", "https://", "http:///x",
    "https://exa mple.org", "https://example.org/\"x", "https://example.org/<x>",
    "data:text/html,x",
    "https://example.org/x\n", "//example.org", "ftp://example.org", "https://example.org/'x",
    "https://exämple.org",
  ])
  func isNoWebAddress(_ text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(arguments: [
    "https://example.org", "HTTP://example.org", "https://example.org/a_(b)?c=d&e=%20#f",
  ])
  func isAWebAddress(_ text: String) {
    #expect(WebAddress(text)?.text == text)
  }

  @Test(arguments: ArticleFormat.allCases)
  func hostileTextsStayTexts(_ format: ArticleFormat) throws {
    let files = format.files(for: [Self.hostile, Self.hostile], generated: Specimen.today)
    #expect(Set(files.map(\.path)).count == files.count)
    for file in files {
      #expect(!file.path.contains("/") && !file.path.hasPrefix("."))
      #expect(!file.contents.contains("\u{1B}"))
      switch format {
      case .html:
        let page = Markup(file.contents)
        #expect(page.complaints == [])
        #expect(page.elements.isDisjoint(with: ["img", "b", "svg"]))
        #expect(page.links.allSatisfy { $0.hasPrefix("https://") })
        #expect(file.contents.components(separatedBy: "<script").count == 3)
      case .markdown:
        // Between backticks nothing is markup; the hostile text takes two of them on either side.
        let outside = file.contents.components(separatedBy: "``").enumerated()
          .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
        #expect(!outside.contains("<script") && !outside.contains("<img"))
        #expect(!outside.replacing("\\]", with: "").contains("](javascript"))
        for row in file.contents.split(separator: "\n") where row.hasPrefix("| ") {
          #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 8, "\(row)")
        }
      case .json:
        let object = try JSONSerialization.jsonObject(with: Data(file.contents.utf8))
        let articles = (object as? [String: Any])?["articles"] as? [[String: Any]]
        #expect(articles?.first?["symptoms"] as? [String] == [Self.evil, Self.evil])
      case .text:
        #expect(file.contents.contains("<script>") || file.path == "index.txt")
      }
    }
  }

  private static let evil =
    "</script><script>alert(\"1\")</script><img src=x onerror='a'> | `x` [y](javascript:z) \u{1B}[2J"

  private static let hostile = FAQArticle(
    id: "../<evil>", kind: .cause, shelf: evil, cause: "evil", title: evil, question: evil,
    sayings: [evil], messages: [evil], searchPhrases: [evil], notice: evil,
    answer: [evil, "- no list", "1. no step"],
    why: [evil],
    fixes: [
      ArticleFix(
        id: "evil", title: evil, minutes: .infinity, steps: [evil],
        variants: [ArticleFix.Variant(audiences: [evil], name: evil, steps: [evil])])
    ],
    settings: [
      SettingsTable(
        caption: evil, isCurrent: true,
        rows: [
          SettingsTable.Row(
            mailProtocol: .imap, host: evil, port: 993, encryption: .tls, note: evil,
            provenance: Provenance(source: "javascript:alert(1)", checked: Specimen.today))
        ])
    ],
    sections: [
      ArticleSection(heading: evil, paragraphs: [evil], items: [evil]),
      ArticleSection(heading: evil, paragraphs: [evil], items: [evil], isFolded: true),
    ],
    goodToKnow: [evil],
    sources: [
      ArticleSource(address: "javascript:alert(1)", checked: nil),
      ArticleSource(address: "https://example.org/\"onclick=", checked: nil),
      ArticleSource(address: "https://example.org/", checked: Specimen.today),
    ],
    related: [ArticleLink(id: "../<evil>", title: evil), ArticleLink(id: "none", title: evil)])
}
