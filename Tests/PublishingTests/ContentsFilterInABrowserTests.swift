import Foundation
import Testing

@testable import Publishing

/// What the field above the list of contents finds, typed into a page that Chromium has opened.
@Suite struct ContentsFilterInABrowserTests {
  private struct Typed {
    let text: String
    /// The articles that are shown, the likeliest first.
    let finds: [String]
  }

  private static let typed = [
    Typed(text: "gmail", finds: ["settings-gmail"]),
    Typed(text: "Certificates!", finds: ["cause-certificate"]),
    Typed(text: "certifcate", finds: ["cause-certificate"]),
    Typed(text: "0x800ccc92", finds: ["cause-password"]),
    Typed(text: "Error: logon failed at 12:30, unknown user", finds: ["cause-password"]),
    Typed(text: "outbox", finds: ["cause-outbox"]),
    Typed(text: "my program can't send", finds: ["cause-outbox"]),
    Typed(text: "zebra", finds: []),
    Typed(text: "", finds: []),
  ]

  private static let articles = [
    FAQArticle(
      id: "cause-certificate", kind: .cause, shelf: "Trouble", title: "The certificate is old",
      question: "What helps if the certificate is old?", answer: ["Not the outbox: renew it."]),
    FAQArticle(
      id: "cause-outbox", kind: .cause, shelf: "Trouble", title: "A message sticks in the Outbox",
      question: "Why does it not send?", answer: ["Take it out of the outbox."]),
    FAQArticle(
      id: "cause-password", kind: .cause, shelf: "Trouble", title: "The password is wrong",
      question: "Which one is right?", messages: ["0x800CCC92"],
      searchPhrases: ["logon failed * unknown user"], answer: ["Type it again."]),
    FAQArticle(
      id: "settings-gmail", kind: .settings, shelf: "Settings", title: "Gmail: settings",
      name: "Gmail", question: "Which settings?", answer: ["imap.gmail.com"]),
  ]

  @Test(.enabled(if: Browser.path != nil, "Chromium is not here"), .timeLimit(.minutes(2)))
  func whatIsTypedFindsItsArticles() throws {
    let lines = try Browser.lines(seenBy: Self.driver, in: Self.page)
    try #require(lines.count == Self.typed.count + 1)
    for (typed, line) in zip(Self.typed, lines) {
      let seen = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      try #require(seen.count == 3, "\(line)")
      #expect(seen[0] == typed.finds.joined(separator: " "), "\(typed.text)")
      #expect(seen[1] == (typed.finds.isEmpty ? "0" : "2"), "shelves hidden for \(typed.text)")
      let said =
        switch typed.finds.count {
        case 0: typed.text.isEmpty ? "" : "Nothing has these words. Here are all articles."
        case 1: "1 article"
        case let count: "\(count) articles, the likeliest first"
        }
      #expect(seen[2] == said, "\(typed.text)")
    }
    #expect(lines.last == "#settings-gmail", "Enter leads to the first")
  }

  private static var page: String {
    ArticleFormat.html.files(for: articles, generated: Specimen.today).first?.contents ?? ""
  }

  /// Types each text, and writes a line for each of what is seen.
  private static var driver: String {
    let texts = typed.map { "\"\($0.text)\"" }.joined(separator: ", ")
    return """
      const field = document.getElementById("filter");
      const lines = [\(texts)].map((text) => {
        field.value = text;
        field.dispatchEvent(new Event("input"));
        return [
          [...document.querySelectorAll("#found a")].map((link) => link.hash.slice(1)).join(" "),
          document.querySelectorAll("#contents details[hidden]").length,
          document.getElementById("matches").textContent,
        ].join("|");
      });
      field.value = "gmail";
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
      const seen = document.createElement("pre");
      seen.id = "seen";
      seen.textContent = lines.concat(location.hash).join("\\n");
      document.body.append(seen);
      """
  }
}

/// Chromium without a window.
private enum Browser {
  static let path = ["chromium", "chromium-browser", "google-chrome"].lazy
    .flatMap { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
        "\($0)/\(name)"
      }
    }
    .first(where: FileManager.default.isExecutableFile)

  /// The lines that a script writes under the id "seen" into a page. The page's policy lets it run beside
  /// those that it lets run anyway.
  static func lines(seenBy script: String, in page: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "faq.html")
    let driven =
      page
      .replacing("script-src '", with: "script-src 'sha256-\(SHA256(of: script).base64)' '")
      .replacing("</body>", with: "<script>\(script)</script>\n</body>")
    try Data(driven.utf8).write(to: file)
    let output = folder.appending(path: "dom")
    try Data().write(to: output)
    let browser = Process()
    browser.executableURL = URL(filePath: try #require(path))
    // Without a sandbox of its own it runs as root and in a container as well; the page is ours.
    browser.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.path)/profile", "--dump-dom", file.absoluteString,
    ]
    browser.standardOutput = try FileHandle(forWritingTo: output)
    browser.standardError = FileHandle.nullDevice
    try browser.run()
    browser.waitUntilExit()
    let dom = try String(contentsOf: output, encoding: .utf8)
    let start = try #require(dom.range(of: "<pre id=\"seen\">"), "the page's policy let it run")
    let end = try #require(dom.range(of: "</pre>", range: start.upperBound..<dom.endIndex))
    return dom[start.upperBound..<end.lowerBound]
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
