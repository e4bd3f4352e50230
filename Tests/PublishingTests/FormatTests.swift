import Foundation
import Knowledge
import Publishing
import Testing

@Suite struct FormatTests {
  private static let files = Dictionary(
    uniqueKeysWithValues: ArticleFormat.allCases.map {
      ($0, $0.files(for: Specimen.articles(), generated: Specimen.today))
    })

  private func file(_ format: ArticleFormat, _ path: String) throws -> String {
    try #require(Self.files[format]?.first { $0.path == path }?.contents)
  }

  @Test(arguments: [
    (ArticleFormat.markdown, "index.md"), (.markdown, "cause-smtp-port-25-blocked.md"),
    (.markdown, "settings-hotmail.md"), (.markdown, "client-outlook-2010.md"),
    (.markdown, "hotmail-2009.md"), (.markdown, "fix-use-port-587.md"), (.text, "index.txt"),
    (.text, "cause-smtp-port-25-blocked.txt"), (.text, "settings-hotmail.txt"),
    (.text, "fix-use-port-587.txt"),
    (.json, "faq.json"), (.html, "faq.html"),
  ])
  func theFileIsAsItWasRead(_ format: ArticleFormat, _ path: String) throws {
    try Golden(name: path).expect(try file(format, path))
  }

  @Test(arguments: ArticleFormat.allCases)
  func theSameArticlesGiveTheSameBytes(_ format: ArticleFormat) {
    let again = format.files(for: Specimen.articles(), generated: Specimen.today)
    #expect(again.map(\.path) == Self.files[format]?.map(\.path))
    #expect(again.map(\.contents) == Self.files[format]?.map(\.contents))
  }

  @Test(arguments: ArticleFormat.allCases)
  func noArticlesStillMakeAWholeFile(_ format: ArticleFormat) throws {
    let files = format.files(for: [], generated: Specimen.today)
    #expect(files.count == 1)
    if format == .html { #expect(try Markup(#require(files.first?.contents)).complaints == []) }
    if format == .json {
      let text = try #require(files.first?.contents)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test func jsonKeepsTheContract() throws {
    let text = try file(.json, "faq.json")
    let faq = try JSONDecoder().decode(PublishedFAQ.self, from: Data(text.utf8))
    #expect(faq.format == 1)
    #expect(faq.articles.map(\.id) == Specimen.articles().map(\.id))
    let cause = try #require(faq.articles.first { $0.cause != nil })
    #expect(cause.cause == "smtp-port-25-blocked")
    #expect(cause.updated == "2026-09-20")
    #expect(cause.fixes.first?.clients.map(\.client) == ["outlook-classic", "thunderbird"])
    #expect(!cause.answer.contains("**"))
    let settings = try #require(faq.articles.first { $0.id == "settings-hotmail" })
    #expect(settings.cause == nil)
    #expect(settings.settings.map(\.port) == [993, 995, 587])
    #expect(settings.settings.last?.authentication == ["oauth2"])
    let articles = try #require(
      (JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["articles"]
        as? [[String: Any]])
    for article in articles {
      #expect(
        Set(article.keys) == [
          "id", "cause", "title", "question", "symptoms", "notice", "answer", "why", "fixes",
          "settings", "sections", "notes", "sources", "related", "updated",
        ])
    }
  }

  @Test func thePageIsWellFormedAndStandsAlone() throws {
    let page = try file(.html, "faq.html")
    let markup = Markup(page)
    #expect(markup.complaints == [])
    #expect(Set(markup.anchors).count == markup.anchors.count, "an anchor stands twice")
    for target in markup.targets { #expect(markup.anchors.contains(target), "\(target)") }
    #expect(markup.elements.isDisjoint(with: ["img", "link", "iframe", "object", "form", "base"]))
    #expect(!page.contains("url(") && !page.contains("@import") && !page.contains(" src="))
    #expect(page.contains("<html lang=\"en\">") && page.contains("name=\"viewport\""))
  }

  @Test func theMachinesDataIsJSON() throws {
    let page = try file(.html, "faq.html")
    let start = try #require(page.range(of: "<script type=\"application/ld+json\">"))
    let end = try #require(
      page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let data = Data(page[start.upperBound..<end.lowerBound].utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["@type"] as? String == "FAQPage")
    #expect(
      (object["mainEntity"] as? [Any])?.count
        == Specimen.articles().filter { $0.kind != .fix }.count)
  }

  @Test(arguments: ArticleFormat.allCases)
  func stepsThatStandAboveAreNotToldTwice(_ format: ArticleFormat) {
    let article = FAQArticle(
      id: "a", kind: .cause, shelf: "S", title: "T", question: "Q?", answer: ["A."],
      fixes: [
        ArticleFix(
          id: "f", title: "F", minutes: 1, steps: ["Begin.", "Open it.", "End."],
          variants: [
            .init(audiences: ["b", "c"], name: "B and C", steps: ["Begin.", "Open it.", "Tap."])
          ])
      ])
    let text = format.files(for: [article], generated: Specimen.today).map(\.contents).joined()
    let isForPeople = format != .json
    #expect(text.contains("Steps 1 and 2 as above, then:") == isForPeople)
    #expect(text.components(separatedBy: "Begin.").count == (isForPeople ? 2 : 4))
    #expect(!isForPeople || text.contains(format == .html ? "<ol start=\"3\">" : "3. Tap."))
  }

  @Test(arguments: [30, 60, 76, 120])
  func textKeepsItsWidth(_ width: Int) {
    for article in Specimen.articles() {
      for line in TextFormat(width: width).text(of: article).split(separator: "\n")
      where line.split(separator: " ").allSatisfy({ $0.count <= width - 16 }) {
        #expect(line.count <= width, "\(article.id): \(line)")
      }
    }
  }

  @Test func boldIsKeptOnlyWhereItIsWanted() throws {
    let article = try #require(Specimen.articles().first { $0.kind == .cause })
    #expect(TextFormat(keepsBold: true).text(of: article).contains("**587**"))
    #expect(!TextFormat().text(of: article).contains("**"))
  }
}

/// `faq.json` as a program reads it.
private struct PublishedFAQ: Decodable {
  struct Article: Decodable {
    let id: String
    let cause: String?
    let title: String
    let question: String
    let symptoms: [String]
    let answer: String
    let fixes: [Fix]
    let settings: [Server]
    let updated: String?
  }
  struct Fix: Decodable {
    struct Steps: Decodable {
      let client: String
      let name: String
      let steps: [String]
    }
    let id: String
    let title: String
    let minutes: Double
    let risk: String
    let who: String
    let steps: [String]
    let clients: [Steps]
  }
  struct Server: Decodable {
    let `protocol`: String
    let host: String
    let port: Int
    let encryption: String
    let authentication: [String]
    let username: String
    let from: String?
    let until: String?
    let source: String?
    let checked: String?
  }
  let format: Int
  let articles: [Article]
}
